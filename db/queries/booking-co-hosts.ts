import { sql } from 'kysely'
import type { Db } from '../schema'
import { type BookingRow, MAX_BOOKING_MS } from './bookings'

/** Gives a booking co-hosts, whose time it then holds too. The caller has all of them locked. */
export async function insertCoHosts(
  tx: Db,
  { id, starts_at, ends_at }: Pick<BookingRow, 'id' | 'starts_at' | 'ends_at'>,
  hostIds: string[],
): Promise<void> {
  if (hostIds.length === 0) return
  const rows = hostIds.map((host_id) => ({ booking_id: id, host_id, starts_at, ends_at, held: 1 as const }))
  await tx.insertInto('booking_co_hosts').values(rows).execute()
}

/** The hosts who come along with the organizer of a booking, by name. */
export async function findCoHosts(db: Db, bookingId: string) {
  return db
    .selectFrom('booking_co_hosts')
    .innerJoin('hosts', 'hosts.id', 'booking_co_hosts.host_id')
    .select(['hosts.id', 'hosts.name', 'hosts.email', 'hosts.handle', 'hosts.locale', 'hosts.time_zone'])
    .where('booking_co_hosts.booking_id', '=', bookingId)
    .orderBy('hosts.name')
    .orderBy('hosts.handle')
    .orderBy('hosts.id')
    .execute()
}

export type CoHostRow = Awaited<ReturnType<typeof findCoHosts>>[number]

/** For a co-host who leaves a booking, or becomes its organizer. */
export async function deleteCoHost(tx: Db, bookingId: string, hostId: string): Promise<void> {
  await tx.deleteFrom('booking_co_hosts').where('booking_id', '=', bookingId).where('host_id', '=', hostId).execute()
}

/** What a host has as a co-host and what is not over, soonest first. */
export async function findCoHostedBookings(db: Db, hostId: string, { now, limit }: { now: number; limit: number }) {
  return (
    db
      .selectFrom('booking_co_hosts')
      .innerJoin('bookings', 'bookings.id', 'booking_co_hosts.booking_id')
      .innerJoin('hosts', 'hosts.id', 'bookings.host_id')
      .select(['bookings.id', 'bookings.title', 'bookings.attendee_name', 'hosts.name as host_name'])
      .select(['booking_co_hosts.starts_at', 'booking_co_hosts.ends_at'])
      .where('booking_co_hosts.host_id', '=', hostId)
      // A literal, so that SQLite uses the partial index.
      .where('booking_co_hosts.held', '=', sql.lit<1>(1))
      .where('booking_co_hosts.starts_at', '>', now - MAX_BOOKING_MS)
      .where('booking_co_hosts.ends_at', '>', now)
      .orderBy('booking_co_hosts.starts_at')
      .limit(limit)
      .execute()
  )
}
