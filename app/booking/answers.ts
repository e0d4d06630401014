import { askedQuestions, PHONE_QUESTION_ID, type Question } from '~/event-types/question'
import { readPhoneNumber } from '~/security/phone-number'
import { paragraphs } from '~/security/plain-text'
import { readWebAddress } from '~/security/web-address'
import { readAnswer } from './read-answer'

export const MAX_ANSWER_LENGTH = 5_000
const SoundText = paragraphs(MAX_ANSWER_LENGTH)

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
    /** Control characters, which no real answer contains. */
    | 'unfit_text'
}

export type CheckedAnswers =
  | {
      ok: true
      /** In the order of the questions, each under its label. */
      answers: { question: string; answer: string }[]
      /** The number to call, where the host calls; '' elsewhere. */
      phone: string
    }
  | { ok: false; problems: AnswerProblem[] }

/**
 * Matches given answers with an event type's questions and says what is wrong with them. An answer is missing only if its
 * question is asked. An answer to a question that is not asked is kept if it is valid.
 *
 * @param given `question` is a question's id or its label
 */
export function checkAnswers(questions: Question[], given: { question: string; answer: string }[]): CheckedAnswers {
  const problems: AnswerProblem[] = []
  const byId = new Map<string, string>()
  for (const { question: name, answer } of given) {
    const question = questions.find(({ id, label }) => id === name || label === name)
    if (!question) problems.push({ question: name, problem: 'unknown_question' })
    else if (byId.has(question.id)) problems.push({ question: name, problem: 'answered_twice' })
    else byId.set(question.id, readAnswer(question, answer))
  }
  const answerTo = (id: string) => byId.get(id) ?? ''
  const asked = new Set(askedQuestions(questions, answerTo).map(({ id }) => id))
  for (const question of questions) {
    const answer = answerTo(question.id)
    const missing = question.required && asked.has(question.id)
    const problem = answer === '' ? (missing ? 'required' : null) : problemWith(question, answer)
    if (problem) problems.push({ question: question.id, problem })
  }
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    answers: questions
      .map(({ id, label }) => ({ question: label, answer: answerTo(id) }))
      .filter(({ answer }) => answer !== ''),
    phone: answerTo(PHONE_QUESTION_ID),
  }
}

function problemWith({ kind, choices = [] }: Question, answer: string): AnswerProblem['problem'] | null {
  if (!SoundText.safeParse(answer).success) return 'unfit_text'
  switch (kind) {
    case 'one_choice':
      return choices.includes(answer) ? null : 'not_a_choice'
    case 'several_choices':
      return answer.split('\n').every((choice) => choices.includes(choice)) ? null : 'not_a_choice'
    case 'yes_no':
      return answer === 'yes' || answer === 'no' ? null : 'not_a_choice'
    case 'number':
      // German readers write a decimal comma.
      return /^-?\d{1,15}([.,]\d{1,10})?$/.test(answer) ? null : 'not_a_number'
    case 'web_address':
      return readWebAddress(answer, 'web') === null ? 'not_a_web_address' : null
    case 'phone':
      return readPhoneNumber(answer) === null ? 'not_a_phone_number' : null
    default:
      return null
  }
}
