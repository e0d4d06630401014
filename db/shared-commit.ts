import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { type Kysely, sql, type Transaction } from 'kysely'
import { oncePerProcess } from './once-per-process'
import { inOwnTransaction } from './own-transaction'
import type { DB } from './schema'

/** How long a commit waits for other transactions: nobody notices, and requests that arrive together reach their transactions. */
const GATHER_MS = 1
/** At most this many share one commit: between two commits requests are handled. */
const MAX_TOGETHER = 32

interface Member {
  work: (tx: Transaction<DB>) => Promise<unknown>
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** The transactions that wait for the next commit of a database, and whether it is scheduled. */
interface Queue {
  members: Member[]
  busy: boolean
}

const queues = oncePerProcess('shared commits', () => new WeakMap<Kysely<DB>, Queue>())

/** Makes concurrent transactions share a commit, and so one wait for the disk. For SQLite, which has one writer. */
export function shareCommits(db: Kysely<DB>): void {
  queues.set(db, { members: [], busy: false })
}

export function sharesCommits(db: Kysely<DB>): boolean {
  return queues.has(db)
}

/**
 * Runs `work` in one transaction with all others that arrive within a millisecond: one after the other, each seeing what the
 * earlier ones wrote, as if they had committed. One that throws leaves nothing behind and does not affect the others. No caller
 * gets a result before the commit; if the commit fails, all of them fail, and nothing is written (D1, D5).
 */
export function workTogether<T>(db: Kysely<DB>, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  const queue = queues.get(db)
  if (!queue) throw new Error('This database shares no commits')
  return new Promise<T>((resolve, reject) => {
    // In its own async context, not in that of whoever opened the transaction: it says for which network the work is done.
    queue.members.push({ work: AsyncLocalStorage.bind(work), resolve: resolve as Member['resolve'], reject })
    if (!queue.busy) void commitAll(db, queue)
  })
}

async function commitAll(db: Kysely<DB>, queue: Queue): Promise<void> {
  queue.busy = true
  while (queue.members.length > 0) {
    await pause(GATHER_MS)
    await commitTogether(db, queue.members.splice(0, MAX_TOGETHER))
  }
  queue.busy = false
}

async function commitTogether(db: Kysely<DB>, members: Member[]): Promise<void> {
  try {
    for (const tell of await inOwnTransaction(db, (tx) => workInTurn(tx, members))) tell()
  } catch (error) {
    for (const { reject } of members) reject(error)
  }
}

/** @returns the result of each, for after the commit */
async function workInTurn(tx: Transaction<DB>, members: Member[]): Promise<(() => void)[]> {
  const tellThem: (() => void)[] = []
  for (const { work, resolve, reject } of members) {
    await sql`savepoint member`.execute(tx)
    try {
      const value = await work(tx)
      tellThem.push(() => resolve(value))
    } catch (error) {
      tellThem.push(() => reject(error))
      await undo(tx, error)
    }
    await sql`release member`.execute(tx)
  }
  return tellThem
}

/** @throws the cause, if this work made the database roll back the whole transaction, as on a full disk */
async function undo(tx: Transaction<DB>, cause: unknown): Promise<void> {
  try {
    await sql`rollback to member`.execute(tx)
  } catch {
    throw cause
  }
}
