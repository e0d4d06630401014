import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from '../schema'
import type { BookingCalendarEventsTable } from '../tables/calendars'
import { HELD } from './bookings'

export type BookingCalendarEventRow = Selectable<BookingCalendarEventsTable>

/** Whose event of which booking: each host of a booking may have one. */
export interface EventOwner {
  bookingId: string
  hostId: string
}

export async function findCalendarEvent(
  db: Db,
  { bookingId, hostId }: EventOwner,
): Promise<BookingCalendarEventRow | undefined> {
  return db
    .selectFrom('booking_calendar_events')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .where('host_id', '=', hostId)
    .executeTakeFirst()
}

/** The hosts who have an event of a booking in a calendar, whether they still have the booking or not. */
export async function findHostsWithEvent(db: Db, bookingId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('booking_calendar_events')
    .select('host_id')
    .where('booking_id', '=', bookingId)
    .orderBy('host_id')
    .execute()
  return rows.map(({ host_id }) => host_id)
}

/** Whether the same event is another host's of the booking too: both have chosen one calendar that they share. */
export async function isSharedEvent(
  db: Db,
  { booking_id, host_id, calendar_id }: BookingCalendarEventRow,
): Promise<boolean> {
  const shared = await db
    .selectFrom('booking_calendar_events as other')
    .innerJoin('calendars as theirs', 'theirs.id', 'other.calendar_id')
    .innerJoin('calendars as own', 'own.remote_id', 'theirs.remote_id')
    .select('other.host_id')
    .where('other.booking_id', '=', booking_id)
    .where('other.host_id', '<>', host_id)
    .where('own.id', '=', calendar_id)
    .executeTakeFirst()
  return shared !== undefined
}

/** Written before the event is sent: its answer may be lost. */
export async function insertCalendarEvent(db: Db, row: Insertable<BookingCalendarEventsTable>): Promise<void> {
  await db
    .insertInto('booking_calendar_events')
    .values(row)
    .onConflict((conflict) => conflict.columns(['booking_id', 'host_id']).doNothing())
    .execute()
}

/** An event as it was read. With `remote_id`: as long as it is still that one. */
export type SeenEvent = Pick<BookingCalendarEventRow, 'booking_id' | 'calendar_id'> &
  Partial<Pick<BookingCalendarEventRow, 'remote_id'>>

/**
 * Changes nothing where the booking's event has left that calendar meanwhile: what was found out there does not hold for the next one.
 *
 * @returns whether it is still there
 */
