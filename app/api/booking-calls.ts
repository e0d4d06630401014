import { createRoute, z } from '@hono/zod-openapi'
import { STATED_ATTENDANCE } from '~/booking/attendance'
import {
  AnswersSchema,
  AttendeeSchema,
  CrmSchema,
  GuestsSchema,
  MetadataSchema,
  NotesSchema,
  ReasonSchema,
  TrackingSchema,
} from '~/booking/schema'
import { PageQuery } from './cursor'
import { answers, body, byId, call, keyed } from './describe-call'
import {
  BOOKING_EXAMPLE,
  CANCELLED_EXAMPLE,
  DECLINED_EXAMPLE,
  MOVED_EXAMPLE,
  NEW_BOOKED_EXAMPLE,
  NEW_BOOKING_EXAMPLE,
  NO_SHOW_EXAMPLE,
  REASSIGNED_EXAMPLE,
} from './examples'
import { BookingShape } from './shapes'

const ById = byId(BOOKING_EXAMPLE.id)
const offsetInstant = z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-12-03T09:00:00Z' })
const ReasonBody = z.strictObject({ reason: ReasonSchema.nullish() })

export const NewBookingSchema = z.strictObject({
  eventType: z.string().max(60).openapi({ description: 'Its slug' }),
  team: z.string().max(60).optional().openapi({
    description: 'The handle of your team, for an event type of the team; without it one of yours comes first',
  }),
  member: z.string().max(60).optional().openapi({
    description: 'The handle of the member of the team who is to take it, where the event type leaves that choice',
  }),
  start: offsetInstant.openapi({ description: 'A start that `GET /slots` offers' }),
  duration: z.int().optional().openapi({ description: 'Minutes, where the event type leaves a choice' }),
  attendee: AttendeeSchema,
  guests: GuestsSchema.optional().openapi({ description: 'Addresses of people who come along' }),
  answers: AnswersSchema.optional().openapi({ description: 'To the event type’s questions, by id or label' }),
  notes: NotesSchema.optional(),
  tracking: TrackingSchema.optional(),
  metadata: MetadataSchema.optional().openapi({ description: 'Up to 50 texts of your own; they come back everywhere' }),
  crm: CrmSchema.optional().openapi({ description: 'The record that this meeting belongs to' }),
})

export const createCall = createRoute({
  method: 'post',
  path: '/bookings',
  ...call(
    'Bookings',
    'createBooking',
    'Book a time',
    'Confirms at once, or asks the host first where the event type says so. The meeting and the mails follow; `booking.meeting_ready` brings the join link. Send an `Idempotency-Key`, and a repeated call within 24 hours gets the same answer and books nothing twice.',
  ),
  ...keyed('book'),
  request: {
    headers: z.object({
      'idempotency-key': z
        .string()
        .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 printable ASCII characters without spaces')
        .optional()
        .openapi({ description: 'A text of your own that names this booking', example: 'deal-7' }),
    }),
    ...body(NewBookingSchema, NEW_BOOKING_EXAMPLE),
  },
  responses: answers(201, 'The booking; the same one for the same Idempotency-Key', BookingShape, {
    example: NEW_BOOKED_EXAMPLE,
    or: ['slot_unavailable', 'validation_failed', 'idempotency_key_reused'],
  }),
})

const BARE_PLUS = / (?=\d\d:\d\d$)/
/** In an address a bare plus is a space: `T00:00:00+01:00` arrives with a space where the plus was meant. */
const queriedInstant = z.preprocess(
  (text) => (typeof text === 'string' ? text.replace(BARE_PLUS, '+') : text),
  offsetInstant,
)
const dateOrInstant = z.union([z.iso.date(), queriedInstant], 'must be a date or an instant').optional()
export const listCall = createRoute({
  method: 'get',
  path: '/bookings',
  ...call(
    'Bookings',
    'listBookings',
    'Find bookings',
    'What you host, alone or together with colleagues. Upcoming ones soonest first, past and cancelled ones latest first. Dates are days of the host’s time zone, both included.',
  ),
  ...keyed('read'),
  request: {
    query: z.strictObject({
      status: z.enum(['upcoming', 'past', 'cancelled']).optional(),
      from: dateOrInstant.openapi({
        description: 'The first day, or the instant at or after which it starts',
        example: '2026-12-01',
      }),
      to: dateOrInstant.openapi({ description: 'The last day, or the instant before which it starts' }),
      eventType: z.string().max(60).optional().openapi({ description: 'Its slug' }),
      team: z.string().max(60).optional().openapi({
        description:
          'The handle of a team that you manage: then the bookings of its page, whoever of its members has them',
      }),
      crmId: z.string().max(200).optional().openapi({ description: 'The record’s id', example: '151' }),
      ...PageQuery,
    }),
  },
  responses: answers(200, 'A page of bookings', z.array(BookingShape), { list: true, example: [BOOKING_EXAMPLE] }),
})

