import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findReminders } from '#db/queries/event-types'
import { findJobsOfBooking } from '#db/queries/jobs'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { SYSTEM } from '~/booking/actor'
import { withinMailBudgets } from '~/booking/changes/budget-booking-mails.server'
import { keyOf } from '~/booking/changes/queue-mails.server'
import { remindersJob } from '~/booking/changes/queue-reminders.server'
import { leadMs, leadOf, leadsOf, type Reminder, remindersFromRow, remindsOf } from '~/event-types/reminder'
import { enqueueAll } from '~/outbox/enqueue.server'
import type { JobOutcome, NewJob, ReminderMoment } from '~/outbox/job'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  clock: () => number
}

/**
 * Runs a quarter of an hour before a reminder. It queues a check that the meeting still exists, a mail to each side according
 * to the present settings, and the next moment. A second run queues nothing twice.
 */
export async function prepareReminders(
  tools: Tools,
  { hostId, bookingId }: { hostId: string; bookingId: string },
  moment: ReminderMoment,
): Promise<JobOutcome> {
  const now = tools.clock()
  return withHostLocked(tools, hostId, async (tx) => {
    const row = await findBooking(tx, bookingId)
    if (row?.status !== 'confirmed' || row.starts_at !== moment.startsAt) return { result: 'superseded' }
    const reminders = remindersFromRow(await findReminders(tx, row.event_type_id))
    const next = leadsOf(reminders).find((before) => leadMs(before) < leadMs(moment.before))
    const coHosts = row.team_rule === 'collective' ? await findCoHosts(tx, bookingId) : []
    const jobs = [...jobsAt(row, moment, { reminders, coHosts }, now), ...(next ? [remindersJob(row, next, now)] : [])]
    const fresh = await withoutKnown(tx, bookingId, jobs)
    await enqueueAll(tx, await withinMailBudgets(tx, row, fresh, { actor: SYSTEM, announced: true }, now), now)
    return { result: 'done' }
  })
}

function jobsAt(
  { id, host_id: hostId }: BookingDetailsRow,
  moment: ReminderMoment,
  { reminders, coHosts }: { reminders: Reminder[]; coHosts: { id: string }[] },
  now: number,
): NewJob[] {
  const { before, startsAt } = moment
  const job = { hostId, bookingId: id, deadlineAt: startsAt }
  const look = { kind: 'meeting-check', payload: { startsAt }, lane: `check:${id}:${before}`, runAt: now } as const
  const runAt = startsAt - leadMs(before)
  const present = reminders.filter(({ minutesBefore }) => leadOf(minutesBefore) === before)
  if (present.length === 0) return []
  const everybody = [
    { recipient: 'attendee' as const },
    { recipient: 'host' as const },
    ...coHosts.map((coHost) => ({ recipient: 'host' as const, coHostId: coHost.id })),
  ]
  const recipients = everybody.filter(({ recipient }) => present.some((one) => remindsOf(one, recipient)))
  const mails = recipients.map((to): NewJob => {
    const mail = { kind: 'reminder', payload: { ...moment, ...to } } as const
    // Separate lanes: a reminder that waits for its time must not delay other mails.
    return { ...job, ...mail, lane: `reminder:${id}:${before}:${keyOf(to)}`, runAt }
  })
  return [{ ...job, ...look }, ...mails]
}

/** Only mails that no earlier run has queued: a run may have ended before it was recorded. */
async function withoutKnown(tx: Db, bookingId: string, jobs: NewJob[]): Promise<NewJob[]> {
  const known = (await findJobsOfBooking(tx, bookingId)).filter(({ state }) => state !== 'superseded')
  return jobs.filter(
    ({ lane, payload }) => !known.some((job) => job.lane === lane && job.payload === JSON.stringify(payload)),
  )
}
