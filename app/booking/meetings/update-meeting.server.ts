import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import { markMeetingGone, markMeetingSynced } from '#db/queries/booking-meetings'
import { findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { SYSTEM } from '~/booking/actor'
import { recordEvent } from '~/booking/changes/record-event.server'
import type { Conferencing } from '~/booking/conferencing'
import { meetingJob } from '~/booking/meeting-job'
import { enqueue } from '~/outbox/enqueue.server'
import type { JobOutcome } from '~/outbox/job'
import { outcomeOfFailure } from './meeting-job-outcome'
import { meetingRequestFor } from './meeting-request'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  conferencing: Conferencing
  clock: () => number
}

/**
 * Sends the provider the booking's present time and subject. The meeting and its join link stay (goto-api.md, section 3). A repeat does
 * no harm. We record first that the response may be lost, so that a move back to the old time is sent as well.
 */
export async function updateMeeting(tools: Tools, bookingId: string): Promise<JobOutcome> {
  const { db, conferencing, clock } = tools
  const booking = await findBooking(db, bookingId)
  if (booking?.status !== 'confirmed' || booking.meeting_id === null) return { result: 'superseded' }
  const request = meetingRequestFor(booking, await findCoHosts(db, bookingId))
  if (booking.meeting_synced_body === conferencing.meetingBody(request)) return { result: 'superseded' }
  if (booking.starts_at <= clock())
    return { result: 'failed', error: `The meeting time came before ${conferencing.name} answered` }

  await markMeetingSynced(db, bookingId, null)
  const updated = await conferencing.updateMeeting(booking.host_id, booking.meeting_id, request)
  if (updated.ok) {
    await markMeetingSynced(db, bookingId, conferencing.meetingBody(request))
    const data = { meetingId: booking.meeting_id }
    await recordEvent(db, booking, { kind: 'meeting_updated', actor: SYSTEM, data }, clock())
    return { result: 'done' }
  }
  if (updated.reason !== 'not_found') return outcomeOfFailure(conferencing, updated)
  await recreate(tools, { bookingId, hostId: booking.host_id, meetingId: booking.meeting_id }, clock())
  return { result: 'done' }
}

/** The meeting no longer exists at the provider: another one is created, and its link goes out by mail (goto-api.md, section 6.5). */
async function recreate(
  tools: Tools,
  { bookingId, hostId, meetingId }: { bookingId: string; hostId: string; meetingId: string },
  now: number,
): Promise<void> {
  await withHostLocked(tools, hostId, async (tx) => {
    const row = await findBooking(tx, bookingId)
    if (!row || !(await markMeetingGone(tx, bookingId, meetingId, now))) return
    await enqueue(tx, meetingJob(row, 'meeting-create', now), now)
  })
}
