import { z } from '@hono/zod-openapi'
import type { ApiScope } from '~/accounts/api-scopes'
import { PROBLEM_CODES, type ProblemCode } from '~/http/problem-codes'
import { ProblemShape } from './shapes'

/** Building blocks of every call's definition. `describe-problems.ts` adds what is the same for every call. */

export const PROBLEM_CONTENT = { 'application/problem+json': { schema: ProblemShape } }
const anyProblem = { default: { description: 'Any other problem, as RFC 9457 has it', content: PROBLEM_CONTENT } }

/**
 * A success response with its one content type.
 *
 * @param example of `data`
 * @param or the problems of this call
 */
export function answers<S extends z.ZodType, Status extends 200 | 201>(
  status: Status,
  description: string,
  data: S,
  { list = false, example, or = [] }: { list?: boolean; example?: z.input<S>; or?: ProblemCode[] } = {},
) {
  const schema = list ? z.object({ data, nextCursor: z.string().nullable() }) : z.object({ data })
  const shown = example === undefined ? {} : { example: list ? { data: example, nextCursor: null } : { data: example } }
  const success = { description, content: { 'application/json': { schema, ...shown } } }
  return Object.assign({ [status]: success } as Record<Status, typeof success>, anyProblem, problems(or))
}

export const nothing = { 204: { description: 'Done' }, ...anyProblem }

/** The problems of one call, one response per status. Handlers throw them, so a handler's type does not list them. */
function problems(codes: ProblemCode[]): object {
  const statuses = [...new Set(codes.map((code) => PROBLEM_CODES[code].status))]
  return Object.fromEntries(
    statuses.map((status) => [status, { description: describeCodes(codes, status), content: PROBLEM_CONTENT }]),
  )
}

export function describeCodes(codes: ProblemCode[], status: number): string {
  return codes
    .filter((code) => PROBLEM_CODES[code].status === status)
    .map((code) => `\`${code}\`: ${PROBLEM_CODES[code].meaning}`)
    .join('\n\n')
}

/** A call that needs a host's key with this scope; `optional`: it returns more with one. The guard enforces it. */
export function keyed(scope: ApiScope, optional?: 'optional') {
  const security: Record<string, string[]>[] = optional ? [{}, { key: [scope] }] : [{ key: [scope] }]
  return { security }
}

/** An id of ours in an address. */
export function byId(example: string) {
  return { params: z.object({ id: z.string().max(60).openapi({ example }) }) }
}

/** @param example appears in the description, and a test sends it */
export function body<S extends z.ZodType>(schema: S, example: z.input<S>, { required = true } = {}) {
  return { body: { required, content: { 'application/json': { schema, example } } } }
}

/** A call's heading, its title, and its name in generated clients. */
export function call(tag: Tag, operationId: string, summary: string, description?: string) {
  return { tags: [tag], operationId, summary, ...(description === undefined ? {} : { description }) }
}

/** In the order of a first integration. */
export const TAGS = {
  'Free times': 'When a host can be booked. Public: no key, and scripts of any site may ask.',
  Bookings: 'Make, find and change bookings. One id for life, through moves and cancellation.',
  'Event types': 'What can be booked: duration, limits, questions.',
  Availability: 'Weekly hours and other hours on single dates.',
  'Busy calendars': 'Calendars whose events make the host busy, by their ICS address.',
  'Connected calendars': 'Accounts at calendar providers, whose events make the host busy and where bookings appear.',
  Webhooks: 'Hear of bookings as they happen.',
  Host: 'Whose key this is.',
  Description: 'This document, for programs.',
} as const
type Tag = keyof typeof TAGS
