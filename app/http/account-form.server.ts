import type { Submission, SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import { type AccountMessages, type AccountProblem, accountMessages } from '~/accounts/messages'
import { chooseLocale, type Locale } from '~/i18n/locale'
import { QueueFullError } from '~/limits/bounded-queue'
import { readFormData } from './read-form-data.server'

/** The language of a page that needs no sign-in, as the root route chooses it. */
export function localeOf(request: Request): Locale {
  return chooseLocale(new URL(request.url).searchParams.get('lang'), request.headers.get('accept-language'))
}

export function messagesFor(request: Request): AccountMessages {
  return accountMessages[localeOf(request)]
}

/** Names, addresses and passwords, many times over: the page of an account form has 50 kB by itself. */
const SHORT_VALUES_BYTES = 8_000

/**
 * Reads an account form; its problems are in the reader's language.
 *
 * @param isLong whether it has a text of more than a line
 * @throws a 400 response when the body is not a form, or has a field that is not in the schema (S2, S21)
 */
export async function readForm<Schema extends z.ZodObject>(
  request: Request,
  schema: Schema,
  t: AccountMessages,
  { isLong = false } = {},
) {
  // Conform builds objects and arrays from names with dots and brackets, so it gets only the schema's names.
  const fields = { once: Object.keys(schema.shape), ...(!isLong && { shownBytes: SHORT_VALUES_BYTES }) }
  return parseWithZod(await readFormData(request, fields), {
    schema,
    formatError: (issues: z.core.$ZodIssue[]) =>
      issues.map(({ message }) => t.problems[message as AccountProblem] ?? t.problems.unknown),
  })
}

interface Refusal {
  status: number
  formErrors?: string[]
  fieldErrors?: Record<string, string[]>
  retryAfterSeconds?: number
}

/** The response that shows a form again, with all typed values except passwords. */
export function refuseForm(
  submission: Submission<unknown, string[], unknown>,
  { status, formErrors, fieldErrors, retryAfterSeconds }: Refusal,
) {
  const form: SubmissionResult<string[]> = submission.reply({
    ...(formErrors && { formErrors }),
    ...(fieldErrors && { fieldErrors }),
    hideFields: ['password', 'currentPassword', 'newPassword'],
  })
  return data(
    { form },
    { status, headers: retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) } },
  )
}

/** The form was sent too often. */
export function refuseForNow(
  submission: Submission<unknown, string[], unknown>,
  { retryAfterSeconds }: { retryAfterSeconds: number },
  t: AccountMessages,
) {
  return refuseForm(submission, { status: 429, formErrors: [t.slowDown(retryAfterSeconds)], retryAfterSeconds })
}

export interface QueueFull {
  ok: false
  reason: 'queue_full'
  retryAfterSeconds: number
}

/** For `.catch`: a full queue, such as of password checks, is an expected result of a form. @throws everything else */
export function asQueueFull(error: unknown): QueueFull {
  if (!(error instanceof QueueFullError)) throw error
  return { ok: false, reason: 'queue_full', retryAfterSeconds: error.retryAfterSeconds }
}

/** Too many forms at once: 503, with the typed values and when to send the form again. */
export function refuseFull(
  submission: Submission<unknown, string[], unknown>,
  { retryAfterSeconds }: QueueFull,
  t: AccountMessages,
) {
  return refuseForm(submission, { status: 503, formErrors: [t.tryAgainSoon(retryAfterSeconds)], retryAfterSeconds })
}
