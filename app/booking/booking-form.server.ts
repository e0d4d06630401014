import { z } from 'zod'
import { isKnownTimeZone } from '../availability/wall-time'
import type { EventType } from '../event-types/event-type'
import { emailAddress, paragraphs, personName } from '../security/plain-text'
import { checkAnswers } from './answers'
import type { FormProblem } from './messages'
import { GuestsSchema, NotesSchema } from './schema'

const AnswerSchema = paragraphs(5_000)
const LONGEST_ECHO = 12_000

/** What was typed, as it was typed, so that the form can show it again. Several ticked choices are joined by line breaks. */
export type TypedDetails = Record<string, string>

export interface BookingDetails {
  name: string
  email: string
  notes: string
  guests: string[]
  answers: { question: string; answer: string }[]
  timeZone: string | null
}

export type ReadBookingForm =
  | { ok: true; details: BookingDetails }
  | { ok: false; problems: { field: string; problem: FormProblem }[] }

/** Reads the form of the details page and says about each field what is wrong with it. */
export function readBookingForm(typed: TypedDetails, { questions, guestsAllowed }: EventType): ReadBookingForm {
  const problems: { field: string; problem: FormProblem }[] = []
  function checked<T>(field: string, schema: z.ZodType<T>, value: unknown, problem: FormProblem): T | undefined {
    const result = schema.safeParse(value)
    if (!result.success) problems.push({ field, problem })
    return result.data
  }
  const given = typed.name?.trim() ?? ''
  const name = checked('name', personName, given, given === '' ? 'name' : 'nameUnfit')
  const email = checked('email', emailAddress, typed.email ?? '', 'email')
  const guests = guestsAllowed ? checked('guests', GuestsSchema, guestList(typed.guests ?? ''), 'guests') : []
  const notes = checked('notes', NotesSchema, typed.notes ?? '', 'notes')

  const typedAnswers = questions.map(({ id }) => ({ question: id, answer: (typed[answerField(id)] ?? '').trim() }))
  for (const { question, answer } of typedAnswers) checked(answerField(question), AnswerSchema, answer, 'too_long')
  const answers = checkAnswers(questions, typedAnswers)
  if (!answers.ok) {
    for (const { question, problem } of answers.problems)
      problems.push({ field: answerField(question), problem: problem === 'required' ? 'required' : 'answer' })
  }
  const timeZone = typed.tz !== undefined && isKnownTimeZone(typed.tz) ? typed.tz : null
  if (problems.length > 0 || !answers.ok || !name || !email || notes === undefined || !guests)
    return { ok: false, problems }
  return { ok: true, details: { name, email, notes, guests, answers: answers.answers, timeZone } }
}

/** The field that holds the answer to a question. */
export function answerField(questionId: string): string {
  return `answer-${questionId}`
}

export function typedDetails(form: FormData): TypedDetails {
  const typed: TypedDetails = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || !/^(name|email|notes|guests|tz|answer-[a-z0-9_-]{1,40})$/.test(name)) continue
    const before = Object.hasOwn(typed, name) ? `${typed[name]}\n` : ''
    typed[name] = `${before}${value.replace(/\r\n?/g, '\n')}`.slice(0, LONGEST_ECHO)
  }
  return typed
}

/** Addresses as people list them: with commas, semicolons, spaces or line breaks. */
export function guestList(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map((guest) => guest.trim())
    .filter(Boolean)
}

/** An instant as it stands in an address or a form: RFC 3339 with its offset. @returns epoch ms, or null */
export function readInstant(text: unknown): number | null {
  const result = z.iso.datetime({ offset: true }).safeParse(text)
  if (!result.success) return null
  const instant = Date.parse(result.data)
  return Number.isFinite(instant) ? instant : null
}
