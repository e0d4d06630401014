import type { Context } from 'hono'
import type { z } from 'zod'
import type { QueueFullError } from '~/limits/bounded-queue'
import { PROBLEM_CODES, PROBLEM_TITLES, type ProblemCode } from './problem-codes'

/** RFC 9457. Clients branch on `code`, which decides status and title; `detail` is for a person who reads the log. */
export interface Problem {
  code: ProblemCode
  detail: string
  errors?: { path: string; message: string }[]
  alternatives?: { start: string; end: string }[]
  headers?: Record<string, string>
}

/** Thrown anywhere below the API; one place turns it into a response. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code)
  }
}

export function respondWithProblem(c: Context, { headers, code, detail, ...rest }: Problem): Response {
  const { status } = PROBLEM_CODES[code]
  const body = { type: 'about:blank', title: PROBLEM_TITLES[status], status, code, detail, ...rest }
  // Caches store a 404 for a while unless it is forbidden.
  const always = { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' }
  return c.body(JSON.stringify(body), status, { ...always, ...headers })
}

export const NOT_FOUND: Problem = { code: 'not_found', detail: 'There is nothing here, or it is not yours.' }

export function notFoundProblem(): ProblemError {
  return new ProblemError(NOT_FOUND)
}

export function unauthorized(): ProblemError {
  return new ProblemError({
    code: 'unauthorized',
    detail: 'Send a valid key: Authorization: Bearer foyer_…',
    headers: { 'WWW-Authenticate': 'Bearer' },
  })
}

export function forbiddenProblem(scope: string): ProblemError {
  return new ProblemError({
    code: 'missing_scope',
    detail: `This key may not do that: it lacks the scope "${scope}".`,
    headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
  })
}

/** The operator has suspended the account: it is read-only. */
export function suspendedProblem(): ProblemError {
  return new ProblemError({
    code: 'account_suspended',
    detail: 'The operator has suspended this account: its keys may read, but change nothing.',
  })
}

export function tooBusy({ retryAfterSeconds }: QueueFullError): Problem {
  return {
    code: 'unavailable',
    detail: `Nothing was stored. Try again in ${retryAfterSeconds} seconds.`,
    headers: { 'Retry-After': String(retryAfterSeconds) },
  }
}

export function malformedJson(): Problem {
  return { code: 'malformed_json', detail: 'The body is not valid JSON.' }
}

export function invalid(errors: { path: string; message: string }[]): ProblemError {
  return new ProblemError(validationProblem(errors))
}

export function validationProblem(errors: { path: string; message: string }[]): Problem {
  return {
    code: 'validation_failed',
    detail: errors.map(({ path, message }) => (path ? `${path} ${message}` : message)).join('; '),
    errors,
  }
}

const MAX_ERRORS = 50
/** The sender chooses the keys, so the response limits their number. */
export const MAX_PATH_LENGTH = 200

/** Zod's issues with paths that clients can follow: `attendee.email`, `questions.0.label`. */
export function errorsOf(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.slice(0, MAX_ERRORS).flatMap((issue) => {
    const path = issue.path.join('.').slice(0, MAX_PATH_LENGTH)
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
    return issue.keys.slice(0, MAX_ERRORS).map((key) => ({
      path: [path, key.slice(0, 100)].filter(Boolean).join('.'),
      message: 'is not a known field',
    }))
  })
}
