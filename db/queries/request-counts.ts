import { sql } from 'kysely'
import type { Db } from '../schema'

export interface RequestCount {
  count: number
  endsAt: number
}

/** Counts one request; a count that has ended begins again at one. */
export async function countRequest(db: Db, key: string, now: number, durationMs: number): Promise<RequestCount> {
  const row = await db
    .insertInto('request_counts')
    .values({ key, count: 1, ends_at: now + durationMs })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        count: sql<number>`case when request_counts.ends_at <= ${now} then 1 else request_counts.count + 1 end`,
        ends_at: sql<number>`case when request_counts.ends_at <= ${now} then excluded.ends_at else request_counts.ends_at end`,
      }),
    )
    .returning(['count', 'ends_at'])
    .executeTakeFirstOrThrow()
  return { count: row.count, endsAt: row.ends_at }
}

export async function findRequestCount(db: Db, key: string, now: number): Promise<RequestCount | undefined> {
  const row = await db
    .selectFrom('request_counts')
    .select(['count', 'ends_at'])
    .where('key', '=', key)
    .where('ends_at', '>', now)
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
