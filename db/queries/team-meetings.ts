import { sql } from 'kysely'
import type { Db } from '../schema'
import type { TeamRule } from '../tables/event-types'
import { type BookingDetailsRow, HELD, MAX_BOOKING_MS, withDetails } from './bookings'

export const TEAM_SORTS = ['meeting', 'when', 'attendee', 'organizer', 'status'] as const
export type TeamSort = (typeof TEAM_SORTS)[number]

export interface TeamFilter {
  organizerId?: string
  /** Starts in `[from, until)`, epoch ms. */
  from?: number
  until?: number
  sort: TeamSort
  descending: boolean
  offset: number
  limit: number
  now: number
}

/** One row of the team's table: a booking, or a meeting that an organizer created in GoTo. */
export interface TeamMeetingRow {
  id: string
  source: 'booking' | 'goto'
  title: string
  starts_at: number
  ends_at: number
  attendee_name: string
  status: 'pending' | 'confirmed' | 'cancelled' | 'declined'
  meeting_status: 'pending' | 'ready' | 'failed' | 'removed'
  join_url: string | null
  updated_at: number
  host_name: string
  team_rule: TeamRule | null
  meeting_id: string | null
  link_by_host: 0 | 1
  host_id: string
}

/** The upcoming and running meetings of all members of a team. */
export async function findTeamMeetings(db: Db, teamId: string, filter: TeamFilter): Promise<TeamMeetingRow[]> {
  const { sort, descending, offset, limit } = filter
  const direction = descending ? 'desc' : 'asc'
  const all = bookedMeetings(db, teamId, filter).unionAll(meetingsMadeInGoto(db, teamId, filter))
  let query = db.selectFrom(all.as('meetings')).selectAll()
  if (sort !== 'when') query = query.orderBy(SORT_KEYS[sort], direction)
  return query
    .orderBy('starts_at', sort === 'when' ? direction : 'asc')
    .orderBy('id', 'asc')
    .offset(offset)
    .limit(limit)
    .execute()
}

const SORT_KEYS = {
  meeting: sql<string>`lower(title)`,
  attendee: sql<string>`lower(attendee_name)`,
  organizer: sql<string>`lower(host_name)`,
  status: sql<string>`source || status || meeting_status`,
}

function bookedMeetings(db: Db, teamId: string, { organizerId, from, until, now }: TeamFilter) {
  let query = db
    .selectFrom('team_members')
    .innerJoin('bookings', 'bookings.host_id', 'team_members.host_id')
    .innerJoin('hosts', 'hosts.id', 'bookings.host_id')
    .select(['bookings.id as id', sql<TeamMeetingRow['source']>`'booking'`.as('source'), 'bookings.title as title'])
    .select(['bookings.starts_at as starts_at', 'bookings.ends_at as ends_at'])
    .select(['bookings.attendee_name as attendee_name', 'bookings.status as status'])
    .select(['bookings.meeting_status as meeting_status', 'bookings.join_url as join_url'])
    .select(['bookings.updated_at as updated_at', 'hosts.name as host_name', 'bookings.team_rule as team_rule'])
    .select([
      'bookings.meeting_id as meeting_id',
      'bookings.link_by_host as link_by_host',
      'bookings.host_id as host_id',
    ])
    .where('team_members.team_id', '=', teamId)
    .where('bookings.status', 'in', HELD)
    .where('bookings.starts_at', '>', Math.max(now - MAX_BOOKING_MS, from ?? 0) - 1)
    .where('bookings.ends_at', '>', now)
  if (until !== undefined) query = query.where('bookings.starts_at', '<', until)
  if (organizerId !== undefined) query = query.where('bookings.host_id', '=', organizerId)
  return query
}

/** Without a title if the organizer has not agreed to show it: then only the time is shown. */
function meetingsMadeInGoto(db: Db, teamId: string, { organizerId, from, until, now }: TeamFilter) {
  const shown = sql<string>`case when team_members.shares_goto = 1 then coalesce(busy_intervals.label, '') else '' end`
  let query = db
    .selectFrom('team_members')
    .innerJoin('busy_intervals', 'busy_intervals.host_id', 'team_members.host_id')
    .innerJoin('hosts', 'hosts.id', 'busy_intervals.host_id')
    .select([
      // Each read of GoTo's list gives the rows new ids; organizer and time stay the same.
      sql<string>`'goto-' || hosts.id || '-' || busy_intervals.starts_at`.as('id'),
      sql<TeamMeetingRow['source']>`'goto'`.as('source'),
      shown.as('title'),
    ])
    .select(['busy_intervals.starts_at as starts_at', 'busy_intervals.ends_at as ends_at'])
    .select([
      sql<string>`''`.as('attendee_name'),
      sql<TeamMeetingRow['status']>`'confirmed'`.as('status'),
      sql<TeamMeetingRow['meeting_status']>`'ready'`.as('meeting_status'),
      sql<string | null>`cast(null as text)`.as('join_url'),
      sql<number>`0`.as('updated_at'),
      'hosts.name as host_name',
      sql<TeamRule | null>`cast(null as text)`.as('team_rule'),
      sql<string | null>`cast(null as text)`.as('meeting_id'),
      sql<0 | 1>`0`.as('link_by_host'),
      'hosts.id as host_id',
    ])
    .where('team_members.team_id', '=', teamId)
    .where('busy_intervals.connection_id', 'is not', null)
    .where('busy_intervals.starts_at', '>', Math.max(now - MAX_BOOKING_MS, from ?? 0) - 1)
    .where('busy_intervals.ends_at', '>', now)
  if (until !== undefined) query = query.where('busy_intervals.starts_at', '<', until)
  if (organizerId !== undefined) query = query.where('busy_intervals.host_id', '=', organizerId)
  return query
}

