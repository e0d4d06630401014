import type { Kysely } from 'kysely'
import { type Dialect, lockHost } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { type BookingDetailsRow, findBooking, markCancelled } from '#db/queries/bookings'
import { supersedeJobs } from '#db/queries/jobs'
import type { DB, Db } from '#db/schema'
import { enqueue } from '../outbox/enqueue.server'
import { type Booking, bookingFromRow, holdsTime } from './booking'

const MINUTE_MS = 60_000
const MAIL_DEADLINE_MS = 3 * 24 * 60 * MINUTE_MS
/** A meeting that cannot be deleted by then has long been over for everybody. */
const DELETE_DEADLINE_MS = 7 * 24 * 60 * MINUTE_MS

export interface Cancellation {
  by: 'host' | 'attendee'
  reason: string | null
}

export type CancelBookingResult =
  | { ok: true; booking: Booking; changed: boolean }
  | { ok: false; reason: 'already_over'; booking: Booking }
  | { ok: false; reason: 'too_late'; booking: Booking; cutoffMinutes: number }

/**
 * Cancels a booking: its time is free for the very next request (B8), the meeting goes, both sides get METHOD:CANCEL (E10).
 * A second cancellation changes nothing and reports the state that the first one left (B6).
 *
 * @param row the booking as its owner reached it: by host id, or by manage token
 */
export async function cancelBooking(
  { db, dialect }: { db: Kysely<DB>; dialect: Dialect },
  row: BookingDetailsRow,
  cancellation: Cancellation,
  now: number,
): Promise<CancelBookingResult> {
  const refusal = holdsTime(row.status) ? await refusalOf(db, row, cancellation, now) : null
  if (refusal) return refusal
  const changed = await inTransaction(db, async (tx) => {
    await lockHost(tx, dialect, row.host_id)
    if (!(await markCancelled(tx, row.id, { ...cancellation, now }))) return false
    await queueWhatFollows(tx, row, now)
    return true
  })
  const after = await findBooking(db, row.id)
  if (!after) throw new Error('A booking vanished while it was cancelled')
  return { ok: true, booking: bookingFromRow(after), changed }
}

async function refusalOf(
  db: Db,
  row: BookingDetailsRow,
  { by }: Cancellation,
  now: number,
): Promise<CancelBookingResult | null> {
  const booking = bookingFromRow(row)
  if (row.ends_at <= now) return { ok: false, reason: 'already_over', booking }
  if (by === 'host') return null
  const { cancel_cutoff_minutes: cutoffMinutes } = await db
    .selectFrom('event_types')
    .select('cancel_cutoff_minutes')
    .where('id', '=', row.event_type_id)
    .executeTakeFirstOrThrow()
  const tooLate = cutoffMinutes > 0 && now > row.starts_at - cutoffMinutes * MINUTE_MS
  return tooLate ? { ok: false, reason: 'too_late', booking, cutoffMinutes } : null
}

async function queueWhatFollows(
  tx: Db,
  { id, host_id: hostId, ends_at: endsAt }: BookingDetailsRow,
  now: number,
): Promise<void> {
  // Never an invite after its cancellation (E4), and no meeting for a time that is free again.
  await supersedeJobs(tx, id, 'booking-mail', now)
  await supersedeJobs(tx, id, 'meeting-create', now)
  const { sequence } = await tx.selectFrom('bookings').select('sequence').where('id', '=', id).executeTakeFirstOrThrow()
  const job = { hostId, bookingId: id, runAt: now }
  await enqueue(
    tx,
    { ...job, kind: 'meeting-delete', payload: {}, lane: `meeting:${id}`, deadlineAt: endsAt + DELETE_DEADLINE_MS },
    now,
  )
  for (const recipient of ['attendee', 'host'] as const) {
    const payload = { mail: 'cancelled' as const, recipient, sequence }
    await enqueue(
      tx,
      { ...job, kind: 'booking-mail', payload, lane: `mail:${id}:${recipient}`, deadlineAt: now + MAIL_DEADLINE_MS },
      now,
    )
  }
}
