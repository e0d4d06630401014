import type { Insertable, Selectable } from 'kysely'
import { prepareInsert } from '../prepare-query'
import type { BookingEventsTable, Db } from '../schema'

export type BookingEventRow = Selectable<BookingEventsTable>

export async function insertBookingEvent(db: Db, row: Insertable<BookingEventsTable>): Promise<void> {
  await insertIntoEvents(db, [row])
}

const insertIntoEvents = prepareInsert('booking_events')

/** In the order in which things happened. */
export async function findBookingEvents(db: Db, bookingId: string): Promise<BookingEventRow[]> {
  return db.selectFrom('booking_events').selectAll().where('booking_id', '=', bookingId).orderBy('id').execute()
}
