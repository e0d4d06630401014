import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Db } from '../schema'
import type { BookingCalendarEventsTable } from '../tables/calendars'
import { HELD } from './bookings'

export type BookingCalendarEventRow = Selectable<BookingCalendarEventsTable>

/** For the worker, which gets the booking from its job. */
export async function findCalendarEvent(db: Db, bookingId: string): Promise<BookingCalendarEventRow | undefined> {
  return db.selectFrom('booking_calendar_events').selectAll().where('booking_id', '=', bookingId).executeTakeFirst()
}

/** Written before the event is sent: its answer may be lost. */
export async function insertCalendarEvent(db: Db, row: Insertable<BookingCalendarEventsTable>): Promise<void> {
  await db
    .insertInto('booking_calendar_events')
    .values(row)
    .onConflict((conflict) => conflict.column('booking_id').doNothing())
    .execute()
}

export async function updateCalendarEvent(
  db: Db,
  bookingId: string,
  values: Updateable<BookingCalendarEventsTable>,
): Promise<void> {
  await db.updateTable('booking_calendar_events').set(values).where('booking_id', '=', bookingId).execute()
}

/** @param calendarId only while it is in this calendar */
export async function deleteCalendarEvent(db: Db, bookingId: string, calendarId: string): Promise<void> {
  await db
    .deleteFrom('booking_calendar_events')
    .where('booking_id', '=', bookingId)
    .where('calendar_id', '=', calendarId)
    .execute()
}

/** What a read of a calendar has to know about our events in it. */
export type OwnEventRow = BookingCalendarEventRow & {
  starts_at: number
  ends_at: number
  status: string
  booking_host_id: string
}

function ownEvents(db: Db) {
  return db
    .selectFrom('booking_calendar_events')
    .innerJoin('bookings', 'bookings.id', 'booking_calendar_events.booking_id')
    .selectAll('booking_calendar_events')
    .select(['bookings.starts_at', 'bookings.ends_at', 'bookings.status', 'bookings.host_id as booking_host_id'])
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

/** Our events of these bookings. */
export async function findOwnEvents(db: Db, bookingIds: string[]): Promise<OwnEventRow[]> {
  if (bookingIds.length === 0) return []
  return ownEvents(db).where('booking_calendar_events.booking_id', 'in', bookingIds).execute()
}

/** Which of these bookings are a host's, whatever became of them. */
export async function findBookingIdsOfHost(db: Db, hostId: string, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('bookings').select(['id', 'host_id']).where('id', 'in', ids).execute()
  return new Set(rows.filter(({ host_id }) => host_id === hostId).map(({ id }) => id))
}

/** Bookings to come that have an event in one of an account's calendars. */
export async function findBookingsInAccount(db: Db, hostId: string, accountId: string, now: number): Promise<string[]> {
  const rows = await db
    .selectFrom('booking_calendar_events')
    .innerJoin('calendars', 'calendars.id', 'booking_calendar_events.calendar_id')
    .innerJoin('bookings', 'bookings.id', 'booking_calendar_events.booking_id')
    .select('booking_calendar_events.booking_id')
    .where('calendars.account_id', '=', accountId)
    .where('booking_calendar_events.host_id', '=', hostId)
    .where('bookings.ends_at', '>', now)
    .execute()
  return rows.map(({ booking_id }) => booking_id)
}

/** Meetings to come of a host, and whatever else still has an event of ours in one of the host's calendars. */
export async function findBookingsToWrite(
  db: Db,
  hostId: string,
  now: number,
): Promise<{ id: string; host_id: string; ends_at: number }[]> {
  return db
    .selectFrom('bookings')
    .leftJoin('booking_calendar_events', 'booking_calendar_events.booking_id', 'bookings.id')
    .select(['bookings.id', 'bookings.host_id', 'bookings.ends_at'])
    .where('bookings.ends_at', '>', now)
    .where(({ or, and, eb }) =>
      or([
        and([eb('bookings.host_id', '=', hostId), eb('bookings.status', 'in', HELD)]),
        eb('booking_calendar_events.host_id', '=', hostId),
      ]),
    )
    .orderBy('bookings.starts_at')
    .execute()
}

/** Whether a booking has an event in a calendar, or its host has a calendar for bookings. One read, because every booking makes it. */
export async function hasCalendarFor(db: Db, { id, host_id }: { id: string; host_id: string }): Promise<boolean> {
  const receiving = db
    .selectFrom('calendars')
    .select('id')
    .where('host_id', '=', host_id)
    .where('receives_bookings', '=', sql.lit<1>(1))
  const written = db.selectFrom('booking_calendar_events').select('booking_id as id').where('booking_id', '=', id)
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
