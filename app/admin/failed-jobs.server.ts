import { discardFailedJob, findFailedJobs, reopenFailedJob } from '#db/queries/failed-jobs'
import type { Db } from '#db/schema'
import type { JobTask } from '~/outbox/job'
import { DAY_MS } from '~/time/units'

const RETRY_DAYS_MS = 3 * DAY_MS

export interface FailedJob {
  id: number
  kind: JobTask['kind']
  state: 'waiting' | 'failed'
  error: string
  bookingId: string | null
}

/** What a host should know about: jobs that wait for GoTo, or that will not succeed by themselves. */
export async function listFailedJobs(db: Db, hostId: string, bookingId?: string): Promise<FailedJob[]> {
  const rows = await findFailedJobs(db, hostId)
  return rows
    .filter(({ booking_id }) => bookingId === undefined || booking_id === bookingId)
    .map(({ id, kind, state, last_error, booking_id }) => ({
      id,
      kind: kind as JobTask['kind'],
      state: state === 'waiting' ? 'waiting' : 'failed',
      error: last_error ?? '',
      bookingId: booking_id,
    }))
}

/** Applies the host's decision on a failed job. @returns whether there was such a job */
export async function decideOnJob(
  db: Db,
  { hostId, id, decision }: { hostId: string; id: number; decision: 'retry' | 'discard' },
  now: number,
): Promise<boolean> {
  return decision === 'retry'
    ? reopenFailedJob(db, hostId, id, now, now + RETRY_DAYS_MS)
    : discardFailedJob(db, hostId, id, now)
}
