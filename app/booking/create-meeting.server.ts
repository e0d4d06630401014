import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import {
  type BookingDetailsRow,
  findBooking,
  markMeetingAttempted,
  markMeetingReady,
  markMeetingStatus,
  raiseSequence,
} from '#db/queries/bookings'
import { findJobsOfBooking, hurryJobs, supersedeJobs } from '#db/queries/jobs'
import type { DB, Db } from '#db/schema'
import type { GotoService, Meeting } from '../goto/goto-service.server'
import type { GotoFailure, GotoOutcome } from '../goto/outcome'
import { enqueue } from '../outbox/enqueue.server'
import type { BookingMailPayload, JobOutcome } from '../outbox/job'
import { findOurMeetings } from './find-our-meetings.server'
import { meetingRequestFor } from './meeting-request'

const MAIL_DEADLINE_MS = 3 * 24 * 3_600_000

interface Tools {
  db: Kysely<DB>
  goto: GotoService
  clock: () => number
}

/**
 * Gives a booking its GoTo meeting, at most one (E2). GoTo knows no idempotency key, so the attempt is written down before the
 * call, and after an unknown outcome GoTo's list is read before anything is created again (E5).
 */
export async function createMeeting({ db, goto, clock }: Tools, bookingId: string): Promise<JobOutcome> {
  const booking = await findBooking(db, bookingId)
  if (booking?.status !== 'confirmed' || booking.meeting_status === 'ready') return { result: 'superseded' }

  if (booking.meeting_attempted_at !== null) {
    const found = await adoptLostMeeting(goto, booking)
    if (!found.ok) return outcomeOfFailure(found)
    if (found.value) {
      await announceMeeting(db, bookingId, found.value, clock())
      return { result: 'done' }
    }
  }
  // GoTo refuses a start in the past with an answer that says nothing; a meeting that is under way helps nobody.
  if (booking.starts_at <= clock()) return { result: 'failed', error: 'The meeting time came before GoTo answered' }

  await markMeetingAttempted(db, bookingId, clock())
  const created = await goto.createMeeting(booking.host_id, meetingRequestFor(booking))
  if (created.ok) {
    await announceMeeting(db, bookingId, created.value, clock())
    return { result: 'done' }
  }
  if (!created.outcomeUnknown) await markMeetingAttempted(db, bookingId, null)
  return outcomeOfFailure(created)
}

/** Looks for a meeting that an unanswered create may have left; one is adopted, further ones are ours and go. */
async function adoptLostMeeting(goto: GotoService, booking: BookingDetailsRow): Promise<GotoOutcome<Meeting | null>> {
  const ours = await findOurMeetings(goto, booking)
  if (!ours.ok) return ours
  const [adopted, ...extras] = ours.value.filter(({ startsAt }) => startsAt === booking.starts_at)
  for (const extra of extras) {
    const removed = await goto.deleteMeeting(booking.host_id, extra.meetingId)
    if (!removed.ok) return removed
  }
  // No answer but the lost one states the join link; this is its usual form.
  return {
    ok: true,
    value: adopted ? { meetingId: adopted.meetingId, joinUrl: goto.joinUrlFor(adopted.meetingId), dialIn: '' } : null,
  }
}

function outcomeOfFailure({ reason, detail, status, retryAfterMs }: GotoFailure): JobOutcome {
  const error = `GoTo: ${reason}${status ? ` (${status})` : ''}${detail ? `, ${detail}` : ''}`
  switch (reason) {
    case 'not_configured':
    case 'not_connected':
    case 'reconnect_needed':
      return { result: 'waiting', error }
    case 'refused':
    case 'rejected':
    case 'not_found':
      return { result: 'failed', error }
    default:
      return { result: 'retry', error, afterMs: retryAfterMs }
  }
}

/**
 * Writes the meeting down and lets the invites go. Whoever has been told already without a link gets an update with the next
 * SEQUENCE (contract, section 8). A booking cancelled meanwhile only learns which meeting to delete.
 */
async function announceMeeting(db: Kysely<DB>, bookingId: string, meeting: Meeting, now: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    await markMeetingReady(tx, bookingId, meeting, now)
    const booking = await findBooking(tx, bookingId)
    if (booking?.status !== 'confirmed') return
    const told = await recipientsTold(tx, booking)
    if (told.length === 0) return hurryJobs(tx, bookingId, 'booking-mail', now)

    await supersedeJobs(tx, bookingId, 'booking-mail', now)
    await raiseSequence(tx, bookingId, now)
    for (const recipient of ['attendee', 'host'] as const) {
      const payload = {
        mail: told.includes(recipient) ? 'link-ready' : 'confirmed',
        recipient,
        sequence: booking.sequence + 1,
      } as const
      const lane = `mail:${bookingId}:${recipient}`
      const when = { runAt: now, deadlineAt: now + MAIL_DEADLINE_MS }
      await enqueue(tx, { kind: 'booking-mail', payload, lane, hostId: booking.host_id, bookingId, ...when }, now)
    }
  })
}

/** Who has, or may at this moment be getting, a mail about the booking as it stands. */
async function recipientsTold(tx: Db, booking: BookingDetailsRow): Promise<BookingMailPayload['recipient'][]> {
  const jobs = await findJobsOfBooking(tx, booking.id)
  return jobs
    .filter(({ kind, state, lease_owner }) => kind === 'booking-mail' && (state === 'done' || lease_owner !== null))
    .map(({ payload }) => JSON.parse(payload) as BookingMailPayload)
    .filter(({ sequence }) => sequence === booking.sequence)
    .map(({ recipient }) => recipient)
}

/** When the meeting cannot be made: the invites wait no longer, and the host learns why (E6). */
export async function giveUpOnMeeting(db: Kysely<DB>, bookingId: string, reason: string, now: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const booking = await findBooking(tx, bookingId)
    if (booking?.status !== 'confirmed' || booking.meeting_status === 'ready') return
    await markMeetingStatus(tx, bookingId, 'failed', now)
    await hurryJobs(tx, bookingId, 'booking-mail', now)
    const mail = { kind: 'account-mail', payload: { mail: 'meeting-trouble', bookingId, reason } } as const
    const lane = `account:${booking.host_id}`
    await enqueue(
      tx,
      { ...mail, lane, hostId: booking.host_id, bookingId, runAt: now, deadlineAt: now + MAIL_DEADLINE_MS },
      now,
    )
  })
}
