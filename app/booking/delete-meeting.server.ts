import type { Kysely } from 'kysely'
import { findBooking, markMeetingStatus } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import type { GotoService } from '../goto/goto-service.server'
import type { GotoFailure } from '../goto/outcome'
import type { JobOutcome } from '../outbox/job'
import { findOurMeetings } from './find-our-meetings.server'

interface Tools {
  db: Kysely<DB>
  goto: GotoService
  clock: () => number
}

/** Removes the meeting of a cancelled booking, also one that an unanswered create may have left behind (E2, E10). */
export async function deleteMeeting({ db, goto, clock }: Tools, bookingId: string): Promise<JobOutcome> {
  const booking = await findBooking(db, bookingId)
  if (!booking || booking.status === 'confirmed' || booking.meeting_status === 'removed')
    return { result: 'superseded' }

  let meetingIds = booking.meeting_id === null ? [] : [booking.meeting_id]
  if (booking.meeting_id === null && booking.meeting_attempted_at !== null) {
    const ours = await findOurMeetings(goto, booking)
    if (!ours.ok) return outcomeOfFailure(ours)
    meetingIds = ours.value.map(({ meetingId }) => meetingId)
  }
  for (const meetingId of meetingIds) {
    const deleted = await goto.deleteMeeting(booking.host_id, meetingId)
    // What GoTo says to deleting a meeting that is over is not documented, and it no longer matters.
    const overAnyway = !deleted.ok && deleted.reason === 'rejected' && booking.ends_at <= clock()
    if (!deleted.ok && !overAnyway) return outcomeOfFailure(deleted)
  }
  await markMeetingStatus(db, bookingId, 'removed', clock())
  return { result: 'done' }
}

function outcomeOfFailure({ reason, detail, status, retryAfterMs }: GotoFailure): JobOutcome {
  const error = `GoTo: ${reason}${status ? ` (${status})` : ''}${detail ? `, ${detail}` : ''}`
  if (reason === 'not_configured' || reason === 'not_connected' || reason === 'reconnect_needed')
    return { result: 'waiting', error }
  if (reason === 'refused' || reason === 'rejected') return { result: 'failed', error }
  return { result: 'retry', error, afterMs: retryAfterMs }
}
