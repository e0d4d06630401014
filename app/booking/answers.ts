import type { Question } from '../event-types/event-type'

export type AnswerProblem = {
  question: string
  problem:
    | 'required'
    | 'unknown_question'
    | 'not_a_choice'
    | 'not_a_number'
    | 'not_a_web_address'
    | 'not_a_phone_number'
    | 'answered_twice'
}

/**
 * Matches given answers with an event type's questions and says what is wrong with them.
 *
 * @param given `question` is a question's id or its label
 * @returns the answers in the order of the questions, each under its label, or every problem found
 */
export function checkAnswers(
  questions: Question[],
  given: { question: string; answer: string }[],
): { ok: true; answers: { question: string; answer: string }[] } | { ok: false; problems: AnswerProblem[] } {
  const problems: AnswerProblem[] = []
  const byId = new Map<string, string>()
  for (const { question: name, answer } of given) {
    const question = questions.find(({ id, label }) => id === name || label === name)
    if (!question) problems.push({ question: name, problem: 'unknown_question' })
    else if (byId.has(question.id)) problems.push({ question: name, problem: 'answered_twice' })
    else byId.set(question.id, answer)
  }
  for (const question of questions) {
    const answer = byId.get(question.id) ?? ''
    const problem = answer === '' ? (question.required ? 'required' : null) : problemWith(question, answer)
    if (problem) problems.push({ question: question.id, problem })
  }
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    answers: questions
      .map(({ id, label }) => ({ question: label, answer: byId.get(id) ?? '' }))
      .filter(({ answer }) => answer !== ''),
  }
}

function problemWith({ kind, choices = [] }: Question, answer: string): AnswerProblem['problem'] | null {
  switch (kind) {
    case 'one_choice':
      return choices.includes(answer) ? null : 'not_a_choice'
    case 'several_choices':
      return answer.split('\n').every((choice) => choices.includes(choice)) ? null : 'not_a_choice'
    case 'yes_no':
      return answer === 'yes' || answer === 'no' ? null : 'not_a_choice'
    case 'number':
      return Number.isFinite(Number(answer)) ? null : 'not_a_number'
    case 'web_address':
      return URL.canParse(answer) && /^https?:$/.test(new URL(answer).protocol) ? null : 'not_a_web_address'
    case 'phone':
      return /^[+\d][\d ()./-]{3,30}$/.test(answer) ? null : 'not_a_phone_number'
    default:
      return null
  }
}
