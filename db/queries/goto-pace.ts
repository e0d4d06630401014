import { sql } from 'kysely'
import type { Db } from '../schema'

/** A turn is never that far ahead: a clock that was set back has left it, and the queue starts again. */
const MAX_QUEUE_MS = 60_000

/**
 * Takes the next turn for a request to GoTo; the one after it is `spacingMs` later. One statement, so that each process gets a
 * different turn.
 *
 * @returns the time of the turn, epoch ms; now or later
 */
export async function takeGotoTurn(db: Db, now: number, spacingMs: number): Promise<number> {
  const row = await db
    .updateTable('goto_pace')
    .set({
      next_at: sql<number>`case when next_at > ${now} and next_at <= ${now + MAX_QUEUE_MS} then next_at else ${now} end + ${spacingMs}`,
    })
    .where('id', '=', 1)
    .returning('next_at')
    .executeTakeFirstOrThrow()
  return row.next_at - spacingMs
}
