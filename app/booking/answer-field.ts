/** The form field that holds the answer to a question. @example answerField('met') // 'answer-met' */
export function answerField(questionId: string): string {
  return `answer-${questionId}`
}

/** The names that such fields can have. */
export const ANSWER_FIELD = /^answer-[a-z0-9_-]{1,40}$/
