import { createRoute, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type BookingDetailsRow, findBookingOfHost } from '#db/queries/bookings'
import type { Actor } from '../../booking/actor'
import { type AnswerRequestResult, approveBooking, declineBooking } from '../../booking/answer-request.server'
import { bookingView } from '../../booking/booking-view.server'
import { instantText } from '../../booking/instants'
import { type RescheduleBookingResult, rescheduleBooking } from '../../booking/reschedule-booking.server'
import { ReasonSchema } from '../../booking/schema'
import { requireKey } from './access'
import type { Api, ApiEnv } from './api'
import { notFound, ProblemError } from './problem'
import { answers, BookingShape, ById, body, keyed } from './shapes'

const offsetInstant = z.iso.datetime({ offset: true, error: 'must be an instant such as 2026-12-03T09:00:00Z' })

const reschedule = createRoute({
  method: 'post',
  path: '/bookings/{id}/reschedule',
  ...keyed('book'),
  request: { ...ById, ...body(z.strictObject({ start: offsetInstant })) },
  responses: answers(200, 'The booking at its new time; asked for the time it has, it changes nothing', BookingShape),
})
const approval = createRoute({
  method: 'post',
  path: '/bookings/{id}/approval',
  ...keyed('book'),
  request: { ...ById, body: { required: false, content: { 'application/json': { schema: z.strictObject({}) } } } },
  responses: answers(200, 'The booking, confirmed; a repeated call changes nothing', BookingShape),
})
const decline = createRoute({
  method: 'post',
  path: '/bookings/{id}/decline',
  ...keyed('book'),
  request: {
    ...ById,
    body: {
      required: false,
      content: { 'application/json': { schema: z.strictObject({ reason: ReasonSchema.nullish() }) } },
    },
  },
  responses: answers(200, 'The booking, declined; a repeated call changes nothing', BookingShape),
})

/** What a program may do to a booking once it exists, besides cancelling it. */
export function addBookingChanges(api: Api): void {
  api.openapi(reschedule, async (c) => {
    const { row, actor } = await requireBooking(c, c.req.valid('param').id)
    const start = Date.parse(c.req.valid('json').start)
    await c.var.busy.freshenForBooking(row.host_id)
    const result = await rescheduleBooking(c.var, row, { start, actor }, c.var.now)
    if (!result.ok) throw moveRefused(result)
    return c.json({ data: await changedView(c, row) }, 200)
  })

  api.openapi(approval, async (c) => {
    const { row, actor } = await requireBooking(c, c.req.valid('param').id)
    const result = await approveBooking(c.var, row, actor, c.var.now)
    if (!result.ok) throw answerRefused(result)
    return c.json({ data: await changedView(c, row) }, 200)
  })

  api.openapi(decline, async (c) => {
    const { row, actor } = await requireBooking(c, c.req.valid('param').id)
    const { reason } = c.req.valid('json')
    const result = await declineBooking(c.var, row, { actor, reason: reason || null }, c.var.now)
    if (!result.ok) throw answerRefused(result)
    return c.json({ data: await changedView(c, row) }, 200)
  })
}

/** @throws 404 for a foreign booking exactly as for a missing one (S1) */
async function requireBooking(c: Context<ApiEnv>, id: string): Promise<{ row: BookingDetailsRow; actor: Actor }> {
  const host = requireKey(c)
  const row = await findBookingOfHost(c.var.db, host.id, id)
  if (!row) throw notFound()
  return { row, actor: { kind: 'api', id: host.id } }
}

async function changedView(c: Context<ApiEnv>, { host_id, id }: BookingDetailsRow) {
  c.var.outbox.wake()
  const row = await findBookingOfHost(c.var.db, host_id, id)
  if (!row) throw notFound()
  return bookingView(c.var, row)
}

function moveRefused(refusal: Extract<RescheduleBookingResult, { ok: false }>): ProblemError {
  switch (refusal.reason) {
    case 'slot_unavailable': {
      const lengthMs = refusal.booking.endsAt - refusal.booking.startsAt
      return conflict('slot_unavailable', 'This time is taken or was never offered.', {
        alternatives: refusal.alternatives.map((start) => ({
          start: instantText(start),
          end: instantText(start + lengthMs),
        })),
      })
    }
    case 'not_held':
      return conflict('booking_not_active', `This booking is ${refusal.booking.status} and has no time to move.`)
    case 'already_over':
      return conflict('booking_over', 'This booking is over and can no longer be moved.')
    case 'changed_meanwhile':
      return conflict('booking_changed', 'This booking was moved by somebody else just now. Read it again.')
    case 'too_late':
      return conflict('too_late', `This booking can be moved until ${refusal.cutoffMinutes} minutes before its start.`)
  }
}

function answerRefused(refusal: Extract<AnswerRequestResult, { ok: false }>): ProblemError {
  return refusal.reason === 'already_over'
    ? conflict('booking_over', 'The time of this booking has come, so it can no longer be approved.')
    : conflict('booking_not_pending', `This booking is ${refusal.booking.status}: there is nothing to answer.`)
}

function conflict(code: string, detail: string, more: { alternatives?: { start: string; end: string }[] } = {}) {
  return new ProblemError({ status: 409, code, title: 'Conflict', detail, ...more })
}
