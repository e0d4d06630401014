import { sql } from 'kysely'
import type { Db } from '../schema'

/** Nobody waits that long for a turn: a clock that was set back has left it, and the queue begins anew. */
const MAX_QUEUE_MS = 60_000

/**
 * Takes the next turn to ask GoTo; the one after it comes `spacingMs` later. One statement, so that of all processes each gets its own.
 *
 * @returns when the turn comes, epoch ms; now or later
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
