import { z } from '@hono/zod-openapi'
import { CONFERENCING_PROVIDERS } from '#db/tables/event-types'
import { ATTENDANCE_STATES } from '~/booking/attendance'
import { ContractSettingsSchema } from '~/event-types/settings-schema'

/** The shapes of the API's responses; the schemas of its input are in the domain modules. */

export const instant = z.string().openapi({ format: 'date-time', example: '2026-12-03T09:00:00Z' })

export const ProblemShape = z
  .object({
    type: z.string().openapi({ example: 'about:blank' }),
    title: z.string().openapi({ description: 'The status in words' }),
    status: z.int(),
    code: z.string().openapi({ description: 'What programs branch on', example: 'validation_failed' }),
    detail: z.string().openapi({ description: 'For the person who reads the log' }),
    errors: z
      .array(z.object({ path: z.string().openapi({ example: 'attendee.email' }), message: z.string() }))
      .optional()
      .openapi({ description: 'Which fields are meant, with `validation_failed`' }),
    alternatives: z
      .array(z.object({ start: instant, end: instant }))
      .optional()
      .openapi({ description: 'The nearest free times, with `slot_unavailable`' }),
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
    sequence: z.int().openapi({ description: 'Rises with every change that attendees hear of' }),
    host: z.object({ handle: z.string(), name: z.string(), timeZone: z.string() }),
    eventType: z.object({ slug: z.string(), title: z.string(), durationMinutes: z.int() }),
    attendee: z.object({ name: z.string(), email: z.string(), timeZone: z.string(), locale: z.string() }),
    guests: z.array(z.string()),
    answers: z.array(z.object({ question: z.string(), answer: z.string() })),
    notes: z.string(),
    conferencing: z.object({
      provider: z.enum(CONFERENCING_PROVIDERS),
      status: z.enum(['pending', 'ready', 'failed', 'removed']),
      joinUrl: z.string().nullable().openapi({ description: 'Null until the meeting exists' }),
      meetingId: z.string().nullable(),
    }),
    tracking: z.record(z.string(), z.string()),
    metadata: z.record(z.string(), z.string()),
    crm: z.object({ system: z.string().nullable(), type: z.string().nullable(), id: z.string().nullable() }).nullable(),
    team: z
      .object({ handle: z.string(), name: z.string() })
      .nullable()
      .openapi({ description: 'The team that was booked; `host` is its member who has the booking' }),
    attendance: z
      .object({
        state: z.enum(ATTENDANCE_STATES),
        suggested: z.enum(['no_show']).nullable().openapi({
          description: 'A question to the host, where one person or nobody was in the meeting; never a decision',
        }),
        startedAt: instant.nullable(),
        endedAt: instant.nullable(),
        participants: z.int().nullable(),
      })
      .nullable()
      .openapi({
        description: 'What became of it, by the host’s word or else by GoTo’s history; null before its end',
      }),
    recording: z
      .object({ url: z.string() })
      .nullable()
      .openapi({ description: 'Opens without a sign-in. Keep it as you keep a password.' }),
    manageUrl: z.string().openapi({ description: 'The attendee’s page. Whoever has it can move and cancel.' }),
    createdAt: instant,
    updatedAt: instant,
    cancellation: z.object({ by: z.enum(['host', 'attendee']), reason: z.string().nullable(), at: instant }).nullable(),
    previous: z
      .object({ start: instant, end: instant })
      .nullable()
      .openapi({ description: 'Its time before the last move' }),
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
