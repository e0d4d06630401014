import type { Kysely, Transaction } from 'kysely'
import { type Dialect, lockHost } from './dialect'
import { inTransaction } from './in-transaction'
import type { DB } from './schema'

/**
 * Runs `work` in a transaction that one writer per host can be in at a time (B2): what it reads of the host's holds until it has
 * committed. So of two who find room for one more, or a slot free, one does.
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
