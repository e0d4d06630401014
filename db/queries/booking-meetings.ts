import type { Db } from '../schema'
import type { BookingRow } from './bookings'

export async function findMeetingStatus(db: Db, id: string): Promise<BookingRow['meeting_status'] | undefined> {
  const row = await db.selectFrom('bookings').select('meeting_status').where('id', '=', id).executeTakeFirst()
  return row?.meeting_status
}

/** Which of these GoTo meetings belong to bookings of a host. */
export async function findBookedMeetingIds(db: Db, hostId: string, meetingIds: string[]): Promise<string[]> {
  if (meetingIds.length === 0) return []
  const rows = await db
    .selectFrom('bookings')
    .select('meeting_id')
    .where('host_id', '=', hostId)
    .where('meeting_id', 'in', meetingIds)
    .execute()
  return rows.flatMap(({ meeting_id }) => meeting_id ?? [])
}

/** Written before the create is sent, to record that its response may be lost (E5); cleared if GoTo refused. */
export async function markMeetingAttempted(db: Db, id: string, now: number | null): Promise<void> {
  await db.updateTable('bookings').set({ meeting_attempted_at: now }).where('id', '=', id).execute()
}

/**
 * Stores the meeting, unless the booking has one already: two workers may both have created one.
 *
 * @returns whether this is now the booking's meeting
 */
export async function markMeetingReady(
  db: Db,
  id: string,
  meeting: { meetingId: string; joinUrl: string; dialIn: string; notified: string | null },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set({
      meeting_status: 'ready',
      meeting_id: meeting.meetingId,
      join_url: meeting.joinUrl,
      dial_in: meeting.dialIn,
      meeting_synced_body: meeting.notified,
      meeting_gone_at: null,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('meeting_id', 'is', null)
    .where('link_by_host', '=', 0)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** What GoTo has stored for the meeting; null before an update is sent, because its response may be lost. */
export async function markMeetingSynced(db: Db, id: string, notified: string | null): Promise<void> {
  await db.updateTable('bookings').set({ meeting_synced_body: notified }).where('id', '=', id).execute()
}

/** The meeting no longer exists at GoTo: its link must not be shown. @returns whether it was this booking's meeting */
export async function markMeetingGone(db: Db, id: string, meetingId: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set({
      meeting_status: 'failed',
      meeting_id: null,
      join_url: null,
      dial_in: null,
      meeting_synced_body: null,
      meeting_gone_at: now,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function markMeetingStatus(
  db: Db,
  id: string,
  status: 'failed' | 'removed' | 'pending',
  now: number,
): Promise<void> {
  await db.updateTable('bookings').set({ meeting_status: status, updated_at: now }).where('id', '=', id).execute()
}

/** The host's own link replaces GoTo's meeting. */
export async function setLinkByHost(db: Db, id: string, joinUrl: string, now: number): Promise<void> {
  await db
    .updateTable('bookings')
    .set({
      meeting_status: 'ready',
      join_url: joinUrl,
      link_by_host: 1,
      updated_at: now,
      meeting_id: null,
      dial_in: null,
      meeting_synced_body: null,
      meeting_gone_at: null,
    })
    .where('id', '=', id)
    .execute()
}

/** GoTo has to create the meeting, perhaps again; until then there is no link. */
export async function setMeetingWanted(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable('bookings')
    .set({
      meeting_status: 'pending',
      join_url: null,
      link_by_host: 0,
      updated_at: now,
      dial_in: null,
      meeting_synced_body: null,
      meeting_gone_at: null,
    })
    .where('id', '=', id)
    .execute()
}
