import type { BookingDetailsRow } from '#db/queries/bookings'
import { findAfterMeeting } from '#db/queries/follow-ups'
import { findJobsOfBooking, findUnsettledJobs, type JobRow, supersedeLane } from '#db/queries/jobs'
import { markRecordingSent } from '#db/queries/meeting-outcomes'
import { findSentMailsOfBooking } from '#db/queries/sent-mails'
import type { Db } from '#db/schema'
import { FOLLOW_UPS } from '#db/tables/event-types'
import type { Actor } from '~/booking/actor'
import { attendanceOf, outcomeOf } from '~/booking/attendance'
import { followUpMailName } from '~/booking/mail-validity'
import { afterMeetingFrom } from '~/event-types/after-meeting'
import { enqueueAll } from '~/outbox/enqueue.server'
import type { FollowUpPayload, NewJob } from '~/outbox/job'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '~/time/units'
import type { BookingChange } from './queue-follow-ups.server'
import { everybodyAround, queueMail } from './queue-mails.server'

/** A follow-up that is later than this is out of place, such as when the host says much later who came. */
export const FOLLOW_UP_LATE_MS = 7 * DAY_MS

/** What follows a change after the meeting, besides webhooks: follow-ups by outcome, and a recording that is sent by itself. */
export async function queueAfterMeeting(tx: Db, { change, row }: BookingChange, now: number): Promise<void> {
  if (change === 'attendance_changed') await planFollowUps(tx, row, { isFinal: await isFinalFor(tx, row) }, now)
  if (change === 'recording_ready') await enqueueAll(tx, await recordingJobs(tx, row, now), now)
}

/** Whether nothing more is to come from the provider, nor from the end of a meeting without one. */
async function isFinalFor(tx: Db, row: BookingDetailsRow): Promise<boolean> {
  const jobs = await findJobsOfBooking(tx, row.id)
  return !jobs.some((job) => isOpen(job) && (job.kind === 'attendance' || job.kind === 'follow-ups'))
}

/**
 * Queues the follow-ups for what became of a meeting, instead of those for what was known of it before. What was queued or sent already is
 * not queued again, however often the host changes their mind. Each is checked once more when it is sent, and only then uses its
 * reader's budget.
 *
 * @param isFinal nothing more is to come from the provider: only then an unknown outcome counts
 */
export async function planFollowUps(
  tx: Db,
  row: BookingDetailsRow,
  { isFinal }: { isFinal: boolean },
  now: number,
): Promise<void> {
  const attendance = attendanceOf(row)
  const outcome = outcomeOf(attendance)
  const queued = await findUnsettledJobs(tx, row.id, 'follow-up', now)
  for (const { lane, payload } of queued)
    if ((JSON.parse(payload) as FollowUpPayload).outcome !== outcome) await supersedeLane(tx, lane, now)
  if (row.status !== 'confirmed' || row.attendee_email === '') return
  // Of a meeting that was held, only with whom is not known: that is a question to the host.
  if (outcome === 'unknown' && (!isFinal || attendance?.state === 'held')) return
  const { followUps } = afterMeetingFrom(await findAfterMeeting(tx, row.event_type_id))
  const sent = new Set((await findSentMailsOfBooking(tx, row.id)).map(({ mail }) => mail))
  const known = new Set((await findJobsOfBooking(tx, row.id)).filter(isKept).map(({ lane }) => lane))
  const jobs = FOLLOW_UPS.flatMap((followUp): NewJob[] => {
    const setting = followUps[followUp]
    const lane = `follow-up:${row.id}:${followUp}:${outcome}`
    if (!setting?.outcomes.includes(outcome) || sent.has(followUpMailName(followUp)) || known.has(lane)) return []
    const dueAt = row.ends_at + setting.delayMinutes * MINUTE_MS
    const payload = { followUp, outcome, endsAt: row.ends_at }
    const job = { kind: 'follow-up', payload, lane, hostId: row.host_id, bookingId: row.id } as const
    return [{ ...job, runAt: Math.max(now, dueAt), deadlineAt: dueAt + FOLLOW_UP_LATE_MS }]
  })
  await enqueueAll(
    tx,
    jobs.filter(({ deadlineAt }) => deadlineAt > now),
    now,
  )
}

/** One that failed is tried again by its button; one that was discarded, or that its reader's budget refused, does not come back. */
function isKept({ kind, state }: JobRow): boolean {
  return kind === 'follow-up' && state !== 'superseded'
}

function isOpen({ state }: JobRow): boolean {
  return state === 'queued' || state === 'waiting'
}

/** The host can look at the recording first, and decide otherwise until then. */
async function recordingJobs(tx: Db, row: BookingDetailsRow, now: number): Promise<NewJob[]> {
  const { recordingAfterHours } = afterMeetingFrom(await findAfterMeeting(tx, row.event_type_id))
  if (recordingAfterHours === null) return []
  const runAt = now + recordingAfterHours * HOUR_MS
  const job = { kind: 'recording', payload: {}, lane: `recording:${row.id}` } as const
  return [{ ...job, hostId: row.host_id, bookingId: row.id, runAt, deadlineAt: runAt + FOLLOW_UP_LATE_MS }]
}

/**
 * Queues the mails with the link to the recording, one per person.
 *
 * @returns false if it was sent before, or there is none
 */
export async function queueRecordingMails(tx: Db, row: BookingDetailsRow, actor: Actor, now: number): Promise<boolean> {
  if (row.recording === null || row.attendee_email === '' || !(await markRecordingSent(tx, row.id, now))) return false
  for (const to of everybodyAround(row)) await queueMail(tx, row, { mail: 'recording', ...to }, actor, now)
  return true
}
