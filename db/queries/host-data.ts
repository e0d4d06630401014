import { sql } from 'kysely'
import type { Db } from '../schema'
import { type BookingDetailsRow, HELD, withDetails } from './bookings'
import { QUEUED, UNSETTLED_STATES } from './jobs'

/** Others depend on these: an attendee on the mail, GoTo's calendar on the deletion of the meeting. */
const FOR_OTHERS = ['booking-mail', 'meeting-delete']

/** All of a host's bookings, past and upcoming, oldest first. */
export async function findAllBookings(db: Db, hostId: string): Promise<BookingDetailsRow[]> {
  return withDetails(db)
    .where('bookings.host_id', '=', hostId)
    .orderBy('bookings.starts_at')
    .orderBy('bookings.id')
    .execute()
}

export async function countAllBookings(db: Db, hostId: string): Promise<number> {
  const { count } = await db
    .selectFrom('bookings')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('host_id', '=', hostId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function findPhotoOfHost(db: Db, hostId: string) {
  return db.selectFrom('host_photos').select(['media_type', 'content']).where('host_id', '=', hostId).executeTakeFirst()
}

/** Confirmed and pending meetings that have not ended. */
/** Also those that a colleague organizes: the others have to learn that this host does not come. */
function meetingsToCome(db: Db, hostId: string, now: number) {
  return db
    .selectFrom('bookings')
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('host_id', '=', hostId),
        eb('id', 'in', selectFrom('booking_co_hosts').select('booking_id').where('host_id', '=', hostId)),
      ]),
    )
    .where('status', 'in', HELD)
    .where('ends_at', '>', now)
}

export async function countMeetingsToCome(db: Db, hostId: string, now: number): Promise<number> {
  const { count } = await meetingsToCome(db, hostId, now)
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The soonest of them. */
export async function findMeetingsToCome(db: Db, hostId: string, now: number, most: number) {
  return meetingsToCome(db, hostId, now)
    .select(['id', 'title', 'starts_at as startsAt', 'ends_at as endsAt'])
    .orderBy('starts_at')
    .limit(most)
    .execute()
}

/** Whether a mail about a change, or a deletion at GoTo, is queued and may still succeed. */
export async function hasUnsentNews(db: Db, hostId: string, now: number): Promise<boolean> {
  const job = await db
    .selectFrom('jobs')
    .select('id')
    .where('host_id', '=', hostId)
    .where('kind', 'in', FOR_OTHERS)
    .where('state', '=', QUEUED)
    .where('held_at', 'is', null)
    .where('deadline_at', '>', now)
    .executeTakeFirst()
  return job !== undefined
}

/** @returns false when one of them is running; the others are deleted then as well, so roll back */
export async function deleteJobsOfHost(db: Db, hostId: string, now: number): Promise<boolean> {
  await db
    .deleteFrom('jobs')
    .where('host_id', '=', hostId)
    .where((eb) => eb.or([eb('lease_until', '<=', now), eb('state', 'not in', UNSETTLED_STATES)]))
    .execute()
  return (await db.selectFrom('jobs').select('id').where('host_id', '=', hostId).executeTakeFirst()) === undefined
}

/** The host, all their bookings and, by the foreign keys, everything that refers to either. @returns how many bookings */
export async function deleteHostWithBookings(db: Db, hostId: string): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('bookings').where('host_id', '=', hostId).executeTakeFirstOrThrow()
  await db.deleteFrom('hosts').where('id', '=', hostId).execute()
  return Number(numDeletedRows)
}

interface Leaving {
  id: string
  email: string
  name: string
}

/**
 * Data about a host in other hosts' rows: invitations to their address and the mails about these, news of their team, and their
 * name on actions as a manager. Their own bookings as an attendee belong to those hosts and stay.
 *
 * @param teamId their present team; news of other teams cannot be distinguished from a namesake's, and expire by themselves
 */
export async function forgetColleague(db: Db, { id, email, name }: Leaving, teamId: string | null): Promise<void> {
  await db.deleteFrom('team_invitations').where('email', '=', email).execute()
  await db.deleteFrom('sent_mails').where('booking_id', 'is', null).where('address', '=', email).execute()
  await db
    .updateTable('booking_events')
    .set({ actor_id: null, actor_name: null })
    .where('actor_id', '=', id)
    .where('host_id', '<>', id)
    .execute()
  const mails = db.deleteFrom('jobs').where('kind', '=', 'account-mail').where('host_id', '<>', id)
  await mails.where('payload', 'like', holding({ to: email })).execute()
  if (teamId === null) return
  await mails
    .where('payload', 'like', holding({ personName: name }))
    .where('host_id', 'in', db.selectFrom('team_members').select('host_id').where('team_id', '=', teamId))
    .execute()
}

/** A LIKE pattern for JSON text with this entry; wildcards in a name are escaped. */
function holding(entry: Record<string, string>) {
  const inside = JSON.stringify(entry).slice(1, -1)
  return sql<string>`${`%${inside.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`
}
