import { findReminders } from '#db/queries/event-types'
import { supersedeJobs } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import type { BookingChangeKind } from '~/booking/booking-change'
import { leadMs, leadsOf, remindersFromRow } from '~/event-types/reminder'
import type { NewJob, ReminderLead } from '~/outbox/job'
import { MINUTE_MS } from '~/time/units'
import type { BookingChange } from './queue-follow-ups.server'

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
  return firstReminderJob(tx, row, now)
}

type RemindedRow = Pick<BookingChange['row'], 'id' | 'host_id' | 'starts_at' | 'event_type_id'>

/** The job for the next moment of a booking, by its event type's reminders as they are now; none after the last. */
export async function firstReminderJob(tx: Db, row: RemindedRow, now: number): Promise<NewJob[]> {
  const leads = leadsOf(remindersFromRow(await findReminders(tx, row.event_type_id)))
  const next = leads.find((before) => row.starts_at - leadMs(before) > now)
  return next ? [remindersJob(row, next, now)] : []
}

/** One job per booking waits for its reminders; which mails it becomes is decided near the time. */
export function remindersJob(
  { id, host_id: hostId, starts_at: startsAt }: { id: string; host_id: string; starts_at: number },
  before: ReminderLead,
  now: number,
): NewJob {
  const runAt = Math.max(now, startsAt - leadMs(before) - LOOK_BEFORE_REMINDER_MS)
  const job = { kind: 'reminders', payload: { before, startsAt }, lane: `reminders:${id}` } as const
  return { ...job, hostId, bookingId: id, runAt, deadlineAt: startsAt }
}
