import type { Selectable } from 'kysely'
import type { Db } from '../schema'
import type { LocationKind } from '../tables/event-types'
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

/** The last meeting of a host before another one that is over by now; null if there is none in the hours before. */
export async function findMeetingBefore(
  db: Db,
  hostId: string,
  { startsAt, from, now }: { startsAt: number; from: number; now: number },
): Promise<{ id: string; host_id: string; meeting_id: string | null; location_kind: LocationKind } | undefined> {
  return db
    .selectFrom('bookings')
    .select(['id', 'host_id', 'meeting_id', 'location_kind'])
    .where('host_id', '=', hostId)
    .where('status', '=', 'confirmed')
    .where('starts_at', '>=', from)
    .where('starts_at', '<', startsAt)
    .where('ends_at', '<=', Math.min(startsAt, now))
    .where('meeting_id', 'is not', null)
    .orderBy('starts_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * Claims the next question whether a meeting still runs, of all processes at once. What an earlier one was answered no longer counts: an
 * answer that stays out must not leave an old one standing.
 *
 * @param everyMs how long an answer is new enough
 */
export async function claimRunningCheck(
  db: Db,
  { id, host_id }: { id: string; host_id: string },
  { now, everyMs }: { now: number; everyMs: number },
): Promise<boolean> {
  const result = await db
    .insertInto('meeting_outcomes')
    .values({ booking_id: id, host_id, state: 'unknown', reason: 'not_listed', running_asked_at: now })
    .onConflict((conflict) =>
      conflict
        .column('booking_id')
        .doUpdateSet({ running_asked_at: now, running: 0 })
        // A time far ahead was written before the clock was set back; one just ahead by somebody who asked at the same moment.
        .where(({ or, eb, ref }) =>
          or([
            eb(ref('meeting_outcomes.running_asked_at'), 'is', null),
            eb(ref('meeting_outcomes.running_asked_at'), '<=', now - everyMs),
            eb(ref('meeting_outcomes.running_asked_at'), '>', now + everyMs),
          ]),
        ),
    )
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** @param askedAt of the question that is answered; the answer is dropped if another one was claimed since */
export async function saveRunning(
  db: Db,
  bookingId: string,
  { running, askedAt }: { running: boolean; askedAt: number },
): Promise<void> {
  await db
    .updateTable('meeting_outcomes')
    .set({ running: running ? 1 : 0 })
    .where('booking_id', '=', bookingId)
    .where('running_asked_at', '=', askedAt)
    .execute()
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
