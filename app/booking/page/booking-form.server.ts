import { z } from 'zod'
import { ANSWER_FIELD, answerField } from '~/booking/answer-field'
import { type AnswerProblem, checkAnswers, MAX_ANSWER_LENGTH } from '~/booking/answers'
import { readAnswer } from '~/booking/read-answer'
import { NotesSchema } from '~/booking/schema'
import type { EventType } from '~/event-types/event-type'
import { askedQuestions, MAX_CHOICES, MAX_QUESTIONS, type Question, questionsOf } from '~/event-types/question'
import type { Locale } from '~/i18n/locale'
import { type AddressProblem, readEmailAddress } from '~/security/email-address'
import { personName } from '~/security/person-name.server'
import { isKnownTimeZone } from '~/time/wall-time'
import { HIDDEN_FIELD, SOLUTION_FIELD } from './form-fields'
import { type BookingFormProblem, bookingMessages } from './messages'
import { readGuests } from './read-guests'
import { ASKED_ADDRESS, CHOSEN_ADDRESS, suggestAddress } from './suggest-address'

const MAX_ECHO_LENGTH = 12_000

/** The typed values, unchanged, so that the form can show them again. Several ticked choices are joined by line breaks. */
export type TypedDetails = Record<string, string>

export interface SubmittedDetails {
  name: string
  email: string
  notes: string
  guests: string[]
  answers: { question: string; answer: string }[]
  /** The number to call, where the host calls. */
  attendeePhone: string
  timeZone: string | null
}

/** Single fields that a refused form shows again as they were typed. */
const TYPED_FIELDS = ['name', 'email', 'notes', 'guests', 'tz', 'consent', 'shown', ASKED_ADDRESS]

/**
 * What the details page sends. A question of several choices sends each ticked one. Questions may have changed since the page
 * was opened, so this schema accepts any answer; only answers to present questions count.
 */
export const BOOKING_FORM = {
  once: [...TYPED_FIELDS, CHOSEN_ADDRESS, 'start', 'alternative', 'formToken', HIDDEN_FIELD, SOLUTION_FIELD, 'proof'],
  long: true,
  families: [{ name: ANSWER_FIELD, names: MAX_QUESTIONS + 1, times: MAX_CHOICES }],
}

export type ReadBookingForm =
  | { ok: true; details: SubmittedDetails }
  | { ok: false; problems: { field: string; problem: BookingFormProblem }[] }

/**
 * Reads the form of the details page and returns what is wrong with each field.
 *
 * @param locale of the page, in which our own question was shown
 */
export function readBookingForm(typed: TypedDetails, eventType: EventType, locale: Locale): ReadBookingForm {
  const { guestsAllowed, consentText } = eventType
  const questions = questionsOf(eventType, bookingMessages[locale].yourPhone)
  const problems: { field: string; problem: BookingFormProblem }[] = []
  function checked<T>(field: string, schema: z.ZodType<T>, value: unknown, problem: BookingFormProblem): T | undefined {
    const result = schema.safeParse(value)
    if (!result.success) problems.push({ field, problem })
    return result.data
  }
  const typedName = typed.name?.trim() ?? ''
  const name = checked('name', personName, typedName, typedName === '' ? 'name' : 'nameUnfit')
  const email = readEmailAddress(typed.email ?? '')
  if (!email.ok) problems.push({ field: 'email', problem: EMAIL_PROBLEMS[email.problem] })
  const guests = readGuests(guestsAllowed ? (typed.guests ?? '') : '', email.ok ? email.address : undefined)
  if (!guests.ok) problems.push({ field: 'guests', problem: guests.problem })
  const notes = checked('notes', NotesSchema, typed.notes ?? '', 'notes')

  const answerTo = (id: string) => readTyped(questions, id, typed[answerField(id)] ?? '')
  // A field whose question is no longer asked, because an earlier answer was changed, does not count.
  const asked = askedQuestions(questions, answerTo)
  const typedAnswers = asked.map(({ id }) => ({ question: id, answer: answerTo(id) }))
  const answers = checkAnswers(questions, typedAnswers)
  const followUps = new Set(unseenFollowUps(asked, typed).map(answerField))
  if (!answers.ok) {
    for (const { question, problem } of answers.problems)
      if (!followUps.has(answerField(question)))
        problems.push({ field: answerField(question), problem: problemOfAnswer(problem, answerTo(question)) })
  }
  for (const field of followUps) problems.push({ field, problem: 'followUp' })
  if (consentText !== '' && typed.consent !== 'on') problems.push({ field: 'consent', problem: 'consent' })
  const timeZone = typed.tz !== undefined && isKnownTimeZone(typed.tz) ? typed.tz : null
  if (problems.length > 0 || !answers.ok || !name || !email.ok || notes === undefined || !guests.ok)
    return { ok: false, problems }
  const consent = consentText === '' ? [] : [{ question: consentText, answer: 'yes' }]
  const given = { answers: [...answers.answers, ...consent], attendeePhone: answers.phone }
  return { ok: true, details: { name, email: email.address, notes, guests: guests.guests, ...given, timeZone } }
}

