import { z } from 'zod'
import { isKnownTimeZone } from '../availability/wall-time'
import type { EventType } from '../event-types/event-type'
import { askedQuestions, MOST_CHOICES, MOST_QUESTIONS, type Question, questionsOf } from '../event-types/question'
import type { Locale } from '../i18n/locale'
import { personName } from '../security/person-name.server'
import { emailAddress, paragraphs } from '../security/plain-text'
import { type AnswerProblem, checkAnswers } from './answers'
import { bookingMessages, type FormProblem } from './messages'
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
  /** The number to call, where the host calls. */
  attendeePhone: string
  timeZone: string | null
}

/** The field that holds the answer to a question. Nothing else of the page's names is made from data. */
const ANSWER_FIELD = /^answer-[a-z0-9_-]{1,40}$/

/**
 * What the details page sends. A question of several choices sends each that is ticked. Questions may have changed since the page was
 * opened, so any answer is taken here, and those that are asked count.
 */
export const BOOKING_FORM = {
  once: ['name', 'email', 'notes', 'guests', 'tz', 'consent', 'shown', 'start', 'alternative', 'formToken'],
  families: [{ name: ANSWER_FIELD, names: MOST_QUESTIONS + 1, times: MOST_CHOICES }],
}

export type ReadBookingForm =
  | { ok: true; details: BookingDetails }
  | { ok: false; problems: { field: string; problem: FormProblem }[] }

/**
 * Reads the form of the details page and says about each field what is wrong with it.
 *
 * @param locale of the page, in which our own question was asked
 */
export function readBookingForm(typed: TypedDetails, eventType: EventType, locale: Locale): ReadBookingForm {
  const { guestsAllowed, consentText } = eventType
  const questions = questionsOf(eventType, bookingMessages[locale].yourPhone)
  const problems: { field: string; problem: FormProblem }[] = []
  function checked<T>(field: string, schema: z.ZodType<T>, value: unknown, problem: FormProblem): T | undefined {
    const result = schema.safeParse(value)
    if (!result.success) problems.push({ field, problem })
    return result.data
  }
  const typedName = typed.name?.trim() ?? ''
  const name = checked('name', personName, typedName, typedName === '' ? 'name' : 'nameUnfit')
  const email = checked('email', emailAddress, typed.email ?? '', 'email')
  const guests = guestsAllowed ? checked('guests', GuestsSchema, guestList(typed.guests ?? ''), 'guests') : []
  const notes = checked('notes', NotesSchema, typed.notes ?? '', 'notes')

  const answerTo = (id: string) => normalAnswer(questions, id, (typed[answerField(id)] ?? '').trim())
  // What stands in the form but is not asked, because an earlier answer was changed, is nobody's answer.
  const asked = askedQuestions(questions, answerTo)
  const typedAnswers = asked.map(({ id }) => ({ question: id, answer: answerTo(id) }))
  for (const { question, answer } of typedAnswers) checked(answerField(question), AnswerSchema, answer, 'too_long')
  const answers = checkAnswers(questions, typedAnswers)
  const followUps = new Set(unseenFollowUps(asked, typed).map(answerField))
  if (!answers.ok) {
    for (const { question, problem } of answers.problems)
      if (!followUps.has(answerField(question)))
        problems.push({ field: answerField(question), problem: answerProblem(problem) })
  }
  for (const field of followUps) problems.push({ field, problem: 'followUp' })
  if (consentText !== '' && typed.consent !== 'on') problems.push({ field: 'consent', problem: 'consent' })
  const timeZone = typed.tz !== undefined && isKnownTimeZone(typed.tz) ? typed.tz : null
  if (problems.length > 0 || !answers.ok || !name || !email || notes === undefined || !guests)
    return { ok: false, problems }
  const consent = consentText === '' ? [] : [{ question: consentText, answer: 'yes' }]
  const given = { answers: [...answers.answers, ...consent], attendeePhone: answers.phone }
  return { ok: true, details: { name, email, notes, guests, ...given, timeZone } }
}

/** Without scripts a question appears only after the answer that leads to it was sent: then it is shown before anything is booked. */
function unseenFollowUps(asked: Question[], typed: TypedDetails): string[] {
  if (typed.shown === undefined) return []
  const shown = new Set(typed.shown.split(' '))
  return asked.filter(({ id, showIf }) => showIf && !shown.has(id)).map(({ id }) => id)
}

/** People type `example.com` and mean the address. */
function normalAnswer(questions: Question[], id: string, answer: string): string {
  const isAddress = questions.find((question) => question.id === id)?.kind === 'web_address'
  return isAddress && /^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(answer) ? `https://${answer}` : answer
}

function answerProblem(problem: AnswerProblem['problem']): FormProblem {
  switch (problem) {
    case 'required':
      return 'required'
    case 'not_a_number':
      return 'notANumber'
    case 'not_a_phone_number':
      return 'notAPhone'
    case 'not_a_web_address':
      return 'notAnAddress'
    default:
      return 'answer'
  }
}

/** The field that holds the answer to a question. */
export function answerField(questionId: string): string {
  return `answer-${questionId}`
}

export function typedDetails(form: FormData): TypedDetails {
  const typed: TypedDetails = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || !/^(name|email|notes|guests|tz|consent|shown|answer-[a-z0-9_-]{1,40})$/.test(name))
      continue
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
  // In an address a bare plus is a space: who writes such a link by hand means the plus.
  const written = typeof text === 'string' ? text.replace(/ (?=\d\d:\d\d$)/, '+') : text
  const result = z.iso.datetime({ offset: true }).safeParse(written)
  if (!result.success) return null
  const instant = Date.parse(result.data)
  return Number.isFinite(instant) ? instant : null
}
