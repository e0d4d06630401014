import type { Kysely, Transaction } from 'kysely'
import { type Dialect, lockHost } from './dialect'
import { inTransaction } from './in-transaction'
import type { DB } from './schema'

/**
 * Runs `work` in a transaction that only one writer per host can be in (B2): what it reads of the host stays valid until it has
 * committed. So if two writers want the last place, or the same slot, only one finds it free.
 */
export async function withHostLocked<T>(
  { db, dialect }: { db: Kysely<DB>; dialect: Dialect },
  hostId: string,
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  return inTransaction(db, async (tx) => {
    await lockHost(tx, dialect, hostId)
    return work(tx)
  })
}
