import { type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import { foldText } from '../fold-text'
import { prepareInsert, prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { BookingsTable } from '../tables/bookings'
import type { MeetingOutcomesTable } from '../tables/meeting-outcomes'

export type BookingRow = Selectable<BookingsTable>
/** A booking with the columns of its event type and host that its page, mails and API response need. */
export type BookingDetailsRow = BookingRow & {
  event_type_slug: string
  event_type_title: string
  event_type_instructions: string
  event_type_confirmation_text: string
  /** The page of the team whose event type it is; null for a host's own. */
  team_handle: string | null
  team_name: string | null
  host_handle: string
  host_name: string
  host_email: string
  host_time_zone: string
  host_locale: string
  host_email_verified_at: number | null
  /** The page that was booked: the host's own or a team's. */
  page_host_id: string
  /** What the provider's history says; null until it was read. */
  outcome_state: MeetingOutcomesTable['state'] | null
  outcome_reason: string | null
  outcome_started_at: number | null
  outcome_ended_at: number | null
  outcome_participants: number | null
  /** Sealed with the context `recording:{id}`. */
  recording: string | null
  recording_found_at: number | null
  recording_sent_at: number | null
}
/** States that hold their time. */
export const HELD = ['pending', 'confirmed'] as const

export async function insertBooking(db: Db, row: Insertable<BookingsTable>): Promise<void> {
  await insertIntoBookings(db, [{ ...row, ...searchKeys(row) }])
}

const insertIntoBookings = prepareInsert('bookings')

/** Must be written with every change of the title or of the attendee's name or address. */
export function searchKeys(row: { title: string; attendee_name: string; attendee_email: string }) {
  return {
    title_key: foldText(row.title),
    attendee_key: foldText(`${row.attendee_name} ${row.attendee_email}`),
  }
}

/** Twice the longest duration: a booking that reaches into a range has begun at most this long before it. */
export const MAX_BOOKING_MS = 24 * 3_600_000

/**
 * Bookings that hold time in a range, also as a co-host: a range of an index, bounded on both sides, so that neither past bookings nor other
 * hosts' are read (P4).
 */
export async function findHeldBookings(db: Db, hostId: string, range: { from: number; until: number }) {
  return heldBookings(db, { hostId, ...range, startsAfter: range.from - MAX_BOOKING_MS })
}

const heldBookings = prepareQuery((db, range: { hostId: string; startsAfter: number; from: number; until: number }) =>
  db
    .selectFrom('bookings')
    .select(['id', 'event_type_id', 'starts_at', 'ends_at', 'buffer_before_minutes', 'buffer_after_minutes'])
    .where('host_id', '=', range.hostId)
    .where('status', 'in', HELD)
    .where('starts_at', '>', range.startsAfter)
    .where('starts_at', '<', range.until)
    .where('ends_at', '>', range.from)
    .unionAll(
      db
        .selectFrom('booking_co_hosts')
        .innerJoin('bookings', 'bookings.id', 'booking_co_hosts.booking_id')
        // The copied time, which the index has in its order.
        .select(['bookings.id', 'bookings.event_type_id', 'booking_co_hosts.starts_at', 'booking_co_hosts.ends_at'])
        .select(['bookings.buffer_before_minutes', 'bookings.buffer_after_minutes'])
        .where('booking_co_hosts.host_id', '=', range.hostId)
        // A literal, so that SQLite uses the partial index.
        .where('booking_co_hosts.held', '=', sql.lit<1>(1))
        .where('booking_co_hosts.starts_at', '>', range.startsAfter)
        .where('booking_co_hosts.starts_at', '<', range.until)
        .where('booking_co_hosts.ends_at', '>', range.from),
    )
    .orderBy('starts_at'),
)

/** The same of several hosts, in one query, each row with the host whose time it holds; in no order. */
export async function findHeldBookingsOfHosts(db: Db, hostIds: string[], range: { from: number; until: number }) {
  const startsAfter = range.from - MAX_BOOKING_MS
  return db
    .selectFrom('bookings')
    .select(['host_id', 'id', 'event_type_id', 'starts_at', 'ends_at', 'buffer_before_minutes', 'buffer_after_minutes'])
    .where('host_id', 'in', hostIds)
    .where('status', 'in', HELD)
    .where('starts_at', '>', startsAfter)
    .where('starts_at', '<', range.until)
    .where('ends_at', '>', range.from)
    .unionAll(
      db
        .selectFrom('booking_co_hosts')
        .innerJoin('bookings', 'bookings.id', 'booking_co_hosts.booking_id')
        .select(['booking_co_hosts.host_id', 'bookings.id', 'bookings.event_type_id'])
        .select(['booking_co_hosts.starts_at', 'booking_co_hosts.ends_at'])
        .select(['bookings.buffer_before_minutes', 'bookings.buffer_after_minutes'])
        .where('booking_co_hosts.host_id', 'in', hostIds)
        .where('booking_co_hosts.held', '=', sql.lit<1>(1))
        .where('booking_co_hosts.starts_at', '>', startsAfter)
        .where('booking_co_hosts.starts_at', '<', range.until)
        .where('booking_co_hosts.ends_at', '>', range.from),
    )
    .execute()
}

/** The same with all columns, for a calendar that shows them. */
export async function findHeldBookingsWithDetails(
  db: Db,
  hostId: string,
  range: { from: number; until: number },
): Promise<BookingDetailsRow[]> {
  return withDetails(db)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('bookings.host_id', '=', hostId),
        eb('bookings.id', 'in', selectFrom('booking_co_hosts').select('booking_id').where('host_id', '=', hostId)),
      ]),
    )
    .where('bookings.status', 'in', HELD)
    .where('bookings.ends_at', '>', range.from)
    .where('bookings.starts_at', '<', range.until)
    .orderBy('bookings.starts_at')
    .execute()
}

