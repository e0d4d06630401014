import { type BookingOrder, countAdminBookings, findBookingsPage, positionOf } from '#db/queries/admin-bookings'
import type { Db } from '#db/schema'
import { type AdminBookingRow, bookingRowOf } from './booking-row.server'
import { type BookingsQuery, placeText } from './bookings-query.server'

const PAGE_SIZE = 25
/** Counting further costs more reads than the number is worth. */
const MAX_COUNTED = 1_000

export interface BookingsList {
  rows: AdminBookingRow[]
  /** Counted up to `MAX_COUNTED`; `more` says that there are more. */
  count: number
  more: boolean
  /** Cursors for addresses. */
  next: string | null
  previous: string | null
}

/** One page of the host's bookings, with the cursors of its neighbours. */
export async function listBookings(db: Db, hostId: string, query: BookingsQuery, now: number): Promise<BookingsList> {
  const { filter, order, direction, place } = query
  const [found, counted] = await Promise.all([
    findBookingsPage(db, hostId, filter, { order, direction, place, limit: PAGE_SIZE + 1 }, now),
    countAdminBookings(db, hostId, filter, { now, most: MAX_COUNTED + 1 }),
  ])
  const backwards = place?.is === 'before'
  const beyond = found.length > PAGE_SIZE
  const rows = backwards ? found.slice(-PAGE_SIZE) : found.slice(0, PAGE_SIZE)
  return {
    rows: rows.map((row) => bookingRowOf(row, now)),
    count: Math.min(counted, MAX_COUNTED),
    more: counted > MAX_COUNTED,
    next: backwards || beyond ? placeAt(rows.at(-1), order) : null,
    previous: backwards ? (beyond ? placeAt(rows[0], order) : null) : place && placeAt(rows[0], order),
  }
}

function placeAt(row: Parameters<typeof positionOf>[0] | undefined, order: BookingOrder): string | null {
  return row ? placeText(positionOf(row, order)) : null
}
