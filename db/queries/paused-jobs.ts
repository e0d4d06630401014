import type { Db } from '../schema'
import { type JobRow, OPEN_STATES } from './jobs'

/** Pauses all jobs that were queued (D3). */
export async function holdOpenJobs(db: Db, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ held_at: now, lease_owner: null, lease_until: 0 })
    .where('state', 'in', OPEN_STATES)
    .where('held_at', 'is', null)
    .execute()
}

/** @param hostId if left out, of all hosts */
export async function countPausedJobs(db: Db, hostId?: string): Promise<number> {
  const row = await db
    .selectFrom('jobs')
    .$if(hostId !== undefined, (query) => query.where('host_id', '=', hostId ?? ''))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('held_at', 'is not', null)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Which paused jobs: everybody's for the operator, one host's, or a single one of theirs. */
export interface PausedScope {
  hostId?: string
  id?: number
}

/** One host's, in the order in which they will run. */
export async function findPausedJobs(db: Db, hostId: string, limit: number): Promise<JobRow[]> {
  return db
    .selectFrom('jobs')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('held_at', 'is not', null)
    .where('state', 'in', OPEN_STATES)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** @returns how many */
export async function releasePausedJobs(db: Db, now: number, scope: PausedScope = {}): Promise<number> {
  const result = await pausedJobs(db, scope).set({ held_at: null, updated_at: now }).executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** @returns how many */
export async function discardPausedJobs(db: Db, now: number, scope: PausedScope = {}): Promise<number> {
  const result = await pausedJobs(db, scope)
    .set({ state: 'discarded', held_at: null, updated_at: now })
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

function pausedJobs(db: Db, { hostId, id }: PausedScope) {
  return db
    .updateTable('jobs')
    .where('held_at', 'is not', null)
    .where('state', 'in', OPEN_STATES)
    .$if(hostId !== undefined, (query) => query.where('host_id', '=', hostId ?? ''))
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? 0))
}