export const readCall = createRoute({
  method: 'get',
  path: '/bookings/{id}',
  ...call(
    'Bookings',
    'readBooking',
    'Read a booking',
    'One that you host, alone or together with colleagues; managers and owners also read those of their team’s page.',
  ),
  ...keyed('read'),
  request: ById,
  responses: answers(200, 'The booking', BookingShape, { example: BOOKING_EXAMPLE }),
})

export const cancelCall = createRoute({
  method: 'post',
  path: '/bookings/{id}/cancellation',
  ...call(
    'Bookings',
    'cancelBooking',
    'Cancel a booking',
    'In the host’s name: everybody gets a mail, the meeting is deleted, the time is free at once. A repeated call changes nothing.',
  ),
  ...keyed('book'),
  request: { ...ById, ...body(ReasonBody, { reason: 'Ada is ill.' }, { required: false }) },
  responses: answers(200, 'The booking, cancelled', BookingShape, {
    example: CANCELLED_EXAMPLE,
    or: ['validation_failed'],
  }),
})

export const moveCall = createRoute({
  method: 'post',
  path: '/bookings/{id}/reschedule',
  ...call(
    'Bookings',
    'rescheduleBooking',
    'Move a booking',
    'To another time that `GET /slots` offers. Id, link and calendar entry stay. Asked for the time it has, it changes nothing.',
  ),
  ...keyed('book'),
  request: { ...ById, ...body(z.strictObject({ start: offsetInstant }), { start: MOVED_EXAMPLE.start }) },
  responses: answers(200, 'The booking at its new time', BookingShape, {
    example: MOVED_EXAMPLE,
    or: ['slot_unavailable', 'booking_not_active', 'booking_over', 'booking_changed', 'too_late'],
  }),
})

export const reassignCall = createRoute({
  method: 'post',
  path: '/bookings/{id}/reassignment',
  ...call(
    'Bookings',
    'reassignBooking',
    'Hand a booking over',
    'With the key of a manager or owner: another member of the same team event type takes the booking over, the named one or the next by the team’s rule. Id, UID and time stay. The new host’s connection makes a new meeting; `booking.meeting_ready` brings its link. Of several calls at once one wins, and the others get `booking_changed`; for the member who has it already, nothing changes.',
  ),
  ...keyed('book'),
  request: {
    ...ById,
    ...body(
      z.strictObject({
        host: z.string().max(60).optional().openapi({ description: 'The handle of the member who takes over' }),
        from: z.string().max(60).optional().openapi({
          description:
            'The handle of the member whose place it is, where several host it together; the organizer’s unless given',
        }),
      }),
      { host: REASSIGNED_EXAMPLE.host.handle },
      { required: false },
    ),
  },
  responses: answers(200, 'The booking with its new host', BookingShape, {
    example: REASSIGNED_EXAMPLE,
    or: ['member_unavailable', 'booking_not_active', 'booking_over', 'booking_changed'],
  }),
})

export const attendanceCall = createRoute({
  method: 'post',
  path: '/bookings/{id}/attendance',
  ...call(
    'Bookings',
    'stateAttendance',
    'Say whether the attendee came',
    'The host’s word, over whatever GoTo’s history says. `unknown` takes it back. From the start of the meeting on, also much later.',
  ),
  ...keyed('book'),
  request: { ...ById, ...body(z.strictObject({ state: z.enum(STATED_ATTENDANCE) }), { state: 'no_show' }) },
  responses: answers(200, 'The booking', BookingShape, {
    example: NO_SHOW_EXAMPLE,
    or: ['booking_not_active', 'booking_not_begun'],
  }),
})

export const approveCall = createRoute({
  method: 'post',
  path: '/bookings/{id}/approval',
  ...call('Bookings', 'approveBooking', 'Approve a request', 'A repeated call changes nothing.'),
  ...keyed('book'),
  request: { ...ById, ...body(z.strictObject({}), {}, { required: false }) },
  responses: answers(200, 'The booking, confirmed', BookingShape, {
    example: NEW_BOOKED_EXAMPLE,
    or: ['booking_not_pending', 'booking_over'],
  }),
})

export const declineCall = createRoute({
  method: 'post',
  path: '/bookings/{id}/decline',
  ...call('Bookings', 'declineBooking', 'Decline a request', 'A repeated call changes nothing.'),
  ...keyed('book'),
  request: { ...ById, ...body(ReasonBody, { reason: 'I am away that week.' }, { required: false }) },
  responses: answers(200, 'The booking, declined', BookingShape, {
    example: DECLINED_EXAMPLE,
    or: ['booking_not_pending', 'booking_over'],
  }),
})