/** A typed address that is surely a slip, with what was meant; null if there is none, or if the visitor was asked about it before. */
export function findAddressSlip(typed: TypedDetails): { typed: string; meant: string } | null {
  const email = readEmailAddress(typed.email ?? '')
  if (!email.ok || email.address === typed[ASKED_ADDRESS]) return null
  const meant = suggestAddress(email.address)
  return meant === null ? null : { typed: email.address, meant }
}

const EMAIL_PROBLEMS: Record<AddressProblem, BookingFormProblem> = {
  unfit: 'email',
  several: 'emailSeveral',
  local_part_not_ascii: 'emailLocal',
}

/**
 * Without scripts, a follow-up question appears only after the answer that leads to it was sent. It is then shown before
 * anything is booked.
 */
function unseenFollowUps(asked: Question[], typed: TypedDetails): string[] {
  if (typed.shown === undefined) return []
  const shown = new Set(typed.shown.split(' '))
  return asked.filter(({ id, showIf }) => showIf && !shown.has(id)).map(({ id }) => id)
}

function readTyped(questions: Question[], id: string, text: string): string {
  const question = questions.find((one) => one.id === id)
  return question ? readAnswer(question, text) : text.trim()
}

function problemOfAnswer(problem: AnswerProblem['problem'], answer: string): BookingFormProblem {
  switch (problem) {
    case 'unfit_text':
      return answer.length > MAX_ANSWER_LENGTH ? 'too_long' : 'unfit'
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

export function typedDetails(form: FormData): TypedDetails {
  const typed: TypedDetails = {}
  for (const [name, value] of form) {
    if (typeof value !== 'string' || !(TYPED_FIELDS.includes(name) || ANSWER_FIELD.test(name))) continue
    const before = Object.hasOwn(typed, name) ? `${typed[name]}\n` : ''
    typed[name] = `${before}${value.replace(/\r\n?/g, '\n')}`.slice(0, MAX_ECHO_LENGTH)
  }
  // The button that was pressed decides over the field.
  const chosen = form.get(CHOSEN_ADDRESS)
  if (typeof chosen === 'string' && chosen !== '') typed.email = chosen.slice(0, MAX_ECHO_LENGTH)
  return typed
}

const Instant = z.iso.datetime({ offset: true })

/** An instant in an address or a form: RFC 3339 with its offset. @returns epoch ms, or null */
export function readInstant(text: unknown): number | null {
  // In an address a bare plus is a space, but people who write such a link by hand mean the plus.
  const written = typeof text === 'string' ? text.replace(/ (?=\d\d:\d\d$)/, '+') : text
  const result = Instant.safeParse(written)
  if (!result.success) return null
  const instant = Date.parse(result.data)
  return Number.isFinite(instant) ? instant : null
}
