import { countPausedJobs, discardPausedJobs, findPausedJobs, releasePausedJobs } from '#db/queries/paused-jobs'
import type { Db } from '#db/schema'
import type { JobTask } from '~/outbox/job'

const MAX_SHOWN = 25

export interface PausedJobs {
  /** When the backup was restored. */
  pausedAt: number
  count: number
  /** The first of them. */
  jobs: { id: number; kind: JobTask['kind']; runAt: number; bookingId: string | null }[]
}

/** A host's jobs that a restored backup paused and that still need a decision (D3); null when there are none. */
export async function listPausedJobs(db: Db, hostId: string): Promise<PausedJobs | null> {
  const rows = await findPausedJobs(db, hostId, MAX_SHOWN)
  const [first] = rows
  if (!first) return null
  return {
    pausedAt: first.held_at ?? 0,
    count: rows.length < MAX_SHOWN ? rows.length : await countPausedJobs(db, hostId),
    jobs: rows.map(({ id, kind, run_at, booking_id }) => ({
      id,
      kind: kind as JobTask['kind'],
      runAt: run_at,
      bookingId: booking_id,
    })),
  }
}

/**
 * Applies the host's decision on paused jobs: run or drop them. The operator decides for everybody with `npm run restore`.
 *
 * @param id if left out, all jobs of the host
 * @returns whether there was any such job
 */
export async function decideOnPausedJobs(
  db: Db,
  { hostId, id, decision }: { hostId: string; id?: number; decision: 'release' | 'discard' },
  now: number,
): Promise<boolean> {
  const scope = { hostId, ...(id === undefined ? {} : { id }) }
  const decide = decision === 'release' ? releasePausedJobs : discardPausedJobs
  return (await decide(db, now, scope)) > 0
}
