import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Dialect } from '../dialect'
import { inTransaction } from '../in-transaction'
import { prepareQuery } from '../prepare-query'
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
  /** The jobs that are running here. */
  running: readonly RunningPlace[]
  /** The ids of these jobs: they are the owner's, whatever their leases say. */
  held: number[]
  /** Whether others may take an expired lease. */
  takeEnded: boolean
  perQueue: number
  perHost: number
  /** At most so many that were tried before: receivers that never answer, of however many hosts, leave room for first attempts. */
  mostRetries: number
}

/** Whose capacity a running job uses. */
export interface RunningPlace {
  queue: string
  hostId: string
  isRetry: boolean
}

/** Hosts with fewer jobs running come first, however long the others' have been due: thirty slow endpoints are one host's. */
const FIRST_OF_HOST = 2

/** How many due jobs are read together: a backlog of thousands is not read to find the next few. */
const WINDOW = 64

/**
 * Leases due jobs: only the head of each lane, and only a few per queue and per host, so that the backlog of one host, or of one
 * endpoint, leaves capacity for the others (E7, E8).
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
function latestEnd({ now, takeEnded }: Pick<Claim, 'now' | 'takeEnded'>): number {
  return takeEnded ? now : 0
}

async function chooseDueJobs(tx: Db, claim: Claim): Promise<number[]> {
  const chosen: number[] = []
  const queues = countsOf(claim.running.map(({ queue }) => queue))
  const hosts = countsOf(claim.running.map(({ hostId }) => hostId))
  const retries = { count: claim.running.filter(({ isRetry }) => isRetry).length }
  for (const perHost of [Math.min(FIRST_OF_HOST, claim.perHost), claim.perHost])
    await chooseOfHosts(tx, { ...claim, perHost }, { chosen, queues, hosts, retries })
  return chosen
}

function countsOf(names: string[]): Map<string, number> {
  return new Map([...Map.groupBy(names, (name) => name)].map(([name, { length }]) => [name, length]))
}

interface Choice {
  chosen: number[]
  queues: Map<string, number>
  hosts: Map<string, number>
  retries: { count: number }
}

/** Adds to a choice until its limit is reached, or all that is due belongs to queues and hosts that are full. */
async function chooseOfHosts(
  tx: Db,
  { share, now, limit, held, perQueue, perHost, mostRetries, ...claim }: Claim,
  { chosen, queues, hosts, retries }: Choice,
): Promise<void> {
  const countIn = (counts: Map<string, number>, name: string) => counts.get(name) ?? 0
  while (chosen.length < limit) {
    const fullQueues = [...queues].filter(([, count]) => count >= perQueue).map(([queue]) => queue)
    const fullHosts = [...hosts].filter(([, count]) => count >= perHost).map(([host]) => host)
    const due = await laneHeads(tx, share)
      .select(['head.id', 'head.host_id', 'head.attempts', QUEUE.as('queue')])
      .where('head.run_at', '<=', now)
      .where('head.lease_until', '<=', latestEnd({ now, takeEnded: claim.takeEnded }))
      .$if(held.length + chosen.length > 0, (query) => query.where('head.id', 'not in', [...held, ...chosen]))
      .$if(fullQueues.length > 0, (query) => query.where(QUEUE, 'not in', fullQueues))
      .$if(fullHosts.length > 0, (query) => query.where('head.host_id', 'not in', fullHosts))
      .$if(retries.count >= mostRetries, (query) => query.where('head.attempts', '=', 0))
      .orderBy('head.run_at')
      .orderBy('head.id')
      .limit(WINDOW)
      .execute()
    for (const { id, queue, host_id, attempts } of due) {
      if (chosen.length === limit) return
      if (countIn(queues, queue) >= perQueue || countIn(hosts, host_id) >= perHost) continue
      if (attempts > 0 && retries.count >= mostRetries) continue
      if (attempts > 0) retries.count++
      queues.set(queue, countIn(queues, queue) + 1)
      hosts.set(host_id, countIn(hosts, host_id) + 1)
      chosen.push(id)
    }
    // The skipped jobs are retries, or belong to queues and hosts that are full by now: without those there may be more.
    if (due.length < WINDOW) return
  }
}

/**
 * When the next job is due or an abandoned lease ends; null when nothing is queued. It reads the first free job
 * and the leased ones, so a search costs the same however many reminders wait for next month.
 *
 * @param takeEnded whether expired leases count
 */
export async function findNextDueAt(db: Db, share: JobShare, takeEnded = true): Promise<number | null> {
  const [free] = await NEXT_FREE[share](db, {})
  if (!takeEnded) return free ? Number(free.at) : null
  const [leased] = await NEXT_LEASED[share](db, {})
  const instants = [free, leased].flatMap((row) => (row && row.at !== null ? [Number(row.at)] : []))
  return instants.length === 0 ? null : Math.min(...instants)
}

/** Every search for jobs asks for these, also when there are none. */
const NEXT_FREE = ofEachShare((share) =>
  prepareQuery((db) =>
    laneHeads(db, share).select('head.run_at as at').where('head.lease_until', '=', 0).orderBy('head.run_at').limit(1),
  ),
)
/** Of the few jobs that run somewhere, or did: one that was leased before the clock was set back may not be due any more. */
const NEXT_LEASED = ofEachShare((share) =>
  prepareQuery((db) =>
    db
      .selectFrom('jobs as head')
      .select(
        sql<number | null>`min(case when head.run_at > head.lease_until then head.run_at else head.lease_until end)`.as(
          'at',
        ),
      )
      .where('head.state', '=', QUEUED)
      .where('head.lease_until', '>', sql.lit(0))
      .where(IN_SHARE[share]),
  ),
)

function ofEachShare<Made>(make: (share: JobShare) => Made): Record<JobShare, Made> {
  return { deliveries: make('deliveries'), others: make('others') }
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
