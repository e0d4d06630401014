import { supersedeJobs } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import type { BookingChangeKind } from '~/booking/booking-change'
import type { NewJob, ReminderMoment } from '~/outbox/job'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '~/time/units'
import type { BookingChange } from './queue-follow-ups.server'

/** How long before the start each reminder goes out. */
export const REMINDER_LEAD_MS = { day: DAY_MS, hour: HOUR_MS } as const
/** In order of time. */
const MOMENTS = ['day', 'hour'] as const
/** Before a reminder names the link, we check that its meeting still exists, early enough for the host to react. */
const LOOK_BEFORE_REMINDER_MS = 15 * MINUTE_MS

/** Whether a change drops the reminders there are and queues others, where the booking is still to come. */
const SETS_REMINDERS: Record<BookingChangeKind, boolean> = {
  created: true,
  confirmed: true,
  meeting_ready: false,
  rescheduled: true,
  reassigned: true,
  details_changed: false,
  cancelled: true,
  declined: true,
  attendance_changed: false,
  recording_ready: false,
}

/** A cancellation drops the reminders, a move schedules them again. A reminder whose time has passed is not sent late. */
export async function reminderJobsFor(tx: Db, { change, row }: BookingChange, now: number): Promise<NewJob[]> {
  if (!SETS_REMINDERS[change]) return []
  if (change !== 'created')
    for (const kind of ['reminders', 'reminder', 'meeting-check']) await supersedeJobs(tx, row.id, kind, now)
  if (row.status !== 'confirmed') return []
  const next = MOMENTS.find((before) => row.starts_at - REMINDER_LEAD_MS[before] > now)
  return next ? [remindersJob(row, next, now)] : []
}

/** The next moment in a booking's reminders; null after the last. */
export function momentAfter(before: ReminderMoment['before']): ReminderMoment['before'] | null {
  return MOMENTS[MOMENTS.indexOf(before) + 1] ?? null
}

/** One job per booking waits for its reminders; which mails it becomes is decided near the time. */
export function remindersJob(
  { id, host_id: hostId, starts_at: startsAt }: { id: string; host_id: string; starts_at: number },
  before: ReminderMoment['before'],
  now: number,
): NewJob {
  const runAt = Math.max(now, startsAt - REMINDER_LEAD_MS[before] - LOOK_BEFORE_REMINDER_MS)
  const job = { kind: 'reminders', payload: { before, startsAt }, lane: `reminders:${id}` } as const
  return { ...job, hostId, bookingId: id, runAt, deadlineAt: startsAt }
}
