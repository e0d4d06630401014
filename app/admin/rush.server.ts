import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findBookedFromNetworks } from '#db/queries/booking-networks'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { DB, Db } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { findRush } from '~/limits/held-share'
import { DAY_MS } from '~/time/units'

/** Bookings of a rush yesterday are still shown today. */
const LOOKED_AT_MS = 2 * DAY_MS

/** Upcoming bookings that visitors made in a rush, in the order of booking (S23). */
export async function findRushedBookings(db: Db, hostId: string, now: number): Promise<BookingDetailsRow[]> {
  const rows = await findBookedFromNetworks(db, hostId, { since: now - LOOKED_AT_MS, now })
  const rush = new Set(findRush(rows.map(({ id, network, booked_at }) => ({ id, network, bookedAt: booked_at }))))
  return rows.filter(({ id }) => rush.has(id))
}

/**
 * Cancels bookings of a rush: their times are free at once. Other ids that are sent are ignored.
 *
 * @returns how many were cancelled
 */
export async function cancelRush(
  tools: { db: Kysely<DB>; dialect: Dialect },
  { hostId, ids }: { hostId: string; ids: string[] },
  actor: Actor,
  now: number,
): Promise<number> {
  const wanted = new Set(ids)
  let cancelled = 0
  for (const row of await findRushedBookings(tools.db, hostId, now)) {
    if (!wanted.has(row.id)) continue
    const result = await cancelBooking(tools, row, { actor, reason: null }, now)
    if (result.ok && result.changed) cancelled++
  }
  return cancelled
}
