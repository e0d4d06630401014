import type { BookedFromNetwork } from '#db/queries/booking-networks'
import { findBookedFromNetworks } from '#db/queries/booking-networks'
import type { Db } from '#db/schema'
import { findRush } from '~/limits/held-share'
import { DAY_MS } from '~/time/units'

/** Bookings of a rush yesterday are still shown today. */
const LOOKED_AT_MS = 2 * DAY_MS

/** Upcoming bookings that visitors made in a rush, in the order of booking (S23). */
export async function findRushedBookings(db: Db, hostId: string, now: number): Promise<BookedFromNetwork[]> {
  const rows = await findBookedFromNetworks(db, hostId, { since: now - LOOKED_AT_MS, now })
  const rush = new Set(findRush(rows.map(({ id, network, booked_at }) => ({ id, network, bookedAt: booked_at }))))
  return rows.filter(({ id }) => rush.has(id))
}