/** For the worker, which gets the id from its job. Other callers must pass a host or a manage token. */
export async function findBooking(db: Db, id: string): Promise<BookingDetailsRow | undefined> {
  const [row] = await bookingById(db, { id })
  return row
}

const bookingById = prepareQuery((db, { id }: { id: string }) => withDetails(db).where('bookings.id', '=', id))

/** A booking that a host has, alone or together with others. */
export async function findBookingOfHost(db: Db, hostId: string, id: string): Promise<BookingDetailsRow | undefined> {
  return withDetails(db)
    .where('bookings.id', '=', id)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        eb('bookings.host_id', '=', hostId),
        exists(
          selectFrom('booking_co_hosts')
            .select('booking_co_hosts.host_id')
            .whereRef('booking_co_hosts.booking_id', '=', 'bookings.id')
            .where('booking_co_hosts.host_id', '=', hostId),
        ),
      ]),
    )
    .executeTakeFirst()
}

export async function findBookingsById(db: Db, hostId: string, ids: string[]): Promise<BookingDetailsRow[]> {
  if (ids.length === 0) return []
  return (
    withDetails(db)
      .where('bookings.id', 'in', ids)
      // As an expression; otherwise SQLite reads all the host's bookings to find these few.
      .where(sql<SqlBool>`bookings.host_id || '' = ${hostId}`)
      .execute()
  )
}

export type BookingFate = Pick<
  BookingRow,
  | 'id'
  | 'host_id'
  | 'status'
  | 'attendee_name'
  | 'attendee_email'
  | 'starts_at'
  | 'ends_at'
  | 'cancelled_by'
  | 'cancelled_at'
>

/** What became of bookings, whoever has them now. For callers who got the ids from their own rows, such as a job of the host. */
export async function findFates(db: Db, ids: string[]): Promise<BookingFate[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('bookings')
    .select(['id', 'host_id', 'status', 'attendee_name', 'attendee_email'])
    .select(['starts_at', 'ends_at', 'cancelled_by', 'cancelled_at'])
    .where('id', 'in', ids)
    .orderBy('starts_at')
    .execute()
}

export async function findBookingByManageToken(db: Db, tokenHash: string): Promise<BookingDetailsRow | undefined> {
  const [row] = await bookingByManageToken(db, { tokenHash })
  return row
}

