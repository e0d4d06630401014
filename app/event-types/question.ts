import type { z } from 'zod'
import type { ConditionalQuestionsSchema } from './question-schema'

export const QUESTION_KINDS = [
  'short_text',
  'long_text',
  'one_choice',
  'several_choices',
  'yes_no',
  'number',
  'phone',
  'web_address',
] as const

export const MAX_QUESTIONS = 10
export const MAX_CHOICES = 50
export const MAX_LABEL_LENGTH = 200

/** The only question that Foyer adds itself, if the host calls the attendee. No host's question has this id. */
export const PHONE_QUESTION_ID = 'attendee-phone'

export type Question = z.infer<typeof ConditionalQuestionsSchema>[number]

/** The questions for an attendee: if the host calls, their number first; then the host's questions. */
export function questionsOf(
  { location, questions }: { location: { kind: string }; questions: Question[] },
  phoneLabel: string,
): Question[] {
  const phone: Question = { id: PHONE_QUESTION_ID, label: phoneLabel, kind: 'phone', required: true }
  return location.kind === 'host_calls' ? [phone, ...questions] : questions
}

/** Whether a kind is answered by choosing, and so needs choices. */
export function hasChoices(kind: Question['kind']): boolean {
  return kind === 'one_choice' || kind === 'several_choices'
}

/**
 * The questions that apply, given the answers so far. A condition on a question that is itself not asked is not met.
 *
 * @param answerTo the answer to a question by its id, '' for none; several choices are joined by line breaks
 * @example askedQuestions(questions, (id) => ({ met: 'yes' })[id] ?? '')
 */
export function askedQuestions<Q extends Pick<Question, 'id' | 'showIf'>>(
  questions: readonly Q[],
  answerTo: (id: string) => string,
): Q[] {
  const asked: Q[] = []
  for (const question of questions) {
    const { showIf } = question
    if (!showIf || (asked.some(({ id }) => id === showIf.question) && isMet(showIf.answers, answerTo(showIf.question))))
      asked.push(question)
  }
  return asked
}

function isMet(wanted: string[], answer: string): boolean {
  if (answer === '') return false
  return wanted.length === 0 || answer.split('\n').some((part) => wanted.includes(part))
}

/**
 * The questions to store: a question without a condition field keeps its stored condition, as long as the question it depends
 * on still comes earlier.
 */
export function keepConditions(questions: Question[], stored: Question[]): Question[] {
  return questions.map((question, index) => {
    if (question.showIf !== undefined) return question
    const showIf = stored.find(({ id }) => id === question.id)?.showIf ?? null
    const holds = showIf !== null && questions.slice(0, index).some(({ id }) => id === showIf.question)
    return { ...question, showIf: holds ? showIf : null }
  })
}
