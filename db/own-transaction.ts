import type { Kysely, Transaction } from 'kysely'
import type { DB } from './schema'

/** @throws the error of `work`, also if the database has rolled back by itself and the rollback fails */
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