export async function updateCalendarEvent(
  db: Db,
  { booking_id, calendar_id, remote_id }: SeenEvent,
  values: Updateable<BookingCalendarEventsTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('booking_calendar_events')
    .set(values)
    .where('booking_id', '=', booking_id)
    .where('calendar_id', '=', calendar_id)
    .$if(remote_id !== undefined, (query) => query.where('remote_id', remote_id ? '=' : 'is', remote_id ?? null))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** @param calendarId only while it is in this calendar */
export async function deleteCalendarEvent(
  db: Db,
  { bookingId, hostId }: EventOwner,
  calendarId: string,
): Promise<void> {
  await db
    .deleteFrom('booking_calendar_events')
    .where('booking_id', '=', bookingId)
    .where('host_id', '=', hostId)
    .where('calendar_id', '=', calendarId)
    .execute()
}

/** What a read of a calendar has to know about our events in it. */
export type OwnEventRow = BookingCalendarEventRow & {
  starts_at: number
  ends_at: number
  status: string
}

function ownEvents(db: Db) {
  return db
    .selectFrom('booking_calendar_events')
    .innerJoin('bookings', 'bookings.id', 'booking_calendar_events.booking_id')
    .selectAll('booking_calendar_events')
    .select(['bookings.starts_at', 'bookings.ends_at', 'bookings.status'])
}

/** Our events in a calendar whose meetings are still to come. */
export async function findOwnEventsToCome(
  db: Db,
  { hostId, calendarId }: { hostId: string; calendarId: string },
  now: number,
): Promise<OwnEventRow[]> {
  return ownEvents(db)
    .where('booking_calendar_events.calendar_id', '=', calendarId)
    .where('booking_calendar_events.host_id', '=', hostId)
    .where('bookings.status', 'in', HELD)
    .where('bookings.ends_at', '>', now)
    .execute()
}

/** Our events of these bookings in a host's calendars. */
export async function findOwnEvents(db: Db, hostId: string, bookingIds: string[]): Promise<OwnEventRow[]> {
  if (bookingIds.length === 0) return []
  return ownEvents(db)
    .where('booking_calendar_events.booking_id', 'in', bookingIds)
    .where('booking_calendar_events.host_id', '=', hostId)
    .execute()
}

/** Which of these bookings are a host's, alone or together with others, whatever became of them. */
export async function findBookingIdsOfHost(db: Db, hostId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const organized = db.selectFrom('bookings').select(['id', 'host_id']).where('id', 'in', ids)
  const together = db
    .selectFrom('booking_co_hosts')
    .select(['booking_id as id', 'host_id'])
    .where('booking_id', 'in', ids)
  const rows = await organized.unionAll(together).execute()
  return new Set(rows.filter(({ host_id }) => host_id === hostId).map(({ id }) => id))
}

/** Bookings to come that have an event in one of an account's calendars. */
export async function findBookingsInAccount(
  db: Db,
  hostId: string,
  accountId: string,
  now: number,
): Promise<{ id: string; ends_at: number }[]> {
  return db
    .selectFrom('booking_calendar_events')
    .innerJoin('calendars', 'calendars.id', 'booking_calendar_events.calendar_id')
    .innerJoin('bookings', 'bookings.id', 'booking_calendar_events.booking_id')
    .select(['bookings.id', 'bookings.ends_at'])
    .where('calendars.account_id', '=', accountId)
    .where('booking_calendar_events.host_id', '=', hostId)
    .where('bookings.ends_at', '>', now)
    .execute()
}

/** Meetings to come of a host, and whatever else still has an event of ours in one of the host's calendars. */
export async function findBookingsToWrite(
  db: Db,
  hostId: string,
  now: number,
): Promise<{ id: string; ends_at: number }[]> {
  return db
    .selectFrom('bookings')
    .select(['id', 'ends_at'])
    .where('ends_at', '>', now)
    .where(({ or, and, eb, selectFrom }) =>
      or([
        and([eb('host_id', '=', hostId), eb('status', 'in', HELD)]),
        and([
          eb('id', 'in', selectFrom('booking_co_hosts').select('booking_id').where('host_id', '=', hostId)),
          eb('status', 'in', HELD),
        ]),
        eb('id', 'in', selectFrom('booking_calendar_events').select('booking_id').where('host_id', '=', hostId)),
      ]),
    )
    .orderBy('starts_at')
    .execute()
}

/**
 * Whether a host has an event of a booking in a calendar, or a calendar for bookings. One read, because every booking makes it.
 */
export async function hasCalendarFor(db: Db, { bookingId, hostId }: EventOwner): Promise<boolean> {
  const receiving = db
    .selectFrom('calendars')
    .select('id')
    .where('host_id', '=', hostId)
    .where('receives_bookings', '=', sql.lit<1>(1))
  const written = db
    .selectFrom('booking_calendar_events')
    .select('booking_id as id')
    .where('booking_id', '=', bookingId)
    .where('host_id', '=', hostId)
  return (await receiving.unionAll(written).limit(1).executeTakeFirst()) !== undefined
}

/** How many bookings to come have an event, by account. */
export async function countEventsByAccount(db: Db, hostId: string, now: number): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('booking_calendar_events')
    .innerJoin('calendars', 'calendars.id', 'booking_calendar_events.calendar_id')
    .innerJoin('bookings', 'bookings.id', 'booking_calendar_events.booking_id')
    .select(({ fn }) => ['calendars.account_id', fn.countAll().as('count')])
    .where('booking_calendar_events.host_id', '=', hostId)
    .where('bookings.status', 'in', HELD)
    .where('bookings.ends_at', '>', now)
    .groupBy('calendars.account_id')
    .execute()
  return new Map(rows.map(({ account_id, count }) => [account_id, Number(count)]))
}
