import { sql } from 'kysely'
import type { Db } from '../schema'

export interface RequestCount {
  count: number
  endsAt: number
}

/** How much the clocks of processes may differ, and the order in which they reach the database. */
export const CLOCKS_DIFFER_MS = 60_000

/**
 * Counts a request by its weight; an expired count begins again. So does one that ends much later than its window: the clock
 * was set back.
 */
export async function countRequest(
  db: Db,
  key: string,
  now: number,
  windowMs: number,
  points = 1,
): Promise<RequestCount> {
  const runs = sql`request_counts.ends_at > ${now} and request_counts.ends_at <= ${now + windowMs + CLOCKS_DIFFER_MS}`
  const row = await db
    .insertInto('request_counts')
    .values({ key, count: points, ends_at: now + windowMs })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when ${runs} then request_counts.count + ${points} else ${points} end`,
        ends_at: sql<number>`case when ${runs} then request_counts.ends_at else excluded.ends_at end`,
      }),
    )
    .returning(['count', 'ends_at'])
    .executeTakeFirstOrThrow()
  return { count: row.count, endsAt: row.ends_at }
}

export async function findRequestCount(
  db: Db,
  key: string,
  now: number,
  windowMs: number,
): Promise<RequestCount | undefined> {
  const row = await db
    .selectFrom('request_counts')
    .select(['count', 'ends_at'])
    .where('key', '=', key)
    .where('ends_at', '>', now)
    .where('ends_at', '<=', now + windowMs + CLOCKS_DIFFER_MS)
    .executeTakeFirst()
  return row && { count: row.count, endsAt: row.ends_at }
}

export async function uncountRequest(db: Db, key: string): Promise<void> {
  await db
    .updateTable('request_counts')
    .set(({ eb }) => ({ count: eb('count', '-', 1) }))
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute()
}

export async function deleteEndedRequestCounts(db: Db, now: number): Promise<void> {
  await db.deleteFrom('request_counts').where('ends_at', '<=', now).execute()
}
