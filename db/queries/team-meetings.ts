import { type ExpressionBuilder, sql } from 'kysely'
import type { DB, Db } from '../schema'
import { type BookingDetailsRow, withDetails } from './bookings'

const HELD = ['pending', 'confirmed'] as const
/** No booking is longer, so none that began earlier can still be on. */
const LONGEST_BOOKING_MS = 12 * 3_600_000

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

/** What is still to come, or under way, of everybody in a team. */
export async function findTeamMeetings(db: Db, teamId: string, filter: TeamFilter) {
  const { sort, descending, offset, limit, now } = filter
  const direction = descending ? 'desc' : 'asc'
  let query = db
    .selectFrom('team_members')
    .innerJoin('bookings', 'bookings.host_id', 'team_members.host_id')
    .innerJoin('hosts', 'hosts.id', 'bookings.host_id')
    .select(['bookings.id', 'bookings.title', 'bookings.starts_at', 'bookings.ends_at', 'bookings.attendee_name'])
    .select(['bookings.status', 'bookings.meeting_status', 'bookings.join_url', 'bookings.updated_at'])
    .select(['hosts.id as host_id', 'hosts.name as host_name'])
    .where('team_members.team_id', '=', teamId)
    .where('bookings.status', 'in', HELD)
    .where('bookings.starts_at', '>', Math.max(now - LONGEST_BOOKING_MS, filter.from ?? 0) - 1)
    .where('bookings.ends_at', '>', now)
  if (filter.until !== undefined) query = query.where('bookings.starts_at', '<', filter.until)
  if (filter.organizerId !== undefined) query = query.where('bookings.host_id', '=', filter.organizerId)
  if (sort !== 'when') query = query.orderBy(SORT_KEYS[sort], direction)
  return query
    .orderBy('bookings.starts_at', sort === 'when' ? direction : 'asc')
    .orderBy('bookings.id', 'asc')
    .offset(offset)
    .limit(limit)
    .execute()
}

type Keys = ExpressionBuilder<DB, 'bookings' | 'hosts'>
const SORT_KEYS = {
  meeting: ({ fn }: Keys) => fn<string>('lower', ['bookings.title']),
  attendee: ({ fn }: Keys) => fn<string>('lower', ['bookings.attendee_name']),
  organizer: ({ fn }: Keys) => fn<string>('lower', ['hosts.name']),
  status: () => sql<string>`bookings.status || bookings.meeting_status`,
}

/** A booking of somebody in the team; of anybody else it is as good as missing (S1). */
export async function findBookingOfTeam(db: Db, teamId: string, id: string): Promise<BookingDetailsRow | undefined> {
  return withDetails(db)
    .innerJoin('team_members', 'team_members.host_id', 'bookings.host_id')
    .where('team_members.team_id', '=', teamId)
    .where('bookings.id', '=', id)
    .executeTakeFirst()
}

/** Changes whenever a row of the team's table may have changed: what is shown reads it every few seconds. */
export async function findTeamMark(db: Db, teamId: string, now: number): Promise<string> {
  const [meetings, members] = await Promise.all([
    db
      .selectFrom('team_members')
      .innerJoin('bookings', 'bookings.host_id', 'team_members.host_id')
      .select(({ fn }) => [fn.countAll().as('count'), fn.max('bookings.updated_at').as('latest')])
      .where('team_members.team_id', '=', teamId)
      .where('bookings.starts_at', '>', now - LONGEST_BOOKING_MS)
      .executeTakeFirstOrThrow(),
    db.selectFrom('teams').select('updated_at').where('id', '=', teamId).executeTakeFirst(),
  ])
  return [meetings.count, meetings.latest ?? 0, members?.updated_at ?? 0].join('.')
}