const bookingByManageToken = prepareQuery((db, { tokenHash }: { tokenHash: string }) =>
  withDetails(db).where('bookings.manage_token_hash', '=', tokenHash),
)

/** The newest booking of an event type whose attendee was not erased: of a team's by its making, of a host's own by its start. */
export async function findNewestBooking(
  db: Db,
  { id, hostId, team }: { id: string; hostId: string; team: object | null },
): Promise<BookingDetailsRow | undefined> {
  const ofType = withDetails(db)
    .where('bookings.event_type_id', '=', id)
    .where('bookings.attendee_email', '<>', '')
    .limit(1)
  const newest = team
    ? ofType.where('bookings.turn_group_id', 'is not', null).orderBy('bookings.created_at', 'desc')
    : ofType.where('bookings.host_id', '=', hostId).orderBy('bookings.starts_at', 'desc')
  return newest.executeTakeFirst()
}

/** Confirmed bookings of an event type that have not begun, soonest first: of its owner, and of the members who take part in it. */
export async function findUpcomingOfEventType(
  db: Db,
  { hostId, eventTypeId }: { hostId: string; eventTypeId: string },
  { now, after, limit }: { now: number; after: { startsAt: number; id: string } | null; limit: number },
): Promise<{ id: string; host_id: string; starts_at: number }[]> {
  const members = db.selectFrom('event_type_members').select('host_id').where('event_type_id', '=', eventTypeId)
  const owner = db.selectFrom('hosts').select('id as host_id').where('id', '=', hostId)
  return db
    .selectFrom('bookings')
    .select(['id', 'host_id', 'starts_at'])
    .where('host_id', 'in', owner.union(members))
    .where('event_type_id', '=', eventTypeId)
    .where('status', '=', 'confirmed')
    .where('starts_at', '>', now)
    .$if(after !== null, (query) =>
      query.where(({ eb, and, or }) =>
        or([
          eb('starts_at', '>', after?.startsAt ?? 0),
          and([eb('starts_at', '=', after?.startsAt ?? 0), eb('id', '>', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('starts_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Confirmed bookings that have not begun, soonest first. */
export async function findUpcomingConfirmed(db: Db, hostId: string, now: number): Promise<BookingDetailsRow[]> {
  return withDetails(db)
    .where('bookings.host_id', '=', hostId)
    .where('bookings.status', '=', 'confirmed')
    .where('bookings.starts_at', '>', now)
    .orderBy('bookings.starts_at')
    .execute()
}

export interface BookingFilter {
  status?: 'upcoming' | 'past' | 'cancelled'
  from?: number
  until?: number
  eventTypeId?: string
  crmId?: string
  /** The last booking of the page before, in the order of the list. */
  after?: { startsAt: number; id: string }
  limit: number
  now: number
}

/** Upcoming ones and explicit ranges soonest first; past and cancelled ones latest first. */
export async function findBookingsOfHost(db: Db, hostId: string, filter: BookingFilter): Promise<BookingDetailsRow[]> {
  const [own, together] = await Promise.all([
    filtered(withDetails(db).where('bookings.host_id', '=', hostId), filter).execute(),
    filtered(withDetails(db).where('bookings.id', 'in', coHostedIds(db, hostId, filter)), filter).execute(),
  ])
  return together.length === 0 ? own : [...own, ...together].sort(inOrderOf(filter)).slice(0, filter.limit)
}

/** The bookings of a team's page that its members have, as {@link findBookingsOfHost} lists a host's own. */
export async function findBookingsOfTeamPage(
  db: Db,
  pageId: string,
  filter: BookingFilter,
): Promise<BookingDetailsRow[]> {
  const members = db
    .selectFrom('team_members')
    .innerJoin('teams', 'teams.id', 'team_members.team_id')
    .select('team_members.host_id')
    .where('teams.host_id', '=', pageId)
  const query = withDetails(db).where('event_types.host_id', '=', pageId).where('bookings.host_id', 'in', members)
  return filtered(query, filter).execute()
}

function coHostedIds(db: Db, hostId: string, { status, from, until, now }: BookingFilter) {
  const first = Math.max(from ?? 0, status === 'upcoming' ? now - MAX_BOOKING_MS : 0)
  const query = db
    .selectFrom('booking_co_hosts')
    .select('booking_id')
    .where('booking_co_hosts.host_id', '=', hostId)
    .where('booking_co_hosts.starts_at', '>=', first)
  return until === undefined ? query : query.where('booking_co_hosts.starts_at', '<', until)
}

function directionOf({ status }: BookingFilter): 'asc' | 'desc' {
  return status === 'past' || status === 'cancelled' ? 'desc' : 'asc'
}

function inOrderOf(filter: BookingFilter) {
  const sign = directionOf(filter) === 'asc' ? 1 : -1
  return (a: BookingDetailsRow, b: BookingDetailsRow) =>
    sign * (a.starts_at - b.starts_at || (a.id < b.id ? -1 : Number(a.id > b.id)))
}

function filtered(all: ReturnType<typeof withDetails>, filter: BookingFilter) {
  const direction = directionOf(filter)
  const beyond = direction === 'asc' ? '>' : '<'
  let query = all
  if (filter.status === 'upcoming')
    query = query.where('bookings.status', 'in', HELD).where('bookings.ends_at', '>', filter.now)
  if (filter.status === 'past')
    query = query.where('bookings.status', 'in', HELD).where('bookings.ends_at', '<=', filter.now)
  if (filter.status === 'cancelled') query = query.where('bookings.status', 'in', ['cancelled', 'declined'])
  if (filter.from !== undefined) query = query.where('bookings.starts_at', '>=', filter.from)
  if (filter.until !== undefined) query = query.where('bookings.starts_at', '<', filter.until)
  if (filter.eventTypeId !== undefined) query = query.where('bookings.event_type_id', '=', filter.eventTypeId)
  if (filter.crmId !== undefined) query = query.where('bookings.crm_id', '=', filter.crmId)
  if (filter.after) {
    const { startsAt, id } = filter.after
    query = query.where(({ eb, and, or }) =>
      or([
        eb('bookings.starts_at', beyond, startsAt),
        and([eb('bookings.starts_at', '=', startsAt), eb('bookings.id', beyond, id)]),
      ]),
    )
  }
  return query.orderBy('bookings.starts_at', direction).orderBy('bookings.id', direction).limit(filter.limit)
}

export function withDetails(db: Db) {
  return db
    .selectFrom('bookings')
    .innerJoin('event_types', 'event_types.id', 'bookings.event_type_id')
    .innerJoin('hosts', 'hosts.id', 'bookings.host_id')
    .leftJoin('hosts as page', (join) =>
      join
        .onRef('page.id', '=', 'event_types.host_id')
        .on('page.is_team', '=', sql.lit<1>(1))
        .on('page.suspended_at', 'is', null),
    )
    .leftJoin('meeting_outcomes', 'meeting_outcomes.booking_id', 'bookings.id')
    .selectAll('bookings')
    .select([
      'page.handle as team_handle',
      'page.name as team_name',
      'event_types.slug as event_type_slug',
      'event_types.title as event_type_title',
      'event_types.meeting_instructions as event_type_instructions',
      'event_types.confirmation_text as event_type_confirmation_text',
      'hosts.handle as host_handle',
      'hosts.name as host_name',
      'hosts.email as host_email',
      'hosts.time_zone as host_time_zone',
      'hosts.locale as host_locale',
      'hosts.email_verified_at as host_email_verified_at',
      'event_types.host_id as page_host_id',
      'meeting_outcomes.state as outcome_state',
      'meeting_outcomes.reason as outcome_reason',
      'meeting_outcomes.started_at as outcome_started_at',
      'meeting_outcomes.ended_at as outcome_ended_at',
      'meeting_outcomes.participants as outcome_participants',
      'meeting_outcomes.recording as recording',
      'meeting_outcomes.recording_found_at as recording_found_at',
      'meeting_outcomes.recording_sent_at as recording_sent_at',
    ])
}
