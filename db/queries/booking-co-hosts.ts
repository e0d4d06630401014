import type { Db } from '../schema'
import type { BookingRow } from './bookings'

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
    .orderBy('hosts.id')
    .execute()
}

export type CoHostRow = Awaited<ReturnType<typeof findCoHosts>>[number]
