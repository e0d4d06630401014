import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import type { DB } from './schema'

/** PostgreSQL: serialization_failure and deadlock_detected. It has rolled the transaction back, and the same again may succeed. */
const WORTH_REPEATING = ['40001', '40P01']
const MOST_ATTEMPTS = 5
const LONGEST_FIRST_PAUSE_MS = 20

/**
 * Runs `work` in a transaction: all of it is written or none. When PostgreSQL ends the transaction because of another one, it is run
 * again, so `work` changes nothing but the database. SQLite's writers come one after the other and never need it.
 */
export async function inTransaction<T>(db: Kysely<DB>, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let failure: { error: unknown } | undefined
    try {
      return await db.transaction().execute(async (tx) => {
        try {
          return await work(tx)
        } catch (error) {
          failure = { error }
          throw error
        }
      })
    } catch (thrown) {
      // On a full disk SQLite has rolled back by itself, and what is thrown is that there is nothing to roll back.
      const error = failure ? failure.error : thrown
      if (attempt === MOST_ATTEMPTS || !isWorthRepeating(error)) throw error
      await pause(Math.random() * LONGEST_FIRST_PAUSE_MS * 2 ** attempt)
    }
  }
}

function isWorthRepeating(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && WORTH_REPEATING.includes(code)
}
