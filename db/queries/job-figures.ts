import { sql } from 'kysely'
import type { Db } from '../schema'

/** Queued jobs by kind: how many, and since when the oldest is due. */
export async function countOpenJobs(db: Db) {
  const rows = await db
    .selectFrom('jobs')
    .select(['kind', 'state', sql<number>`count(*)`.as('count'), sql<number | null>`min(run_at)`.as('due_at')])
    .where('state', 'in', ['queued', 'waiting'])
    .groupBy(['kind', 'state'])
    .execute()
  return rows.map(({ kind, state, count, due_at }) => ({
    kind,
    state,
    count: Number(count),
    dueAt: due_at === null ? null : Number(due_at),
  }))
}

export async function countFailedJobs(db: Db): Promise<{ kind: string; count: number }[]> {
  const rows = await db
    .selectFrom('jobs')
    .select(['kind', sql<number>`count(*)`.as('count')])
    .where('state', '=', 'failed')
    .groupBy('kind')
    .execute()
  return rows.map(({ kind, count }) => ({ kind, count: Number(count) }))
}
