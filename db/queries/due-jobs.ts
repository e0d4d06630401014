import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Dialect } from '../dialect'
import { inTransaction } from '../in-transaction'
import type { DB, Db } from '../schema'
import type { JobState } from '../tables/jobs'
import { type JobRow, OPEN_STATES, QUEUED } from './jobs'

/**
 * The jobs of a worker. Deliveries to addresses of users have a separate worker (E7), and each worker has its own index, so
 * that a search never reads the other's jobs.
 */
export type JobShare = 'deliveries' | 'others'

const IN_SHARE: Record<JobShare, RawBuilder<SqlBool>> = {
  deliveries: sql`head.kind = 'delivery'`,
  others: sql`head.kind <> 'delivery'`,
}

interface Claim {
  owner: string
  share: JobShare
  now: number
  leaseUntil: number
  limit: number
  /** How many jobs of each queue are running here. */
  running: ReadonlyMap<string, number>
  /** The ids of these jobs: they are the owner's, whatever their leases say. */
  held: number[]
  /** Whether others may take an expired lease. */
  takeEnded: boolean
  perQueue: number
}

/** How many due jobs are read together: a backlog of thousands is not read to find the next few. */
const WINDOW = 64

/**
 * Leases due jobs: only the head of each lane, and only a few per queue, so that the backlog of one host, or of one endpoint,
 * leaves capacity for the others (E7, E8).
 */
export async function claimDueJobs(db: Kysely<DB>, dialect: Dialect, claim: Claim): Promise<JobRow[]> {
  return inTransaction(db, async (tx) => {
    const ids = await chooseDueJobs(tx, claim)
    if (ids.length === 0) return []
    return tx
      .updateTable('jobs')
      .set({ lease_owner: claim.owner, lease_until: claim.leaseUntil })
      .where('id', 'in', ({ selectFrom }) =>
        selectFrom('jobs')
          .select('id')
          .where('id', 'in', ids)
          .where('state', '=', QUEUED)
          .where('lease_until', '<=', latestEnd(claim))
          .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked()),
      )
      .returningAll()
      .execute()
  })
}

/** Leases that end later are held; a free one ends at 0. */
function latestEnd({ now, takeEnded }: Claim): number {
  return takeEnded ? now : 0
}

async function chooseDueJobs(tx: Db, claim: Claim): Promise<number[]> {
  const { share, now, limit, running, held, perQueue } = claim
  const chosen: number[] = []
  const counts = new Map(running)
  for (;;) {
    const full = [...counts].filter(([, count]) => count >= perQueue).map(([queue]) => queue)
    const due = await laneHeads(tx, share)
      .select(['head.id', QUEUE.as('queue')])
      .where('head.run_at', '<=', now)
      .where('head.lease_until', '<=', latestEnd(claim))
      .$if(held.length + chosen.length > 0, (query) => query.where('head.id', 'not in', [...held, ...chosen]))
      .$if(full.length > 0, (query) => query.where(QUEUE, 'not in', full))
      .orderBy('head.run_at')
      .orderBy('head.id')
      .limit(WINDOW)
      .execute()
    for (const { id, queue } of due) {
      if (chosen.length === limit) return chosen
      const count = counts.get(queue) ?? 0
      if (count >= perQueue) continue
      counts.set(queue, count + 1)
      chosen.push(id)
    }
    // The skipped jobs belong to queues that are full by now: without those there may be more.
    if (due.length < WINDOW) return chosen
  }
}

/**
 * When the next job is due or an abandoned lease ends; null when nothing is queued. It reads the first row of two index ranges,
 * so a search costs the same however many reminders wait for next month.
 *
 * @param takeEnded whether expired leases count
 */
export async function findNextDueAt(db: Db, share: JobShare, takeEnded = true): Promise<number | null> {
  const free = await laneHeads(db, share)
    .select('head.run_at as at')
    .where('head.lease_until', '=', 0)
    .orderBy('head.run_at')
    .limit(1)
    .executeTakeFirst()
  if (!takeEnded) return free ? Number(free.at) : null
  const leased = await db
    .selectFrom('jobs as head')
    .select('head.lease_until as at')
    .where('head.state', '=', QUEUED)
    .where('head.lease_until', '>', sql.lit(0))
    .where(IN_SHARE[share])
    .orderBy('head.lease_until')
    .limit(1)
    .executeTakeFirst()
  const instants = [free, leased].flatMap((row) => (row ? [Number(row.at)] : []))
  return instants.length === 0 ? null : Math.min(...instants)
}

/** How late the oldest due job is, in ms; 0 when none is due (P3). */
export async function findWorstDelayMs(db: Db, now: number): Promise<number> {
  const delays = await Promise.all((['deliveries', 'others'] as const).map((share) => findDelayMs(db, share, now)))
  return Math.max(...delays)
}

async function findDelayMs(db: Db, share: JobShare, now: number): Promise<number> {
  const row = await laneHeads(db, share)
    .select('head.run_at')
    .where('head.lease_until', '<=', now)
    .where('head.run_at', '<=', now)
    .orderBy('head.run_at')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? 0 : now - Number(row.run_at)
}

/** The queue whose capacity a job uses. */
const QUEUE = sql<string>`coalesce(head.queue, head.host_id)`

function laneHeads(db: Db, share: JobShare) {
  return db
    .selectFrom('jobs as head')
    .where('head.state', '=', QUEUED)
    .where('head.held_at', 'is', null)
    .where(IN_SHARE[share])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('jobs as earlier')
            .select('earlier.id')
            .whereRef('earlier.lane', '=', 'head.lane')
            .whereRef('earlier.id', '<', 'head.id')
            .where('earlier.state', 'in', OPEN_STATES),
        ),
      ),
    )
}

/** Keeps the leases of jobs that are still running. */
export async function extendLeases(db: Db, owner: string, ids: number[], leaseUntil: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ lease_until: leaseUntil })
    .where('id', 'in', ids)
    .where('lease_owner', '=', owner)
    .execute()
}

interface Settlement {
  state: JobState
  runAt: number
  error: string | null
  attempts: number
  now: number
}

/** Writes how a job ended or when it runs again; changes nothing if the lease was lost to another worker. */
export async function settleJob(
  tx: Db,
  id: number,
  owner: string,
  { state, runAt, error, attempts, now }: Settlement,
): Promise<void> {
  await tx
    .updateTable('jobs')
    .set({
      state,
      run_at: runAt,
      last_error: error,
      attempts,
      lease_owner: null,
      lease_until: 0,
      updated_at: now,
    })
    .where('id', '=', id)
    .where('lease_owner', '=', owner)
    .execute()
}
