import type { Selectable } from 'kysely'
import type { Db } from '../schema'
import type { MeetingOutcomesTable } from '../tables/meeting-outcomes'
import { type BookingDetailsRow, withDetails } from './bookings'

export type MeetingOutcomeRow = Selectable<MeetingOutcomesTable>

export async function findOutcome(db: Db, bookingId: string): Promise<MeetingOutcomeRow | undefined> {
  return db.selectFrom('meeting_outcomes').selectAll().where('booking_id', '=', bookingId).executeTakeFirst()
}

type Written = Pick<
  MeetingOutcomeRow,
  'booking_id' | 'host_id' | 'state' | 'reason' | 'started_at' | 'ended_at' | 'participants' | 'reads' | 'read_at'
>

/** What a reading of the history says; a recording stays. */
export async function saveOutcome(db: Db, row: Written): Promise<void> {
  const { booking_id: _id, ...rest } = row
  await db
    .insertInto('meeting_outcomes')
    .values(row)
    .onConflict((conflict) => conflict.column('booking_id').doUpdateSet(rest))
    .execute()
}

/** @returns whether it is the first one */
export async function saveRecording(db: Db, bookingId: string, recording: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('meeting_outcomes')
    .set({ recording, recording_found_at: now })
    .where('booking_id', '=', bookingId)
    .where('recording', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** @returns whether it is sent for the first time */
export async function markRecordingSent(db: Db, bookingId: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('meeting_outcomes')
    .set({ recording_sent_at: now })
    .where('booking_id', '=', bookingId)
    .where('recording', 'is not', null)
    .where('recording_sent_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** A moved booking has another meeting time: what was read about the former one is no longer about it. */
export async function deleteOutcome(db: Db, bookingId: string): Promise<void> {
  await db.deleteFrom('meeting_outcomes').where('booking_id', '=', bookingId).execute()
}

/** A host's bookings with a meeting at a provider that began in a span and are over. */
export async function findEndedMeetings(
  db: Db,
  hostId: string,
  { from, now }: { from: number; now: number },
): Promise<BookingDetailsRow[]> {
  return withDetails(db)
    .where('bookings.host_id', '=', hostId)
    .where('bookings.status', '=', 'confirmed')
    .where('bookings.starts_at', '>=', from)
    .where('bookings.starts_at', '<', now)
    .where('bookings.ends_at', '<=', now)
    .where('bookings.meeting_id', 'is not', null)
    .orderBy('bookings.starts_at')
    .execute()
}
