import type { Context } from 'hono'
import { type BookingDetailsRow, findBookingOfHost } from '#db/queries/bookings'
import type { Actor } from '~/booking/actor'
import { bookingView } from '~/booking/booking-view.server'
import { type AnswerRequestResult, approveBooking, declineBooking } from '~/booking/changes/approve-booking.server'
import { type RescheduleBookingResult, rescheduleBooking } from '~/booking/changes/reschedule-booking.server'
import { notFoundProblem, ProblemError } from '~/http/problem'
import type { ProblemCode } from '~/http/problem-codes'
import { instantText } from '~/time/instants'
import { requireKey, tooMany } from './access'
import type { Api, ApiEnv } from './api'
import { approveCall, declineCall, moveCall } from './booking-calls'

/** Calls that change an existing booking, except its cancellation. */
export function addBookingChanges(api: Api): void {
  api.openapi(moveCall, async (c) => {
    const { row, actor } = await requireBooking(c, c.req.valid('param').id)
    const decision = await c.var.limits.take('host-changes-of-booking', row.id)
    if (!decision.ok)
      throw tooMany(
        decision.retryAfterSeconds,
        'This booking was changed very often. Its people have mail about each change.',
      )
    const start = Date.parse(c.req.valid('json').start)
    await c.var.busy.refreshBeforeBooking(row.host_id)
    const result = await rescheduleBooking(c.var, row, { start, actor }, c.var.now)
    if (!result.ok) throw moveRefused(result)
    return c.json({ data: await changedView(c, row) }, 200)
  })

  api.openapi(approveCall, async (c) => {
    const { row, actor } = await requireBooking(c, c.req.valid('param').id)
    const result = await approveBooking(c.var, row, actor, c.var.now)
    if (!result.ok) throw answerRefused(result)
    return c.json({ data: await changedView(c, row) }, 200)
  })

  api.openapi(declineCall, async (c) => {
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
  if (!row) throw notFoundProblem()
  return { row, actor: { kind: 'api', id: host.id } }
}

async function changedView(c: Context<ApiEnv>, { host_id, id }: BookingDetailsRow) {
  c.var.outbox.wake()
  const row = await findBookingOfHost(c.var.db, host_id, id)
  if (!row) throw notFoundProblem()
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

function conflict(code: ProblemCode, detail: string, more: { alternatives?: { start: string; end: string }[] } = {}) {
  return new ProblemError({ code, detail, ...more })
}