/** A booking of a member; another host's booking is treated as missing (S1). */
export async function findBookingOfTeam(db: Db, teamId: string, id: string): Promise<BookingDetailsRow | undefined> {
  return withDetails(db)
    .innerJoin('team_members', 'team_members.host_id', 'bookings.host_id')
    .where('team_members.team_id', '=', teamId)
    .where('bookings.id', '=', id)
    .executeTakeFirst()
}

/** What a member has of a team's bookings, alone or together with others, by start. @param range of the starts, epoch ms */
export async function findHeldTeamBookings(
  db: Db,
  { pageId, hostId }: { pageId: string; hostId: string },
  { from, until, limit }: { from: number; until: number; limit: number },
): Promise<BookingDetailsRow[]> {
  return withDetails(db)
    .where('event_types.host_id', '=', pageId)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('bookings.host_id', '=', hostId),
        eb('bookings.id', 'in', selectFrom('booking_co_hosts').select('booking_id').where('host_id', '=', hostId)),
      ]),
    )
    .where('bookings.status', 'in', HELD)
    .where('bookings.starts_at', '>=', from)
    .where('bookings.starts_at', '<', until)
    .orderBy('bookings.starts_at')
    .limit(limit)
    .execute()
}

/**
 * A member's booking of the page of a team, for one of the team's managers or its owner; any other, also of somebody who has left, is treated as
 * missing (S1).
 */
export async function findBookingOfManagedTeam(
  db: Db,
  managerId: string,
  id: string,
): Promise<BookingDetailsRow | undefined> {
  return withDetails(db)
    .innerJoin('teams', 'teams.host_id', 'event_types.host_id')
    .innerJoin('team_members as manager', 'manager.team_id', 'teams.id')
    .innerJoin('team_members as holder', (join) =>
      join.onRef('holder.team_id', '=', 'teams.id').onRef('holder.host_id', '=', 'bookings.host_id'),
    )
    .where('manager.host_id', '=', managerId)
    .where('manager.role', 'in', ['manager', 'owner'])
    .where('bookings.id', '=', id)
    .executeTakeFirst()
}

/** A booking that a member of a team has from the team's page, alone or with others. Whoever has left has no colleagues to pass it to. */
export async function findTeamBookingOfMember(
  db: Db,
  hostId: string,
  id: string,
): Promise<BookingDetailsRow | undefined> {
  return withDetails(db)
    .innerJoin('teams', 'teams.host_id', 'event_types.host_id')
    .innerJoin('team_members', 'team_members.team_id', 'teams.id')
    .where('team_members.host_id', '=', hostId)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('bookings.host_id', '=', hostId),
        eb('bookings.id', 'in', selectFrom('booking_co_hosts').select('booking_id').where('host_id', '=', hostId)),
      ]),
    )
    .where('bookings.id', '=', id)
    .executeTakeFirst()
}

/** A mark that changes whenever a row of the team's table may have changed; open tables read it every few seconds. */
export async function findTeamMark(db: Db, teamId: string, now: number): Promise<string> {
  const [bookings, goto, team] = await Promise.all([
    db
      .selectFrom('team_members')
      .innerJoin('bookings', 'bookings.host_id', 'team_members.host_id')
      .select(({ fn }) => [fn.countAll().as('count'), fn.max('bookings.updated_at').as('latest')])
      .where('team_members.team_id', '=', teamId)
      .where('bookings.starts_at', '>', now - MAX_BOOKING_MS)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('team_members')
      .innerJoin('busy_intervals', 'busy_intervals.host_id', 'team_members.host_id')
      .select(({ fn }) => [fn.countAll().as('count'), fn.sum('busy_intervals.starts_at').as('starts')])
      .where('team_members.team_id', '=', teamId)
      .where('busy_intervals.connection_id', 'is not', null)
      .where('busy_intervals.starts_at', '>', now)
      .executeTakeFirstOrThrow(),
    db.selectFrom('teams').select('updated_at').where('id', '=', teamId).executeTakeFirst(),
  ])
  return [bookings.count, bookings.latest ?? 0, goto.count, goto.starts ?? 0, team?.updated_at ?? 0].join('.')
}
