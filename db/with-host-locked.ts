import type { Kysely, Transaction } from 'kysely'
import { type Dialect, lockHost, lockHosts } from './dialect'
import { inTransaction } from './in-transaction'
import type { DB } from './schema'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

/**
 * Runs `work` in a transaction that only one writer per host can be in (B2): what it reads of the host stays valid until it has
 * committed. So if two writers want the last place, or the same slot, only one finds it free.
 */
export async function withHostLocked<T>(
  { db, dialect }: Tools,
  hostId: string,
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  return inTransaction(db, async (tx) => {
    await lockHost(tx, dialect, hostId)
    return work(tx)
  })
}

/** The same for several hosts. */
export async function withHostsLocked<T>(
  { db, dialect }: Tools,
  hostIds: readonly string[],
  work: (tx: Transaction<DB>) => Promise<T>,
): Promise<T> {
  return inTransaction(db, async (tx) => {
    await lockHosts(tx, dialect, hostIds)
    return work(tx)
  })
}
