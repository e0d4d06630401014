import { sql } from 'kysely'
import type { Db, JobState } from '../schema'

const QUEUED = sql.lit<JobState>('queued')

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
export async function bringBackJobsFromAhead(db: Db, { forAnInstant, leaseMs, now }: StepBack): Promise<void> {
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
