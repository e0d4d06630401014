import { reopenFailedJobsOfKind } from '#db/queries/failed-jobs'
import type { Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { DAY_MS } from '~/time/units'

const RETRY_MS = 3 * DAY_MS

/** Queues the failed jobs of a kind again, for all tenants: for the time after a fault outside is over. @returns how many */
export async function retryFailedJobs(db: Db, kind: string, operatorId: string, now: number): Promise<number> {
  const count = await reopenFailedJobsOfKind(db, kind, now, now + RETRY_MS)
  if (count > 0)
    await recordAudit(db, { act: 'jobs_retried', hostId: null, actor: { kind: 'operator', id: operatorId } }, now)
  return count
}
