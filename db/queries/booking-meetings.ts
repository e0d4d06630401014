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

/** Written before the create is sent, so that a lost answer is known to be possible (E5); taken back when GoTo said no. */
export async function markMeetingAttempted(db: Db, id: string, now: number | null): Promise<void> {
  await db.updateTable('bookings').set({ meeting_attempted_at: now }).where('id', '=', id).execute()
}

/**
 * Writes the meeting down, unless the booking has one already: two workers may both have made one.
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

/** What GoTo holds of the meeting; null before an update is sent, because its answer may be lost. */
export async function markMeetingSynced(db: Db, id: string, notified: string | null): Promise<void> {
  await db.updateTable('bookings').set({ meeting_synced_body: notified }).where('id', '=', id).execute()
}

/** The meeting is gone at GoTo's side: its link is not to be shown any more. @returns whether it was this one's meeting */
export async function markMeetingGone(db: Db, id: string, meetingId: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('bookings')
    .set({
      ...{ meeting_status: 'failed', meeting_id: null, join_url: null, dial_in: null, meeting_synced_body: null },
      ...{ meeting_gone_at: now, updated_at: now },
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

/** A link of the host's own takes the place of whatever GoTo had. */
export async function setLinkByHost(db: Db, id: string, joinUrl: string, now: number): Promise<void> {
  await db
    .updateTable('bookings')
    .set({
      ...{ meeting_status: 'ready', join_url: joinUrl, link_by_host: 1, updated_at: now },
      ...{ meeting_id: null, dial_in: null, meeting_synced_body: null, meeting_gone_at: null },
    })
    .where('id', '=', id)
    .execute()
}

/** GoTo is to make the meeting, perhaps again; until it has, there is no link. */
export async function setMeetingWanted(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable('bookings')
    .set({
      ...{ meeting_status: 'pending', join_url: null, link_by_host: 0, updated_at: now },
      ...{ dial_in: null, meeting_synced_body: null, meeting_gone_at: null },
    })
    .where('id', '=', id)
    .execute()
}
