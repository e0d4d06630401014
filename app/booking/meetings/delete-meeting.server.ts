import type { Kysely } from 'kysely'
import { markMeetingStatus } from '#db/queries/booking-meetings'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import { SYSTEM } from '~/booking/actor'
import { recordEvent } from '~/booking/changes/record-event.server'
import type { Conferencing, ConferencingOutcome } from '~/booking/conferencing'
import type { JobOutcome } from '~/outbox/job'
import { findOurMeetings } from './find-our-meetings.server'
import { outcomeOfFailure } from './meeting-job-outcome'

interface Tools {
  db: Kysely<DB>
  conferencing: Conferencing
  clock: () => number
}

/**
 * Deletes the meeting of a booking that no longer needs one at the provider, also one that an unanswered create may have left (E2,
 * E10).
 *
 * @param meetingId delete only this one, which is not the booking's: two were created, and the other stays
 */
export async function deleteMeeting(tools: Tools, bookingId: string, meetingId?: string): Promise<JobOutcome> {
  const { db, conferencing, clock } = tools
  const booking = await findBooking(db, bookingId)
  if (!booking) return { result: 'superseded' }
  if (meetingId === undefined && (wantsItsMeeting(booking) || booking.meeting_status === 'removed'))
    return { result: 'superseded' }

  const ids = meetingId === undefined ? await idsOf(tools, booking) : { ok: true as const, value: [meetingId] }
  if (!ids.ok) return outcomeOfFailure(conferencing, ids)
  for (const id of ids.value) {
    const deleted = await conferencing.deleteMeeting(booking.host_id, id)
    // Providers do not document how they answer when a past meeting is deleted, and it no longer matters.
    const overAnyway = !deleted.ok && deleted.reason === 'rejected' && booking.ends_at <= clock()
    if (!deleted.ok && !overAnyway) return outcomeOfFailure(conferencing, deleted)
    await recordEvent(db, booking, { kind: 'meeting_deleted', actor: SYSTEM, data: { meetingId: id } }, clock())
  }
  if (meetingId === undefined && booking.status !== 'confirmed')
    await markMeetingStatus(db, bookingId, 'removed', clock())
  return { result: 'done' }
}

function wantsItsMeeting({ status, link_by_host }: BookingDetailsRow): boolean {
  return status === 'confirmed' && link_by_host === 0
}

async function idsOf(tools: Tools, booking: BookingDetailsRow): Promise<ConferencingOutcome<string[]>> {
  if (booking.meeting_id !== null) return { ok: true, value: [booking.meeting_id] }
  if (booking.meeting_attempted_at === null) return { ok: true, value: [] }
  const ours = await findOurMeetings(tools, booking)
  return ours.ok ? { ok: true, value: ours.value.map((meeting) => meeting.meetingId) } : ours
}

/**
 * Deletes the meeting that the connection of a booking's former host made, also one that an unanswered create may have left there (E2).
 *
 * @param former the host who had the booking, and the marker that the meeting carries
 */
export async function deleteFormerMeeting(
  tools: Tools,
  bookingId: string,
  former: { hostId: string; marker: string; meetingId: string | null },
): Promise<JobOutcome> {
  const { db, conferencing, clock } = tools
  const booking = await findBooking(db, bookingId)
  if (!booking) return { result: 'superseded' }
  const theirs = { ...booking, host_id: former.hostId, meeting_marker: former.marker, meeting_id: former.meetingId }
  const ids = await idsOf(tools, { ...theirs, meeting_attempted_at: booking.created_at })
  if (!ids.ok) return outcomeOfFailure(conferencing, ids)
  for (const id of ids.value) {
    const deleted = await conferencing.deleteMeeting(former.hostId, id)
    const overAnyway = !deleted.ok && deleted.reason === 'rejected' && booking.ends_at <= clock()
    if (!deleted.ok && !overAnyway) return outcomeOfFailure(conferencing, deleted)
    await recordEvent(db, booking, { kind: 'meeting_deleted', actor: SYSTEM, data: { meetingId: id } }, clock())
  }
  return { result: 'done' }
}
