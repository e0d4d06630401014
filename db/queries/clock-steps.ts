import { sql } from 'kysely'
import type { Db } from '../schema'
import { QUEUED } from './jobs'

interface StepBack {
  /** Kinds that wait for an instant of their own, such as a reminder, and not for a while. */
  forAnInstant: readonly string[]
  /** No lease is longer. */
  leaseMs: number
  now: number
}

/**
 * After a clock was set back: jobs that were written while it was ahead would rest until it gets there again. What they had to wait
 * they wait from now on, and leases from then end when a lease of now does.
 */
export async function rescheduleAfterClockStep(db: Db, { forAnInstant, leaseMs, now }: StepBack): Promise<void> {
  await db
    .updateTable('jobs')
    .set({
      run_at: sql<number>`case when run_at > updated_at then run_at - updated_at + ${now} else ${now} end`,
      updated_at: now,
    })
    .where('state', '=', QUEUED)
    .where('updated_at', '>', now)
    .where('kind', 'not in', forAnInstant)
    .execute()
  await db
    .updateTable('jobs')
    .set({ lease_until: now + leaseMs })
    .where('state', '=', QUEUED)
    .where('lease_until', '>', now + leaseMs)
    .execute()
}

/** No lease on something other than a job is longer; a calendar may take that long to read. */
const MAX_LEASE_MS = 3 * 60_000

/**
 * The same for everything else that notes when it was done last, or who does it until when: what a clock ahead has noted would count
 * as fresh, or as somebody's, until the clock gets there again. It is looked at anew.
 */
export async function clampFutureTimestamps(db: Db, now: number): Promise<void> {
  const latest = now + MAX_LEASE_MS
  await db
    .updateTable('goto_connections')
    .set({ refresh_lease_until: latest })
    .where('refresh_lease_until', '>', latest)
    .execute()
  await db.updateTable('goto_meeting_reads').set({ lease_until: latest }).where('lease_until', '>', latest).execute()
  await db.updateTable('calendar_feeds').set({ lease_until: latest }).where('lease_until', '>', latest).execute()

  await db.updateTable('goto_connections').set({ refreshed_at: now }).where('refreshed_at', '>', now).execute()
  await db.updateTable('goto_connections').set({ checked_at: null }).where('checked_at', '>', now).execute()
  await db
    .updateTable('goto_connections')
    .set({ meetings_checked_at: 0 })
    .where('meetings_checked_at', '>', now)
    .execute()
  await db.updateTable('goto_meeting_reads').set({ read_at: null }).where('read_at', '>', now).execute()
  await db.updateTable('goto_meeting_reads').set({ failing_since: now }).where('failing_since', '>', now).execute()
  await db
    .updateTable('calendar_feeds')
    .set({ next_check_at: now, checked_at: now })
    .where('checked_at', '>', now)
    .execute()
}
