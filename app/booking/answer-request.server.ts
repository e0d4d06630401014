import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { swapStatus } from '#db/queries/booking-changes'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { type Actor, SYSTEM } from './actor'
import { queueWhatFollows } from './after-change.server'
import { type Booking, bookingFromRow } from './booking'
import { statesBefore } from './transitions'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

export type AnswerRequestResult =
  | { ok: true; booking: Booking; changed: boolean }
  /** It was answered otherwise before, or cancelled; or its time has come. */
  | { ok: false; reason: 'not_pending' | 'already_over'; booking: Booking }

/** The host says yes: the meeting is made and the invites go out. Saying it twice changes nothing (B6). */
export async function approveBooking(
  tools: Tools,
  row: BookingDetailsRow,
  actor: Actor,
  now: number,
): Promise<AnswerRequestResult> {
  if (row.status === 'pending' && row.starts_at <= now)
    return { ok: false, reason: 'already_over', booking: bookingFromRow(row) }
  // Nothing was in any calendar before: the invite that goes out now carries SEQUENCE 0 of the time that was asked for.
  return answer(tools, row, { to: 'confirmed', announced: false, changes: { answer_due_at: null } }, { actor }, now)
}

/** The host says no, in words that the attendee reads; the time is free again. */
export async function declineBooking(
  tools: Tools,
  row: BookingDetailsRow,
  { actor, reason }: { actor: Actor; reason: string | null },
  now: number,
): Promise<AnswerRequestResult> {
  const changes = { cancelled_by: 'host', cancellation_reason: reason, cancelled_at: now } as const
  const swap = { to: 'declined', announced: true, changes } as const
  return answer(tools, row, swap, { actor, data: reason ? { reason } : {} }, now)
}

/** Nobody answered in time. Does nothing for a booking that was answered, cancelled, or moved and so waits longer. */
export async function expireRequest(tools: Tools, bookingId: string, now: number): Promise<boolean> {
  const row = await findBooking(tools.db, bookingId)
  if (row?.status !== 'pending' || row.answer_due_at === null || row.answer_due_at > now) return false
  const changes = { cancelled_by: 'host', cancelled_at: now, expired: 1 } as const
  const swap = { to: 'declined', announced: true, changes } as const
  const result = await answer(tools, row, swap, { actor: SYSTEM, data: { expired: true } }, now)
  return result.ok && result.changed
}

async function answer(
  tools: Tools,
  seen: BookingDetailsRow,
  swap: Omit<Parameters<typeof swapStatus>[2], 'from'> & { to: 'confirmed' | 'declined' },
  { actor, data = {} }: { actor: Actor; data?: Record<string, unknown> },
  now: number,
): Promise<AnswerRequestResult> {
  return withHostLocked(tools, seen.host_id, async (tx) => {
    const before = await findBooking(tx, seen.id)
    const changed = await swapStatus(tx, seen.id, { ...swap, from: statesBefore(swap.to) }, now)
    const after = await findBooking(tx, seen.id)
    if (!before || !after) throw new Error('A booking vanished while its request was answered')
    if (changed) await queueWhatFollows(tx, { change: swap.to, row: after, before, actor, data }, now)
    const booking = bookingFromRow(after)
    return after.status === swap.to ? { ok: true, booking, changed } : { ok: false, reason: 'not_pending', booking }
  })
}
