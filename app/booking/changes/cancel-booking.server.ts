import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { swapStatus } from '#db/queries/booking-changes'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findCutoffs } from '#db/queries/event-types'
import type { DB, Db } from '#db/schema'
import { type Actor, sideOf } from '~/booking/actor'
import { type Booking, bookingFromRow, holdsTime } from '~/booking/booking'
import { changeableUntil } from '~/booking/cutoffs'
import { statesBefore } from '~/booking/transitions'
import { queueFollowUps } from './queue-follow-ups.server'
import { withBookingLocked } from './with-booking-locked.server'

export interface Cancellation {
  actor: Actor
  reason: string | null
}

export type CancelBookingResult =
  | { ok: true; booking: Booking; changed: boolean }
  | { ok: false; reason: 'already_over'; booking: Booking }
  | { ok: false; reason: 'too_late'; booking: Booking; cutoffMinutes: number }

/**
 * Cancels a booking: its time is free for the very next request (B8), the meeting is deleted, and both sides get METHOD:CANCEL
 * (E10). A second cancellation changes nothing and returns the state that the first one left (B6).
 *
 * @param row the booking as found by host id or by manage token. It may have been moved since
 */
export async function cancelBooking(
  { db, dialect }: { db: Kysely<DB>; dialect: Dialect },
  row: BookingDetailsRow,
  { actor, reason }: Cancellation,
  now: number,
): Promise<CancelBookingResult> {
  return withBookingLocked({ db, dialect }, row, async (tx, before) => {
    const refusal = holdsTime(before.status) ? await refusalOf(tx, before, actor, now) : null
    if (refusal) return refusal
    const changes = { cancelled_by: sideOf(actor), cancellation_reason: reason, cancelled_at: now }
    const swap = { from: statesBefore('cancelled'), to: 'cancelled', announced: true, changes } as const
    const changed = await swapStatus(tx, row.id, swap, now)
    const after = await findBooking(tx, row.id)
    if (!after) throw new Error('A booking vanished under the lock of its host')
    if (changed)
      await queueFollowUps(tx, { change: 'cancelled', row: after, before, actor, data: reason ? { reason } : {} }, now)
    return { ok: true, booking: bookingFromRow(after), changed }
  })
}

async function refusalOf(
  tx: Db,
  row: BookingDetailsRow,
  actor: Actor,
  now: number,
): Promise<CancelBookingResult | null> {
  const booking = bookingFromRow(row)
  if (row.ends_at <= now) return { ok: false, reason: 'already_over', booking }
  if (sideOf(actor) === 'host') return null
  const cutoffs = await findCutoffs(tx, row.event_type_id)
  const tooLate = now > changeableUntil(booking, cutoffs).cancel
  return tooLate ? { ok: false, reason: 'too_late', booking, cutoffMinutes: cutoffs.cancelMinutes } : null
}
