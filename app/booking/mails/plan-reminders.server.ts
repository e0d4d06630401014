import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findBooking, findUpcomingOfEventType } from '#db/queries/bookings'
import { supersedeJobs } from '#db/queries/jobs'
import type { DB } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { firstReminderJob } from '~/booking/changes/queue-reminders.server'
import { enqueue, enqueueAll } from '~/outbox/enqueue.server'
import type { JobOutcome, JobTask } from '~/outbox/job'
import { HOUR_MS } from '~/time/units'

/** Of one job, so that other jobs of the host need not wait for thousands of bookings. */
const BATCH = 100

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  clock: () => number
}

/**
 * Gives the bookings of an event type the reminders that its host has just chosen. Mails that are queued already check the present reminders
 * when they are sent, so a removed one is not sent, and none is sent twice.
 */
export async function planReminders(
  { db, dialect, clock }: Tools,
  hostId: string,
  { eventTypeId, after }: (JobTask & { kind: 'plan-reminders' })['payload'],
): Promise<JobOutcome> {
  const now = clock()
  const found = await findUpcomingOfEventType(db, { hostId, eventTypeId }, { now, after, limit: BATCH })
  for (const { id, host_id } of found)
    await withHostLocked({ db, dialect }, host_id, async (tx) => {
      const row = await findBooking(tx, id)
      if (row?.status !== 'confirmed' || row.host_id !== host_id) return
      await supersedeJobs(tx, id, 'reminders', now)
      await enqueueAll(tx, await firstReminderJob(tx, row, now), now)
    })
  const last = found.at(-1)
  if (last && found.length === BATCH) {
    const payload = { eventTypeId, after: { startsAt: last.starts_at, id: last.id } }
    const job = { kind: 'plan-reminders', payload, hostId, lane: `plan-reminders:${eventTypeId}` } as const
    await enqueue(db, { ...job, runAt: now, deadlineAt: now + HOUR_MS }, now)
  }
  return { result: 'done' }
}
