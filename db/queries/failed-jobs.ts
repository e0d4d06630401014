import type { Db } from '../schema'
import { FAILED, FAILED_STATES, type JobRow } from './jobs'

/** Jobs that failed and wait for the host's decision or for GoTo, newest first. */
export async function findFailedJobs(db: Db, hostId: string): Promise<JobRow[]> {
  return db
    .selectFrom('jobs')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('state', 'in', FAILED_STATES)
    .where('held_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}

/** @returns whether there was such a failed job of this host */
export async function reopenFailedJob(
  db: Db,
  hostId: string,
  id: number,
  now: number,
  deadlineAt: number,
): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ state: 'queued', run_at: now, deadline_at: deadlineAt, attempts: 0, updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('state', '=', FAILED)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The same for all hosts, except jobs that the operator holds back. @returns how many */
export async function reopenFailedJobsOfKind(db: Db, kind: string, now: number, deadlineAt: number): Promise<number> {
  const result = await db
    .updateTable('jobs')
    .set({ state: 'queued', run_at: now, deadline_at: deadlineAt, attempts: 0, updated_at: now })
    .where('kind', '=', kind)
    .where('state', '=', FAILED)
    .where('held_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** @returns whether there was such a failed job of this host */
export async function discardFailedJob(db: Db, hostId: string, id: number, now: number): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ state: 'discarded', updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('state', '=', FAILED)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
