import type { Insertable } from 'kysely'
import type { Db } from '../schema'
import type { BookingNetworksTable } from '../tables/bookings'
import { HELD, withDetails } from './bookings'

/** More than a host has in the counted days; reading more would only be slower. */
const MAX_READ = 5_000

export async function insertBookingNetwork(db: Db, row: Insertable<BookingNetworksTable>): Promise<void> {
  await db.insertInto('booking_networks').values(row).execute()
}

export interface HeldFromNetwork {
  network: string
  wide_network: string
  mailbox: string
  starts_at: number
  ends_at: number
}

/** Upcoming bookings that visitors made with a host since then and that hold their time, by network. */
export async function findHeldByNetworks(
  db: Db,
  hostId: string,
  { since, now }: { since: number; now: number },
): Promise<HeldFromNetwork[]> {
  return db
    .selectFrom('booking_networks')
    .innerJoin('bookings', 'bookings.id', 'booking_networks.booking_id')
    .select(['network', 'wide_network', 'mailbox', 'bookings.starts_at', 'bookings.ends_at'])
    .where('booking_networks.host_id', '=', hostId)
    .where('booking_networks.booked_at', '>', since)
    .where('bookings.status', 'in', HELD)
    .where('bookings.starts_at', '>', now)
    .limit(MAX_READ)
    .execute()
}

/** The same with all columns, in the order of booking. */
export async function findBookedFromNetworks(db: Db, hostId: string, { since, now }: { since: number; now: number }) {
  return withDetails(db)
    .innerJoin('booking_networks', 'booking_networks.booking_id', 'bookings.id')
    .select(['booking_networks.network', 'booking_networks.booked_at'])
    .where('booking_networks.host_id', '=', hostId)
    .where('booking_networks.booked_at', '>', since)
    .where('bookings.status', 'in', HELD)
    .where('bookings.starts_at', '>', now)
    .orderBy('booking_networks.booked_at')
    .limit(MAX_READ)
    .execute()
}

export async function findNetworkShare(db: Db, hostId: string): Promise<number | null> {
  const row = await db.selectFrom('hosts').select('network_share_percent').where('id', '=', hostId).executeTakeFirst()
  return row?.network_share_percent ?? null
}

export async function deleteBookingNetworksBefore(db: Db, before: number): Promise<void> {
  await db.deleteFrom('booking_networks').where('booked_at', '<', before).execute()
}
