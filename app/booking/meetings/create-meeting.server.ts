import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import { markMeetingAttempted, markMeetingReady, markMeetingStatus } from '#db/queries/booking-meetings'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { runJobsNow } from '#db/queries/jobs'
import type { DB } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import { SYSTEM } from '~/booking/actor'
import { queueFollowUps } from '~/booking/changes/queue-follow-ups.server'
import type { Conferencing, ConferencingOutcome, Meeting } from '~/booking/conferencing'
import { formerMeetingJob, meetingJob } from '~/booking/meeting-job'
import { enqueue } from '~/outbox/enqueue.server'
import type { JobOutcome } from '~/outbox/job'
import { findOurMeetings } from './find-our-meetings.server'
import { outcomeOfFailure } from './meeting-job-outcome'
import { meetingRequestFor } from './meeting-request'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  conferencing: Conferencing
  clock: () => number
}

/** A meeting, and what the provider is known to store for it: null when that may be an earlier time of the booking. */
type SyncedMeeting = Meeting & { notified: string | null }

/**
 * Gives a booking its meeting, at most one (E2). A create is not idempotent, so the attempt is recorded before the call.
 * After an unknown outcome, the provider's list is read before anything is created again (E5).
 */
export async function createMeeting(tools: Tools, bookingId: string): Promise<JobOutcome> {
  const { db, conferencing, clock } = tools
  const booking = await findBooking(db, bookingId)
  if (booking?.status !== 'confirmed' || booking.meeting_status === 'ready') return { result: 'superseded' }

  if (booking.meeting_attempted_at !== null) {
    const found = await adoptLostMeeting(tools, booking)
    if (!found.ok) return outcomeOfFailure(conferencing, found)
    if (found.value) {
      await announceMeeting(tools, booking, found.value, clock())
      return { result: 'done' }
    }
  }
  // GoTo, for one, refuses a start in the past with an unclear error, and a meeting that has begun helps nobody.
  if (booking.starts_at <= clock())
    return { result: 'failed', error: `The meeting time came before ${conferencing.name} answered` }

  await inTransaction(db, (tx) => markMeetingAttempted(tx, bookingId, clock()))
  const request = meetingRequestFor(booking, await findCoHosts(db, bookingId))
  const created = await conferencing.createMeeting(booking.host_id, request)
  if (created.ok) {
    await announceMeeting(tools, booking, { ...created.value, notified: conferencing.meetingBody(request) }, clock())
    return { result: 'done' }
  }
  if (!created.outcomeUnknown) await inTransaction(db, (tx) => markMeetingAttempted(tx, bookingId, null))
  return outcomeOfFailure(conferencing, created)
}

/**
 * Looks for meetings that an unanswered create may have left. The first is adopted, the others are ours and are deleted. If the
 * booking was moved since, the meeting has the old time and is updated.
 */
async function adoptLostMeeting(
  tools: Tools,
  booking: BookingDetailsRow,
): Promise<ConferencingOutcome<SyncedMeeting | null>> {
  const ours = await findOurMeetings(tools, booking)
  if (!ours.ok) return ours
  const { conferencing } = tools
  const adopted = ours.value.find(({ startsAt }) => startsAt === booking.starts_at) ?? ours.value[0]
  for (const extra of ours.value.filter((meeting) => meeting !== adopted)) {
    const removed = await conferencing.deleteMeeting(booking.host_id, extra.meetingId)
    if (!removed.ok) return removed
  }
  if (!adopted) return { ok: true, value: null }
  const { meetingId, startsAt, endsAt } = adopted
  const upToDate = startsAt === booking.starts_at && endsAt === booking.ends_at
  const notified = upToDate ? conferencing.meetingBody(meetingRequestFor(booking)) : null
  // Only the lost response contained the join link; this is its usual form.
  return { ok: true, value: { meetingId, joinUrl: conferencing.joinUrlFor(meetingId), dialIn: '', notified } }
}

/**
 * Stores the meeting and sends the waiting invites. What happened meanwhile decides the rest: for a cancelled booking the
 * meeting is deleted, for a moved one it is updated, and a second meeting is deleted.
 */
async function announceMeeting(
  tools: Tools,
  seen: BookingDetailsRow,
  meeting: SyncedMeeting,
  now: number,
): Promise<void> {
  await withHostLocked(tools, seen.host_id, async (tx) => {
    const before = await findBooking(tx, seen.id)
    if (!before) return
    const { meetingId } = meeting
    // A team handed the booking over while this host's meeting was made.
    if (before.meeting_marker !== seen.meeting_marker) {
      const payload = { meetingId, former: { marker: seen.meeting_marker } }
      return enqueue(tx, formerMeetingJob(seen, payload, now), now)
    }
    const first = await markMeetingReady(tx, seen.id, meeting, now)
    const row = await findBooking(tx, seen.id)
    if (!row) return
    if (!first) {
      if (row.meeting_id === meetingId) return
      return enqueue(tx, meetingJob(row, { kind: 'meeting-delete', payload: { meetingId } }, now), now)
    }
    if (row.status !== 'confirmed') return
    if (meeting.notified !== tools.conferencing.meetingBody(meetingRequestFor(row)))
      await enqueue(tx, meetingJob(row, 'meeting-update', now), now)
    const change = { change: 'meeting_ready', row, before: seen, actor: SYSTEM, data: { meetingId } } as const
    await queueFollowUps(tx, change, now)
  })
}

/** The meeting cannot be created: the invites wait no longer, and the host learns why (E6). */
export async function giveUpOnMeeting(db: Kysely<DB>, bookingId: string, reason: string, now: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const booking = await findBooking(tx, bookingId)
    if (booking?.status !== 'confirmed' || booking.meeting_status === 'ready') return
    await markMeetingStatus(tx, bookingId, 'failed', now)
    await runJobsNow(tx, bookingId, 'booking-mail', now)
    await queueAccountMail(tx, booking.host_id, { mail: 'meeting-trouble', bookingId, reason }, now)
  })
}
