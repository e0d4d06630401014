import type { Updateable } from 'kysely'
import type { Db } from '../schema'
import type { BookingsTable } from '../tables/bookings'
import { type BookingRow, HELD, searchKeys } from './bookings'

type Status = BookingRow['status']

/** Columns that change together with the state. */
type Changes = Updateable<Omit<BookingsTable, 'id' | 'host_id' | 'status' | 'sequence' | 'updated_at'>>

/**
 * Compare-and-swap of the state (B6): of two concurrent changes of a booking, one succeeds.
 *
 * @param swap `announced`: the change takes the next SEQUENCE, because calendars already have the booking
 * @returns whether this call changed it
 */
export async function swapStatus(
  db: Db,
  id: string,
  { from, to, announced, changes = {} }: { from: Status[]; to: Status; announced: boolean; changes?: Changes },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set(({ eb }) => ({
      ...changes,
      status: to,
      sequence: announced ? eb('sequence', '+', 1) : eb.ref('sequence'),
      updated_at: now,
    }))
    .where('id', '=', id)
    .where('status', 'in', from)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * Gives a held booking another time, if it still has the time that was read before (B6, B7).
 *
 * @returns whether it had
 */
export async function swapTime(
  db: Db,
  seen: Pick<BookingRow, 'id' | 'starts_at' | 'ends_at'>,
  changes: Changes & { starts_at: number; ends_at: number },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set(({ eb }) => ({
      ...changes,
      previous_starts_at: seen.starts_at,
      previous_ends_at: seen.ends_at,
      sequence: eb('sequence', '+', 1),
      updated_at: now,
      // Whatever was said was about the time before.
      no_show_at: null,
      attended_at: null,
    }))
    .where('id', '=', seen.id)
    .where('starts_at', '=', seen.starts_at)
    .where('status', 'in', HELD)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * Gives a held booking another host, with the next SEQUENCE. The caller has both hosts locked.
 *
 * @param seen the booking as read under the lock
 */
export async function swapHost(
  db: Db,
  seen: Pick<BookingRow, 'id' | 'host_id'>,
  changes: Changes & { host_id: string },
  now: number,
): Promise<void> {
  await db
    .updateTable('bookings')
    .set(({ eb }) => ({ ...changes, sequence: eb('sequence', '+', 1), updated_at: now }))
    .where('id', '=', seen.id)
    .where('host_id', '=', seen.host_id)
    .where('status', 'in', HELD)
    .execute()
}

/** Changes the attendee's name or the guests, with the next SEQUENCE. */
export async function changeDetails(
  db: Db,
  row: Pick<BookingRow, 'id' | 'title' | 'attendee_email'>,
  { name, guests }: { name: string; guests: string },
  now: number,
): Promise<void> {
  const { title, attendee_email } = row
  await db
    .updateTable('bookings')
    .set(({ eb }) => ({
      attendee_name: name,
      guests,
      ...searchKeys({ title, attendee_name: name, attendee_email }),
      sequence: eb('sequence', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', row.id)
    .where('status', 'in', HELD)
    .execute()
}

/** For a change that calendars must get although the time stays, such as a late join link (C2). */
export async function raiseSequence(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable('bookings')
    .set(({ eb }) => ({ sequence: eb('sequence', '+', 1), updated_at: now }))
    .where('id', '=', id)
    .execute()
}

/** What the host says of the attendee; null takes it back. @returns whether that changed anything */
export async function setAttendance(
  db: Db,
  { id, host_id, no_show_at, attended_at }: Pick<BookingRow, 'id' | 'host_id' | 'no_show_at' | 'attended_at'>,
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set({ no_show_at, attended_at, updated_at: now })
    .where('host_id', '=', host_id)
    .where('id', '=', id)
    .where(({ not, and, eb }) =>
      not(
        and([
          eb('no_show_at', no_show_at === null ? 'is' : 'is not', null),
          eb('attended_at', attended_at === null ? 'is' : 'is not', null),
        ]),
      ),
    )
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function setPrivateNote(db: Db, hostId: string, id: string, note: string): Promise<void> {
  await db
    .updateTable('bookings')
    .set({ private_note: note })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .execute()
}
