import type { Insertable, Selectable } from 'kysely'
import { prepareInsert } from '../prepare-query'
import type { Db } from '../schema'
import type { BookingEventsTable } from '../tables/bookings'

export type BookingEventRow = Selectable<BookingEventsTable>

export async function insertBookingEvent(db: Db, row: Insertable<BookingEventsTable>): Promise<void> {
  await insertIntoEvents(db, [row])
}

const insertIntoEvents = prepareInsert('booking_events')

/** The events of several bookings of a host, in order per booking. */
export async function findEventsOfBookings(db: Db, hostId: string, bookingIds: string[]): Promise<BookingEventRow[]> {
  return db
    .selectFrom('booking_events')
    .selectAll()
    .where('booking_id', 'in', bookingIds)
    .where('host_id', '=', hostId)
    .orderBy('id')
    .execute()
}

/** In order of time. */
export async function findBookingEvents(db: Db, bookingId: string): Promise<BookingEventRow[]> {
  return db.selectFrom('booking_events').selectAll().where('booking_id', '=', bookingId).orderBy('id').execute()
}
