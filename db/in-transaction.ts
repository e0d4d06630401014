import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import { inOwnTransaction } from './own-transaction'
import type { DB } from './schema'
import { sharesCommits, workTogether } from './shared-commit'

/**
 * PostgreSQL: serialization_failure and deadlock_detected. The transaction was rolled back and may succeed if it is run again.
 */
const WORTH_REPEATING = ['40001', '40P01']
const MAX_ATTEMPTS = 5
const MAX_FIRST_PAUSE_MS = 20

/**
 * Runs `work` in a transaction: all of it is written or none. When PostgreSQL ends the transaction because of another one, it
 * is run again, so `work` must change nothing but the database. SQLite's writers run one after the other and never need it;
 * writers that arrive at the same moment share a commit.
 */
export async function inTransaction<T>(db: Kysely<DB>, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await (sharesCommits(db) ? workTogether(db, work) : inOwnTransaction(db, work))
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isWorthRepeating(error)) throw error
      await pause(Math.random() * MAX_FIRST_PAUSE_MS * 2 ** attempt)
    }
  }
}

function isWorthRepeating(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && WORTH_REPEATING.includes(code)
}
