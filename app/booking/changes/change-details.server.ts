import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { changeDetails } from '#db/queries/booking-changes'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { type Booking, bookingFromRow, holdsTime } from '~/booking/booking'
import { distinctPeople } from '~/security/email-address'
import { queueFollowUps } from './queue-follow-ups.server'
import { withBookingLocked } from './with-booking-locked.server'

export interface NewDetails {
  name: string
  /** Addresses: the complete new list. */
  guests: string[]
}

export type ChangeDetailsResult =
  | { ok: true; booking: Booking; changed: boolean }
  | { ok: false; reason: 'not_held' | 'already_begun'; booking: Booking }

/**
 * Lets an attendee correct their name or change the guests. The time stays. Everybody who has the invite gets it again with the
 * next SEQUENCE, new guests get their first invite, and removed guests get a cancellation.
 */
export async function changeBookingDetails(
  tools: { db: Kysely<DB>; dialect: Dialect },
  seen: BookingDetailsRow,
  { name, guests }: NewDetails,
  actor: Actor,
  now: number,
): Promise<ChangeDetailsResult> {
  return withBookingLocked(tools, seen, async (tx, before): Promise<ChangeDetailsResult> => {
    const booking = bookingFromRow(before)
    if (!holdsTime(before.status)) return { ok: false, reason: 'not_held', booking }
    if (before.starts_at <= now) return { ok: false, reason: 'already_begun', booking }
    const list = JSON.stringify(distinctPeople(guests, [before.attendee_email, before.host_email]))
    if (before.attendee_name === name && before.guests === list) return { ok: true, booking, changed: false }
    await changeDetails(tx, before, { name, guests: list }, now)
    const after = await findBooking(tx, seen.id)
    if (!after) throw new Error('A booking vanished while its details were changed')
    await queueFollowUps(tx, { change: 'details_changed', row: after, before, actor }, now)
    return { ok: true, booking: bookingFromRow(after), changed: true }
  })
}
