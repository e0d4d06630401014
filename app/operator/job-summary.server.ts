import { countFailedJobs, countOpenJobs } from '#db/queries/job-figures'
import type { Db } from '#db/schema'
import { MINUTE_MS } from '~/time/units'

export interface JobKind {
  kind: string
  queued: number
  waiting: number
  failed: number
  lateMinutes: number
}

/** The queue by kind of job: counts alone, because contents and errors name attendees (S26). */
export async function summariseJobs(db: Db, now: number): Promise<JobKind[]> {
  const [open, failed] = await Promise.all([countOpenJobs(db), countFailedJobs(db)])
  const kinds = [...new Set([...open, ...failed].map(({ kind }) => kind))].sort()
  return kinds.map((kind) => {
    const queued = open.find((row) => row.kind === kind && row.state === 'queued')
    const dueAt = queued?.dueAt ?? now
    return {
      kind,
      queued: queued?.count ?? 0,
      waiting: open.find((row) => row.kind === kind && row.state === 'waiting')?.count ?? 0,
      failed: failed.find((row) => row.kind === kind)?.count ?? 0,
      lateMinutes: Math.max(0, Math.floor((now - dueAt) / MINUTE_MS)),
    }
  })
}
