import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { reopenFailedJobsOfKind } from '#db/queries/failed-jobs'
import { countFailedJobs } from '#db/queries/job-figures'
import type { DB } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { DAY_MS } from '~/time/units'

const RETRY_MS = 3 * DAY_MS

/** Queues the failed jobs of a kind again, for all tenants: for the time after a fault outside is over. @returns how many */
export async function retryFailedJobs(db: Kysely<DB>, kind: string, operatorId: string, now: number): Promise<number> {
  return inTransaction(db, async (tx) => {
    // What no failed job has is not asked for: a zero byte makes PostgreSQL fail.
    if (!(await countFailedJobs(tx)).some((failed) => failed.kind === kind)) return 0
    const count = await reopenFailedJobsOfKind(tx, kind, now, now + RETRY_MS)
    const entry = { hostId: null, actor: { kind: 'operator', id: operatorId }, facts: { name: kind, count } } as const
    if (count > 0) await recordAudit(tx, { act: 'jobs_retried', ...entry }, now)
    return count
  })
}
