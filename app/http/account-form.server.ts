import type { Submission, SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import { type AccountMessages, type AccountProblem, accountMessages } from '~/accounts/messages'
import { chooseLocale, type Locale } from '~/i18n/locale'
import { QueueFullError } from '~/limits/bounded-queue'
import { readFormData } from './read-form-data.server'

/** The language of a page that nobody need be signed in to see, as the root chooses it. */
export function localeOf(request: Request): Locale {
  return chooseLocale(new URL(request.url).searchParams.get('lang'), request.headers.get('accept-language'))
}

export function messagesFor(request: Request): AccountMessages {
  return accountMessages[localeOf(request)]
}

/**
 * Reads a form of this room, its problems in the reader's words.
 *
 * @throws a 400 answer when the body is not a form at all, or holds a field that the schema does not know (S2, S21)
 */
export async function readForm<Schema extends z.ZodObject>(request: Request, schema: Schema, t: AccountMessages) {
  // Conform makes objects and arrays of names with dots and brackets: it sees the schema's own names only.
  return parseWithZod(await readFormData(request, { once: Object.keys(schema.shape) }), {
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

/** The answer that shows a form again: what was typed stays, except passwords. */
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

/** A form that came too often. */
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

/** For `.catch`: that too many passwords are being looked at is a result, as far as a form is concerned. @throws everything else */
export function asQueueFull(error: unknown): QueueFull {
  if (!(error instanceof QueueFullError)) throw error
  return { ok: false, reason: 'queue_full', retryAfterSeconds: error.retryAfterSeconds }
}

/** A form that came when too many others did: 503, with what was typed and when to send it again. */
export function refuseFull(
  submission: Submission<unknown, string[], unknown>,
  { retryAfterSeconds }: QueueFull,
  t: AccountMessages,
) {
  return refuseForm(submission, { status: 503, formErrors: [t.tryAgainSoon(retryAfterSeconds)], retryAfterSeconds })
}
