import type { Insertable } from 'kysely'
import type { Db } from '../schema'
import type { BookingNetworksTable } from '../tables/bookings'
import { HELD } from './bookings'

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

/** Upcoming times that visitors hold of a host since then, by network: by bookings, and while they prove their address. */
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
    .unionAll(
      db
        .selectFrom('address_proofs')
        .select(['network', 'wide_network', 'mailbox', 'starts_at', 'ends_at'])
        .where('host_id', '=', hostId)
        .where('held_until', '>', now)
        // One that becomes a booking just now has released its time.
        .where(({ exists, selectFrom }) =>
          exists(selectFrom('held_times').select('proof_id').whereRef('held_times.proof_id', '=', 'address_proofs.id')),
        ),
    )
    .limit(MAX_READ)
    .execute()
}

export interface BookedFromNetwork {
  id: string
  attendee_name: string
  attendee_email: string
  starts_at: number
  network: string
  booked_at: number
}

/** Upcoming bookings that a host has now and that visitors made since then, on the host's own page or a team's, in the order of booking. */
export async function findBookedFromNetworks(
  db: Db,
  hostId: string,
  { since, now }: { since: number; now: number },
): Promise<BookedFromNetwork[]> {
  return db
    .selectFrom('bookings')
    .innerJoin('booking_networks', 'booking_networks.booking_id', 'bookings.id')
    .select(['bookings.id', 'bookings.attendee_name', 'bookings.attendee_email', 'bookings.starts_at'])
    .select(['booking_networks.network', 'booking_networks.booked_at'])
    .where('bookings.host_id', '=', hostId)
    .where('bookings.status', 'in', HELD)
    .where('bookings.starts_at', '>', now)
    .where('booking_networks.booked_at', '>', since)
    .orderBy('booking_networks.booked_at')
    .limit(MAX_READ)
    .execute()
}

/** How many upcoming bookings hold time of these hosts, or of one address with them; counts no further than `most`. */
export async function countOpenBookings(
  db: Db,
  hostIds: string[],
  { now, most, email }: { now: number; most: number; email?: string },
): Promise<number> {
  if (hostIds.length === 0) return 0
  const open = db
    .selectFrom('bookings')
    .select('id')
    .where('host_id', 'in', hostIds)
    .where('status', 'in', HELD)
    .where('starts_at', '>', now)
    .$if(email !== undefined, (query) =>
      query.where(({ eb, fn }) => eb(fn<string>('lower', ['attendee_email']), '=', email?.toLowerCase() ?? '')),
    )
    .limit(most)
  const { count } = await db
    .selectFrom(open.as('open'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What visitors have booked since then: from a network, by an address, or with a host. Digests as in `booking_networks`. */
export async function countBookedByVisitors(
  db: Db,
  of: { hostId?: string; network?: string; mailbox?: string },
  { since, until }: { since: number; until: number },
): Promise<number> {
  const { count } = await db
    .selectFrom('booking_networks')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('booked_at', '>', since)
    .where('booked_at', '<=', until)
    .$if(of.network !== undefined, (query) => query.where('network', '=', of.network ?? ''))
    .$if(of.mailbox !== undefined, (query) => query.where('mailbox', '=', of.mailbox ?? ''))
    .$if(of.hostId !== undefined, (query) => query.where('host_id', '=', of.hostId ?? ''))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** A host's own limits for visitors; null where they use the default. */
export async function findOpenLimits(db: Db, hostId: string) {
  const row = await db
    .selectFrom('hosts')
    .select(['network_share_percent as sharePercent', 'max_open_of_address as ofAddress'])
    .select(['max_open_of_network as ofNetwork', 'max_open_in_all as inAll'])
    .where('id', '=', hostId)
    .executeTakeFirst()
  return row ?? { sharePercent: null, ofAddress: null, ofNetwork: null, inAll: null }
}

export async function findNetworkShare(db: Db, hostId: string): Promise<number | null> {
  const row = await db.selectFrom('hosts').select('network_share_percent').where('id', '=', hostId).executeTakeFirst()
  return row?.network_share_percent ?? null
}

export async function deleteBookingNetworksBefore(db: Db, before: number): Promise<void> {
  await db.deleteFrom('booking_networks').where('booked_at', '<', before).execute()
}
