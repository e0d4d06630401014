import { findReminderSwitches } from '#db/queries/event-types'
import { supersedeJobs } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import type { NewJob } from '../outbox/job'
import type { BookingChange } from './after-change.server'

const MINUTE_MS = 60_000
/** How long before the start each reminder goes out. */
export const REMINDER_LEAD_MS = { day: 24 * 60 * MINUTE_MS, hour: 60 * MINUTE_MS } as const
/** Before a reminder names the link, we look whether its meeting still exists, early enough for the host to react. */
const LOOK_BEFORE_REMINDER_MS = 15 * MINUTE_MS

/** Reminders follow the time: overtaken by a cancellation, set anew by a move. One whose moment has passed is not sent late. */
export async function remindersToQueue(tx: Db, { change, row }: BookingChange, now: number): Promise<NewJob[]> {
  if (change === 'meeting_ready' || change === 'details_changed') return []
  const { id, host_id: hostId, starts_at: startsAt } = row
  if (change !== 'created') {
    await supersedeJobs(tx, id, 'reminder', now)
    await supersedeJobs(tx, id, 'meeting-check', now)
  }
  if (row.status !== 'confirmed') return []
  const jobs: NewJob[] = []
  const switches = await findReminderSwitches(tx, row.event_type_id)
  for (const before of ['day', 'hour'] as const) {
    const runAt = startsAt - REMINDER_LEAD_MS[before]
    if (!switches[before] || runAt <= now) continue
    const job = { hostId, bookingId: id, deadlineAt: startsAt }
    // A lane of its own: a reminder that waits for its day must not hold up other mails.
    const lane = `check:${id}:${before}`
    const look = { kind: 'meeting-check', payload: { startsAt }, lane } as const
    jobs.push({ ...job, ...look, runAt: Math.max(now, runAt - LOOK_BEFORE_REMINDER_MS) })
    for (const recipient of ['attendee', 'host'] as const) {
      const reminder = { kind: 'reminder', payload: { before, recipient, startsAt } } as const
      jobs.push({ ...job, ...reminder, lane: `reminder:${id}:${before}:${recipient}`, runAt })
    }
  }
  return jobs
}
