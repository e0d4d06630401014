import { z } from '@hono/zod-openapi'
import type { ApiScope } from '../../accounts/api-scopes'
import { ContractSettingsSchema } from '../../event-types/settings-schema'

/** What the API answers; the schemas of what it takes belong to the domain rooms. */

export const instant = z.string().openapi({ format: 'date-time', example: '2026-12-03T09:00:00Z' })

export const ProblemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    alternatives: z.array(z.object({ start: instant, end: instant })).optional(),
  })
  .openapi('Problem')

export const EventTypeShape = ContractSettingsSchema.extend({ id: z.string(), url: z.string() }).openapi('EventType')

export const PublicEventTypeShape = EventTypeShape.pick({
  id: true,
  slug: true,
  title: true,
  description: true,
  url: true,
  durationMinutes: true,
  durationChoicesMinutes: true,
  guestsAllowed: true,
  questions: true,
  language: true,
}).openapi('PublicEventType')

export const BookingShape = z
  .object({
    id: z.string(),
    status: z.enum(['pending', 'confirmed', 'cancelled', 'declined']),
    title: z.string(),
    start: instant,
    end: instant,
    sequence: z.int(),
    host: z.object({ handle: z.string(), name: z.string(), timeZone: z.string() }),
    eventType: z.object({ slug: z.string(), title: z.string(), durationMinutes: z.int() }),
    attendee: z.object({ name: z.string(), email: z.string(), timeZone: z.string(), locale: z.string() }),
    guests: z.array(z.string()),
    answers: z.array(z.object({ question: z.string(), answer: z.string() })),
    notes: z.string(),
    conferencing: z.object({
      provider: z.literal('goto'),
      status: z.enum(['pending', 'ready', 'failed', 'removed']),
      joinUrl: z.string().nullable(),
      meetingId: z.string().nullable(),
    }),
    tracking: z.record(z.string(), z.string()),
    metadata: z.record(z.string(), z.string()),
    crm: z.object({ system: z.string().nullable(), type: z.string().nullable(), id: z.string().nullable() }).nullable(),
    manageUrl: z.string(),
    createdAt: instant,
    updatedAt: instant,
    cancellation: z.object({ by: z.enum(['host', 'attendee']), reason: z.string().nullable(), at: instant }).nullable(),
    previous: z.object({ start: instant, end: instant }).nullable(),
  })
  .openapi('Booking')

export const MeShape = z
  .object({
    id: z.string(),
    handle: z.string(),
    name: z.string(),
    email: z.string(),
    timeZone: z.string(),
    goto: z.object({
      status: z.enum(['not_connected', 'connected', 'reconnect_needed']),
      email: z.string().optional(),
    }),
  })
  .openapi('Me')

/** A success answer with its one kind of content, and the problems that any call may answer with. */
export function answers<S extends z.ZodType>(status: 200 | 201, description: string, data: S, list = false) {
  const schema = list ? z.object({ data, nextCursor: z.string().nullable() }) : z.object({ data })
  const problem = { 'application/problem+json': { schema: ProblemShape } }
  return {
    [status]: { description, content: { 'application/json': { schema } } },
    default: { description: 'What went wrong, as RFC 9457 has it', content: problem },
  }
}

export const nothing = { 204: { description: 'Done' } }

/** A call that needs a host's key with this scope; `optional`: it says more with one. The front door enforces it. */
export function keyed(scope: ApiScope, optional?: 'optional') {
  const security: Record<string, string[]>[] = optional ? [{}, { key: [scope] }] : [{ key: [scope] }]
  return { security }
}

/** An id of ours in an address. */
export const ById = { params: z.object({ id: z.string().max(60).openapi({ example: 'bkg_7m2kq0d5t9xw3f8hj4nc' }) }) }

/** @param example stands in the description, and a test sends it */
export function body<S extends z.ZodType>(schema: S, example?: z.input<S>) {
  return {
    body: {
      required: true,
      content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
    },
  }
}
