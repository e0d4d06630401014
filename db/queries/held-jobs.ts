import type { Db } from '../schema'

const OPEN_STATES = ['queued', 'waiting'] as const

/** Holds back whatever was still to be done (D3). */
export async function holdOpenJobs(db: Db, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ held_at: now, lease_owner: null, lease_until: 0 })
    .where('state', 'in', OPEN_STATES)
    .where('held_at', 'is', null)
    .execute()
}

export async function countHeldJobs(db: Db): Promise<number> {
  const row = await db
    .selectFrom('jobs')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('held_at', 'is not', null)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** @returns how many */
export async function releaseHeldJobs(db: Db, now: number): Promise<number> {
  const result = await db
    .updateTable('jobs')
    .set({ held_at: null, updated_at: now })
    .where('held_at', 'is not', null)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** @returns how many */
export async function discardHeldJobs(db: Db, now: number): Promise<number> {
  const result = await db
    .updateTable('jobs')
    .set({ state: 'discarded', held_at: null, updated_at: now })
    .where('held_at', 'is not', null)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
