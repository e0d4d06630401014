import type { Context } from 'hono'
import { type BookingDetailsRow, findBookingOfHost } from '#db/queries/bookings'
import { findHostByHandle } from '#db/queries/hosts'
import { findBookingOfManagedTeam } from '#db/queries/team-meetings'
import type { Actor } from '~/booking/actor'
import { bookingView } from '~/booking/booking-view.server'
import { type AnswerRequestResult, approveBooking, declineBooking } from '~/booking/changes/approve-booking.server'
import { type ReassignBookingResult, reassignBooking } from '~/booking/changes/reassign-booking.server'
import { type RescheduleBookingResult, rescheduleBooking } from '~/booking/changes/reschedule-booking.server'
import { type StateAttendanceResult, stateAttendance } from '~/booking/changes/state-attendance.server'
import { notFoundProblem, ProblemError } from '~/http/problem'
import type { ProblemCode } from '~/http/problem-codes'
import { instantText } from '~/time/instants'
import { requireKey, tooMany } from './access'
import type { Api, ApiEnv } from './api'
import { TIME_NOT_OFFERED, TIME_TAKEN } from './book-by-api'
import { approveCall, attendanceCall, declineCall, moveCall, reassignCall } from './booking-calls'

/** Calls that change an existing booking, except its cancellation. */
export function addBookingChanges(api: Api): void {
  api.openapi(moveCall, async (c) => {
    const { row, actor } = await requireBooking(c, c.req.valid('param').id)
    await limitChanges(c, row)
    const start = Date.parse(c.req.valid('json').start)
    await c.var.busy.refreshBeforeBooking(row.host_id)
    const result = await rescheduleBooking(c.var, row, { start, actor }, c.var.now)
    if (!result.ok) throw moveRefused(result)
    return c.json({ data: await changedView(c, row) }, 200)
  })

  api.openapi(reassignCall, async (c) => {
    const manager = requireKey(c)
    const { db } = c.var
    const row = await findBookingOfManagedTeam(db, manager.id, c.req.valid('param').id)
    if (!row) throw notFoundProblem()
    await limitChanges(c, row)
    const { host: handle, from } = c.req.valid('json')
    const named = handle === undefined ? null : await findHostByHandle(db, handle)
    if (named === undefined) throw memberUnavailable()
    const former = from === undefined ? null : await findHostByHandle(db, from)
    if (former === undefined) throw notHosting()
    const reassignment = {
      hostId: named?.id ?? null,
      ...(former && { of: former.id }),
      actor: { kind: 'api', id: manager.id },
    } as const
    const result = await reassignBooking(c.var, row, reassignment, c.var.now)
    if (!result.ok) throw handoverRefused(result)
    c.var.outbox.wake()
    return c.json({ data: bookingView(c.var, result.row) }, 200)
  })

  api.openapi(attendanceCall, async (c) => {
    const { row, actor } = await requireBooking(c, c.req.valid('param').id)
    await limitChanges(c, row)
    const { state } = c.req.valid('json')
    const result = await stateAttendance(c.var, row, { state, actor }, c.var.now)
    if (!result.ok) throw attendanceRefused(row, result)
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

/** @throws 429: changes send mail, and each goes to webhooks */
async function limitChanges(c: Context<ApiEnv>, { id }: BookingDetailsRow): Promise<void> {
  const decision = await c.var.limits.take('host-changes-of-booking', id)
  if (!decision.ok)
    throw tooMany(
      decision.retryAfterSeconds,
      `This booking was changed very often. Try again in ${decision.retryAfterSeconds} seconds.`,
    )
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
      return conflict('slot_unavailable', refusal.taken ? TIME_TAKEN : TIME_NOT_OFFERED, {
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

function handoverRefused(refusal: Extract<ReassignBookingResult, { ok: false }>): ProblemError {
  switch (refusal.reason) {
    case 'member_unavailable':
    // Nobody else has a part in a booking that is not of a team's rule.
    case 'not_of_a_team':
      return memberUnavailable()
    case 'not_held':
      return conflict('booking_not_active', `This booking is ${refusal.booking.status} and cannot be handed over.`)
    case 'already_begun':
      return conflict('booking_over', 'The time of this booking has come, so it can no longer be handed over.')
    case 'changed_meanwhile':
      return conflict(
        'booking_changed',
        `Somebody else has just handed this booking over to ${refusal.booking.host.name}. Read it again.`,
      )
  }
}

/** The same for somebody unknown (S1). */
function notHosting(): ProblemError {
  return conflict('booking_changed', 'This booking is not, or no longer, hosted by the member whose place was named.')
}

function memberUnavailable(): ProblemError {
  return conflict('member_unavailable', 'Nobody who was asked can take this booking over at its time.')
}

function answerRefused(refusal: Extract<AnswerRequestResult, { ok: false }>): ProblemError {
  return refusal.reason === 'already_over'
    ? conflict('booking_over', 'The time of this booking has come, so it can no longer be approved.')
    : conflict('booking_not_pending', `This booking is ${refusal.booking.status}: there is nothing to answer.`)
}

function attendanceRefused(
  { status }: BookingDetailsRow,
  refusal: Extract<StateAttendanceResult, { ok: false }>,
): ProblemError {
  return refusal.reason === 'not_yet'
    ? conflict('booking_not_begun', 'This meeting has not begun yet.')
    : conflict('booking_not_active', `This booking is ${status}: there was no meeting to come to.`)
}

function conflict(code: ProblemCode, detail: string, more: { alternatives?: { start: string; end: string }[] } = {}) {
  return new ProblemError({ code, detail, ...more })
}
