import type { Kysely, Transaction } from 'kysely'
import type { DB } from './schema'

/** @throws what `work` threw, also where the database has rolled back by itself and says only that there is nothing to roll back */
export async function inOwnTransaction<T>(db: Kysely<DB>, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
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
    throw failure ? failure.error : thrown
  }
}
