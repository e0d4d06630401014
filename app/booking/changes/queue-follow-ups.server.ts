import { findHostsWithEvent, hasCalendarFor } from '#db/queries/booking-calendar-events'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { Db } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { type BookingChangeKind, isAfterTheMeeting } from '~/booking/booking-change'
import { calendarEventJob } from '~/calendars/calendar-event-job'
import { queueDeliveries } from '~/integrations/deliveries/queue-deliveries.server'
import { enqueueAll } from '~/outbox/enqueue.server'
import type { NewJob } from '~/outbox/job'
import { findUnsentMails, withinMailBudgets } from './budget-booking-mails.server'
import { queueAfterMeeting } from './queue-after-meeting.server'
import { attendanceJobsFor } from './queue-attendance.server'
import { expiryJobsFor } from './queue-expiry.server'
import { handoverMailJobsFor, mailJobsFor } from './queue-mails.server'
import { meetingJobsFor } from './queue-meeting-jobs.server'
import { reminderJobsFor } from './queue-reminders.server'
import { recordEvent } from './record-event.server'

export interface BookingChange {
  change: BookingChangeKind
  /** The booking as the change left it, read in the same transaction. */
  row: BookingDetailsRow
  /** The booking before the change; absent for a new one. */
  before?: BookingDetailsRow
  /** The host who no longer has a reassigned booking; the one before, unless a co-host left. */
  former?: string
  actor: Actor
  /** What the history stores besides who and when, such as a reason. No secrets. */
  data?: Record<string, unknown>
}

/**
 * Queues all follow-up jobs of a change, in the transaction of the change: both commit or neither does (E1). No other place
 * queues them. Each job reads the facts again when it runs (E4).
 *
 * @param tx the transaction that made the change; it holds the host's lock
 */
export async function queueFollowUps(tx: Db, change: BookingChange, now: number): Promise<void> {
  await keepHistory(tx, change, now)
  if (isAfterTheMeeting(change.change)) {
    await queueAfterMeeting(tx, change, now)
    await queueDeliveries(tx, change, now)
    return
  }
  const unsent = change.change === 'created' ? new Set<string>() : await findUnsentMails(tx, change.row.id, now)
  // Asked first: the mails of the change replace what is still queued.
  const handover = await handoverMailJobsFor(tx, change, now)
  const jobs = [
    ...handover,
    ...(await meetingJobsFor(tx, change, now)),
    ...(await withinBudgets(tx, change, await mailJobsFor(tx, change, now), unsent, now)),
    ...(await reminderJobsFor(tx, change, now)),
    ...(await attendanceJobsFor(tx, change, now)),
    ...(await expiryJobsFor(tx, change, now)),
    ...(await calendarJobsFor(tx, change, now)),
  ]
  await enqueueAll(tx, jobs, now)
  await queueDeliveries(tx, change, now)
}

/** An event for each host who has a calendar for bookings, or an event of the booking, also for one who no longer has the booking. */
async function calendarJobsFor(tx: Db, { row, before }: BookingChange, now: number): Promise<NewJob[]> {
  const hosts = new Set([row.host_id, before?.host_id ?? row.host_id])
  if (row.team_rule === 'collective') {
    for (const { id } of await findCoHosts(tx, row.id)) hosts.add(id)
    for (const id of await findHostsWithEvent(tx, row.id)) hosts.add(id)
  }
  const jobs: NewJob[] = []
  for (const hostId of hosts)
    if (await hasCalendarFor(tx, { bookingId: row.id, hostId })) jobs.push(calendarEventJob(row, hostId, now))
  return jobs
}

/** Mails about a move or cancellation come first, before mails about new bookings use the budget (S16). */
function withinBudgets(
  tx: Db,
  { change, row, actor }: BookingChange,
  mails: NewJob[],
  unsent: ReadonlySet<string>,
  now: number,
): Promise<NewJob[]> {
  return withinMailBudgets(tx, row, mails, { actor, announced: change !== 'created', unsent }, now)
}

async function keepHistory(tx: Db, { change, row, before, actor, data }: BookingChange, now: number): Promise<void> {
  const moved = before !== undefined && before.starts_at !== row.starts_at
  const times = moved
    ? { from: before.starts_at, to: row.starts_at }
    : change === 'created'
      ? { to: row.starts_at }
      : {}
  await recordEvent(tx, row, { kind: change, actor, data: { ...times, ...data } }, now)
}
