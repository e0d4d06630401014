import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { foldText } from '../fold-text'
import type { DB, Db } from '../schema'
import { type BookingDetailsRow, findBookingsById, HELD, MAX_BOOKING_MS } from './bookings'

export const BOOKING_VIEWS = ['upcoming', 'pending', 'past', 'cancelled', 'all'] as const
export type BookingsTab = (typeof BOOKING_VIEWS)[number]

export const BOOKING_ORDERS = ['meeting', 'when', 'attendee', 'organizer', 'status'] as const
export type BookingOrder = (typeof BOOKING_ORDERS)[number]

/** The filter of a host's bookings. */
export interface BookingsFilterValues {
  view: BookingsTab
  /** Part of the attendee's name or address. */
  search: string
  eventTypeId: string | null
  /** Starts in `[from, until)`, epoch ms. */
  from: number | null
  until: number | null
}

/** The position of a booking in an order: the sort key, then its start and id. */
export type PagePosition = [keys: string[], startsAt: number, id: string]

export interface BookingsPage {
  order: BookingOrder
  direction: 'ascending' | 'descending'
  /** The page begins after this position, or ends before it. */
  place: { is: 'after' | 'before'; at: PagePosition } | null
  limit: number
}

/** Each has its own index (migration 0010). All meetings of this list have one organizer, so that order is by time. */
const ORDER_COLUMNS = {
  when: [],
  organizer: [],
  meeting: ['title_key'],
  attendee: ['attendee_key'],
  status: ['status', 'meeting_status'],
} as const satisfies Record<BookingOrder, readonly string[]>

/**
 * One page of a host's bookings in any order over all of them. The ids come from an index alone; only the page itself is read.
 *
 * @returns rows in the asked-for order, also when the page was searched backwards
 */
export async function findBookingsPage(
  db: Db,
  hostId: string,
  filter: BookingsFilterValues,
  page: BookingsPage,
  now: number,
): Promise<BookingDetailsRow[]> {
  const columns = [...ORDER_COLUMNS[page.order], 'starts_at', 'id'] as const
  const backwards = page.place?.is === 'before'
  const ascending = (page.direction === 'ascending') !== backwards
  let query = chosen(db, hostId, filter, now).select('id').limit(page.limit)
  for (const column of columns) query = query.orderBy(column, ascending ? 'asc' : 'desc')
  if (page.place) {
    const [keys, startsAt, id] = page.place.at
    const here = sql.join(columns.map((column) => sql.ref(column)))
    query = query.where(
      sql<SqlBool>`(${here}) ${sql.raw(ascending ? '>' : '<')} (${sql.join([...keys, startsAt, id])})`,
    )
  }
  const ids = (await query.execute()).map(({ id }) => id)
  const rows = await findBookingsById(db, hostId, ids)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const ordered = ids.flatMap((id) => byId.get(id) ?? [])
  return backwards ? ordered.reverse() : ordered
}

/** How many bookings a filter finds, counted up to `most`. */
export async function countAdminBookings(
  db: Db,
  hostId: string,
  filter: BookingsFilterValues,
  { now, most }: { now: number; most: number },
): Promise<number> {
  // In the order of an index that holds the filter's columns: counting then reads no booking.
  const some = chosen(db, hostId, filter, now)
    .select('id')
    .orderBy('starts_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
  const { count } = await db
    .selectFrom(some.as('some'))
    .select(({ fn }) => fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export function positionOf(row: BookingDetailsRow, order: BookingOrder): PagePosition {
  return [ORDER_COLUMNS[order].map((column) => row[column]), row.starts_at, row.id]
}

/** How many sort keys come before start and id, for reading a position from an address. */
export function keysOfOrder(order: BookingOrder): number {
  return ORDER_COLUMNS[order].length
}

function chosen(db: Db, hostId: string, filter: BookingsFilterValues, now: number) {
  return db
    .selectFrom('bookings')
    .where('host_id', '=', hostId)
    .where((eb) => eb.and(viewed(eb, filter.view, now)))
    .$if(filter.from !== null, (query) => query.where('starts_at', '>=', filter.from))
    .$if(filter.until !== null, (query) => query.where('starts_at', '<', filter.until))
    .$if(filter.eventTypeId !== null, (query) => query.where('event_type_id', '=', filter.eventTypeId))
    .$if(filter.search !== '', (query) =>
      query.where(sql<SqlBool>`attendee_key like ${likePattern(filter.search)} escape '~'`),
    )
}

function viewed(eb: ExpressionBuilder<DB, 'bookings'>, view: BookingsTab, now: number) {
  const notOver = [eb('ends_at', '>', now), eb('starts_at', '>', now - MAX_BOOKING_MS)]
  switch (view) {
    case 'upcoming':
      return [eb('status', 'in', HELD), ...notOver]
    case 'pending':
      return [eb('status', '=', 'pending'), ...notOver]
    case 'past':
      return [eb('status', 'in', HELD), eb('ends_at', '<=', now)]
    case 'cancelled':
      return [eb('status', 'in', ['cancelled', 'declined'])]
    case 'all':
      return []
  }
}

function likePattern(search: string): string {
  return `%${foldText(search).replace(/[~%_]/g, '~$&')}%`
}

/**
 * Bookings that hold a host's time and reach into a range, alone or together with others, soonest first, with the colour of their event
 * type.
 */
export async function findBookingsInRange(
  db: Db,
  hostId: string,
  { from, until, limit }: { from: number; until: number; limit: number },
) {
  const startsAfter = from - MAX_BOOKING_MS
  const coHosted = db
    .selectFrom('booking_co_hosts')
    .select('booking_id')
    .where('host_id', '=', hostId)
    .where('starts_at', '>', startsAfter)
    .where('starts_at', '<', until)
  const inRange = db
    .selectFrom('bookings')
    .innerJoin('event_types', 'event_types.id', 'bookings.event_type_id')
    .select([
      'bookings.id',
      'bookings.title',
      'bookings.status',
      'bookings.starts_at as startsAt',
      'bookings.ends_at as endsAt',
      'bookings.attendee_name as attendee',
      'event_types.color',
    ])
    .where('bookings.status', 'in', HELD)
    .where('bookings.starts_at', '>', startsAfter)
    .where('bookings.starts_at', '<', until)
    .where('bookings.ends_at', '>', from)
    .orderBy('bookings.starts_at')
    .limit(limit)
  const [own, together] = await Promise.all([
    inRange.where('bookings.host_id', '=', hostId).execute(),
    inRange.where('bookings.id', 'in', coHosted).execute(),
  ])
  return [...own, ...together].sort((a, b) => a.startsAt - b.startsAt).slice(0, limit)
}

/** When the host's next booking starts that is not over, alone or together with others. @returns epoch ms */
export async function findNextStart(db: Db, hostId: string, now: number): Promise<number | null> {
  const soonest = db
    .selectFrom('bookings')
    .select('starts_at')
    .where('status', 'in', HELD)
    .where('starts_at', '>', now - MAX_BOOKING_MS)
    .where('ends_at', '>', now)
    .orderBy('starts_at')
    .limit(1)
  const coHosted = db
    .selectFrom('booking_co_hosts')
    .select('booking_id')
    .where('host_id', '=', hostId)
    .where('starts_at', '>', now - MAX_BOOKING_MS)
  const found = await Promise.all([
    soonest.where('host_id', '=', hostId).executeTakeFirst(),
    soonest.where('id', 'in', coHosted).executeTakeFirst(),
  ])
  const starts = found.flatMap((row) => row?.starts_at ?? [])
  return starts.length === 0 ? null : Math.min(...starts)
}
