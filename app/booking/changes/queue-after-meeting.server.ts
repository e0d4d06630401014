import type { BookingDetailsRow } from '#db/queries/bookings'
import { findAfterMeeting } from '#db/queries/follow-ups'
import { findJobsOfBooking } from '#db/queries/jobs'
import { markRecordingSent } from '#db/queries/meeting-outcomes'
import type { Db } from '#db/schema'
import { FOLLOW_UPS } from '#db/tables/event-types'
import { type Actor, SYSTEM } from '~/booking/actor'
import { attendanceOf, outcomeOf } from '~/booking/attendance'
import { afterMeetingFrom } from '~/event-types/after-meeting'
import { enqueueAll } from '~/outbox/enqueue.server'
import type { NewJob } from '~/outbox/job'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '~/time/units'
import { withinMailBudgets } from './budget-booking-mails.server'
import type { BookingChange } from './queue-follow-ups.server'
import { everybodyAround, queueMail } from './queue-mails.server'

/** A follow-up that is later than this is out of place, such as when the host says much later who came. */
export const FOLLOW_UP_LATE_MS = 7 * DAY_MS

/** What follows a change after the meeting, besides webhooks: follow-ups by outcome, and a recording that is sent by itself. */
export async function queueAfterMeeting(tx: Db, { change, row }: BookingChange, now: number): Promise<void> {
  if (change === 'attendance_changed') await planFollowUps(tx, row, { isFinal: false }, now)
  if (change === 'recording_ready') await enqueueAll(tx, await recordingJobs(tx, row, now), now)
}

/**
 * Queues the follow-ups for what became of a meeting. Each is checked again when it is sent, because the host may say something else until
 * then.
 *
 * @param isFinal nothing more is to come from the provider: only then an unknown outcome counts
 */
export async function planFollowUps(
  tx: Db,
  row: BookingDetailsRow,
  { isFinal }: { isFinal: boolean },
  now: number,
): Promise<void> {
  const outcome = outcomeOf(attendanceOf(row))
  if (row.status !== 'confirmed' || row.attendee_email === '' || (outcome === 'unknown' && !isFinal)) return
  const { followUps } = afterMeetingFrom(await findAfterMeeting(tx, row.event_type_id))
  const jobs = FOLLOW_UPS.flatMap((followUp): NewJob[] => {
    const setting = followUps[followUp]
    if (!setting?.outcomes.includes(outcome)) return []
    const dueAt = row.ends_at + setting.delayMinutes * MINUTE_MS
    const payload = { followUp, outcome, endsAt: row.ends_at }
    const job = { kind: 'follow-up', payload, lane: `follow-up:${row.id}:${followUp}:${outcome}` } as const
    const place = { hostId: row.host_id, bookingId: row.id }
    return [{ ...job, ...place, runAt: Math.max(now, dueAt), deadlineAt: dueAt + FOLLOW_UP_LATE_MS }]
  }).filter(({ deadlineAt }) => deadlineAt > now)
  const open = (await findJobsOfBooking(tx, row.id)).filter(({ state }) => state === 'queued' || state === 'waiting')
  const fresh = jobs.filter(({ lane }) => !open.some((job) => job.lane === lane))
  await enqueueAll(tx, await withinMailBudgets(tx, row, fresh, { actor: SYSTEM, announced: true }, now), now)
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
