import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { swapStatus } from '#db/queries/booking-changes'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import { type Actor, SYSTEM } from '~/booking/actor'
import { type Booking, bookingFromRow } from '~/booking/booking'
import { statesBefore } from '~/booking/transitions'
import { queueFollowUps } from './queue-follow-ups.server'
import { withBookingLocked } from './with-booking-locked.server'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

export type AnswerRequestResult =
  | { ok: true; booking: Booking; changed: boolean }
  /** The request had the other answer before, was cancelled, or its start has passed. */
  | { ok: false; reason: 'not_pending' | 'already_over'; booking: Booking }

/** The host approves: the meeting is created and the invites go out. A second approval changes nothing (B6). */
export async function approveBooking(
  tools: Tools,
  seen: BookingDetailsRow,
  actor: Actor,
  now: number,
): Promise<AnswerRequestResult> {
  // No calendar holds the booking yet, so the first invite carries SEQUENCE 0.
  const swap = { to: 'confirmed', announced: false, changes: { answer_due_at: null } } as const
  return answer(tools, seen, { swap, actor, mayAnswer: ({ starts_at }) => starts_at > now }, now)
}

/** The host declines, with a reason that the attendee reads. The time is free again. */
export async function declineBooking(
  tools: Tools,
  seen: BookingDetailsRow,
  { actor, reason }: { actor: Actor; reason: string | null },
  now: number,
): Promise<AnswerRequestResult> {
  const changes = { cancelled_by: 'host', cancellation_reason: reason, cancelled_at: now } as const
  const swap = { to: 'declined', announced: true, changes } as const
  return answer(tools, seen, { swap, actor, data: reason ? { reason } : {} }, now)
}

/**
 * Ends a request that the host did not answer in time. Does nothing if it was answered, cancelled, or moved and so waits
 * longer.
 */
export async function expireRequest(tools: Tools, bookingId: string, now: number): Promise<boolean> {
  const isDue = ({ answer_due_at }: BookingDetailsRow) => answer_due_at !== null && answer_due_at <= now
  const seen = await findBooking(tools.db, bookingId)
  if (!seen || !isDue(seen)) return false
  const changes = { cancelled_by: 'host', cancelled_at: now, expired: 1 } as const
  const swap = { to: 'declined', announced: true, changes } as const
  const result = await answer(tools, seen, { swap, actor: SYSTEM, data: { expired: true }, mayAnswer: isDue }, now)
  return result.ok && result.changed
}

interface Answer {
  swap: Omit<Parameters<typeof swapStatus>[2], 'from'> & { to: 'confirmed' | 'declined' }
  actor: Actor
  /** Stored in the booking's history. */
  data?: Record<string, unknown>
  /** Checks the pending request as it is under the lock: it may have been moved since the caller read it. */
  mayAnswer?: (request: BookingDetailsRow) => boolean
}

async function answer(
  tools: Tools,
  seen: BookingDetailsRow,
  { swap, actor, data = {}, mayAnswer = () => true }: Answer,
  now: number,
): Promise<AnswerRequestResult> {
  return withBookingLocked(tools, seen, async (tx, before) => {
    if (before.status === 'pending' && !mayAnswer(before))
      return { ok: false, reason: 'already_over', booking: bookingFromRow(before) }
    const changed = await swapStatus(tx, seen.id, { ...swap, from: statesBefore(swap.to) }, now)
    const after = await findBooking(tx, seen.id)
    if (!after) throw new Error('A booking vanished under the lock of its host')
    if (changed) await queueFollowUps(tx, { change: swap.to, row: after, before, actor, data }, now)
    const booking = bookingFromRow(after)
    return after.status === swap.to ? { ok: true, booking, changed } : { ok: false, reason: 'not_pending', booking }
  })
}
