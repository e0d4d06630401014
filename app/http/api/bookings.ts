import { createRoute, z } from '@hono/zod-openapi'
import { findBookingOfHost, findBookingsOfHost } from '#db/queries/bookings'
import { findEventTypeBySlug } from '#db/queries/event-types'
import { startOfDateInZone } from '../../availability/wall-time'
import { bookingView } from '../../booking/booking-view.server'
import { cancelBooking } from '../../booking/cancel-booking.server'
import {
  AnswersSchema,
  AttendeeSchema,
  CrmSchema,
  GuestsSchema,
  MetadataSchema,
  NotesSchema,
  ReasonSchema,
  TrackingSchema,
} from '../../booking/schema'
import { requireKey } from './access'
import type { Api } from './api'
import { bookByApi } from './book-by-api'
import { PageQuery, pageOf, readCursor } from './cursor'
import { invalid, notFound } from './problem'
import { answers, BookingShape, ById, body, keyed } from './shapes'

const offsetInstant = z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-12-03T09:00:00Z' })

export const NewBookingSchema = z.strictObject({
  eventType: z.string().max(60),
  start: offsetInstant,
  duration: z.int().optional(),
  attendee: AttendeeSchema,
  guests: GuestsSchema.optional(),
  answers: AnswersSchema.optional(),
  notes: NotesSchema.optional(),
  tracking: TrackingSchema.optional(),
  metadata: MetadataSchema.optional(),
  crm: CrmSchema.optional(),
})

const create = createRoute({
  method: 'post',
  path: '/bookings',
  ...keyed('book'),
  request: {
    headers: z.object({
      'idempotency-key': z
        .string()
        .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 printable ASCII characters without spaces')
        .optional(),
    }),
    ...body(NewBookingSchema),
  },
  responses: answers(201, 'The booking; the same one for the same Idempotency-Key', BookingShape),
})

const dateOrInstant = z.union([z.iso.date(), offsetInstant], 'must be a date or an instant').optional()
const list = createRoute({
  method: 'get',
  path: '/bookings',
  ...keyed('read'),
  request: {
    query: z.strictObject({
      status: z.enum(['upcoming', 'past', 'cancelled']).optional(),
      from: dateOrInstant,
      to: dateOrInstant,
      eventType: z.string().max(60).optional(),
      crmId: z.string().max(200).optional(),
      ...PageQuery,
    }),
  },
  responses: answers(
    200,
    'Upcoming ones soonest first, past and cancelled ones latest first',
    z.array(BookingShape),
    true,
  ),
})
const read = createRoute({
  method: 'get',
  path: '/bookings/{id}',
  ...keyed('read'),
  request: ById,
  responses: answers(200, 'The booking', BookingShape),
})
const cancel = createRoute({
  method: 'post',
  path: '/bookings/{id}/cancellation',
  ...keyed('book'),
  request: {
    ...ById,
    body: {
      required: false,
      content: { 'application/json': { schema: z.strictObject({ reason: ReasonSchema.nullish() }) } },
    },
  },
  responses: answers(200, 'The booking, cancelled; a repeated call changes nothing', BookingShape),
})

export function addBookings(api: Api): void {
  api.openapi(create, async (c) => {
    const host = requireKey(c)
    const key = c.req.valid('header')['idempotency-key']
    // As text: a repeated request gets the stored answer, byte for byte.
    const text = await bookByApi(c.var, host, c.req.valid('json'), key)
    return c.body(text, 201, { 'Content-Type': 'application/json' }) as never
  })

  api.openapi(list, async (c) => {
    const host = requireKey(c)
    const { db, now } = c.var
    const { status, from, to, eventType: slug, crmId, limit, cursor } = c.req.valid('query')
    const after = cursor === undefined ? undefined : readCursor(cursor)
    const eventType = slug === undefined ? undefined : await findEventTypeBySlug(db, host.id, slug)
    if (slug !== undefined && !eventType) return c.json({ data: [], nextCursor: null }, 200)
    const rows = await findBookingsOfHost(db, host.id, {
      now,
      limit: limit + 1,
      ...(status && { status }),
      ...(from && { from: boundary(from, host.timeZone) }),
      ...(to && { until: boundary(to, host.timeZone) }),
      ...(eventType && { eventTypeId: eventType.id }),
      ...(crmId && { crmId }),
      ...(after && { after: { startsAt: after.at, id: after.id } }),
    })
    const { page, nextCursor } = pageOf(rows, limit, ({ starts_at, id }) => [starts_at, id])
    return c.json({ data: page.map((row) => bookingView(c.var, row)), nextCursor }, 200)
  })

  api.openapi(read, async (c) => {
    const host = requireKey(c)
    const row = await findBookingOfHost(c.var.db, host.id, c.req.valid('param').id)
    if (!row) throw notFound()
    return c.json({ data: bookingView(c.var, row) }, 200)
  })

  api.openapi(cancel, async (c) => {
    const host = requireKey(c)
    const { db, now, outbox } = c.var
    const { id } = c.req.valid('param')
    const row = await findBookingOfHost(db, host.id, id)
    if (!row) throw notFound()
    const { reason } = c.req.valid('json')
    const result = await cancelBooking(c.var, row, { actor: { kind: 'api', id: host.id }, reason: reason || null }, now)
    if (!result.ok) throw invalid([{ path: '', message: 'This booking is over and can no longer be cancelled' }])
    outbox.wake()
    const after = await findBookingOfHost(db, host.id, id)
    if (!after) throw notFound()
    return c.json({ data: bookingView(c.var, after) }, 200)
  })
}

function boundary(text: string, timeZone: string): number {
  return text.length === 10 ? startOfDateInZone(text, timeZone) : Date.parse(text)
}
