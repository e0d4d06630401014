import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { Dialect } from '../dialect'
import { inTransaction } from '../in-transaction'
import type { DB, Db, JobState, JobsTable } from '../schema'

export type JobRow = Selectable<JobsTable>

/**
 * As literals: SQLite takes a partial index only when it sees at preparing that the condition fits, and a bound value shows nothing.
 */
const QUEUED = sql.lit<JobState>('queued')
const OPEN_STATES = [QUEUED, sql.lit<JobState>('waiting')]
const FAILED = sql.lit<JobState>('failed')

export async function insertJob(db: Db, job: Insertable<JobsTable>): Promise<void> {
  await db.insertInto('jobs').values(job).execute()
}

/** Which jobs a worker cares for. */
export type KindFilter = { only: readonly string[] } | { except: readonly string[] }

interface Claim {
  owner: string
  kinds: KindFilter
  now: number
  leaseUntil: number
  limit: number
  /** Queues that have as many jobs running here as one may. */
  busyQueues: string[]
  perQueue: number
}

/**
 * Leases due jobs: only the head of each lane, and only a few per queue, so that the backlog of one host, or of one endpoint, leaves
 * room for the others (E7, E8).
 */
export async function claimDueJobs(db: Kysely<DB>, dialect: Dialect, claim: Claim): Promise<JobRow[]> {
  const due = laneHeads(db, claim.kinds)
    .select([
      'head.id',
      sql<number>`row_number() over (partition by ${QUEUE} order by head.run_at, head.id)`.as('place'),
    ])
    .where('head.run_at', '<=', claim.now)
    .where('head.lease_until', '<=', claim.now)
    .$if(claim.busyQueues.length > 0, (query) => query.where(QUEUE, 'not in', claim.busyQueues))
  return inTransaction(db, async (tx) => {
    const candidates = await tx
      .selectFrom(due.as('due'))
      .select('due.id')
      .where('due.place', '<=', claim.perQueue)
      .orderBy('due.id')
      .limit(claim.limit)
      .execute()
    if (candidates.length === 0) return []
    const ids = candidates.map(({ id }) => id)
    const free = await tx
      .selectFrom('jobs')
      .select('id')
      .where('id', 'in', ids)
      .where('state', '=', QUEUED)
      .where('lease_until', '<=', claim.now)
      .$if(dialect === 'postgres', (query) => query.forUpdate().skipLocked())
      .execute()
    if (free.length === 0) return []
    return tx
      .updateTable('jobs')
      .set({ lease_owner: claim.owner, lease_until: claim.leaseUntil })
      .where(
        'id',
        'in',
        free.map(({ id }) => id),
      )
      .returningAll()
      .execute()
  })
}

/**
 * When the next job comes due or an abandoned lease ends; null when nothing is queued. Two walks along an index, each ended by its
 * first row: a look costs the same however many reminders wait for next month.
 */
export async function findNextDueAt(db: Db, kinds: KindFilter): Promise<number | null> {
  const free = await laneHeads(db, kinds)
    .select('head.run_at as at')
    .where('head.lease_until', '=', 0)
    .orderBy('head.run_at')
    .limit(1)
    .executeTakeFirst()
  const leased = await db
    .selectFrom('jobs')
    .select('lease_until as at')
    .where('state', '=', QUEUED)
    .where('lease_until', '>', 0)
    .where('kind', ...among(kinds))
    .orderBy('lease_until')
    .limit(1)
    .executeTakeFirst()
  const instants = [free, leased].flatMap((row) => (row ? [Number(row.at)] : []))
  return instants.length === 0 ? null : Math.min(...instants)
}

/** An empty list is no SQL: a name that no job has stands for it. */
function among(kinds: KindFilter): ['in' | 'not in', string[]] {
  const names = 'only' in kinds ? kinds.only : kinds.except
  return ['only' in kinds ? 'in' : 'not in', names.length === 0 ? ['none'] : [...names]]
}

/** Whose room in the worker a job takes. */
const QUEUE = sql<string>`coalesce(head.queue, head.host_id)`

function laneHeads(db: Db, kinds: KindFilter = { except: [] }) {
  return db
    .selectFrom('jobs as head')
    .where('head.state', '=', QUEUED)
    .where('head.held_at', 'is', null)
    .where('head.kind', ...among(kinds))
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
  now: number
}

/** Writes how a job ended or when it runs again; changes nothing if the lease was lost to another worker. */
export async function settleJob(
  db: Db,
  id: number,
  owner: string,
  { state, runAt, error, now }: Settlement,
): Promise<void> {
  await db
    .updateTable('jobs')
    .set(({ eb }) => ({
      state,
      run_at: runAt,
      last_error: error,
      attempts: eb('attempts', '+', 1),
      lease_owner: null,
      lease_until: 0,
      updated_at: now,
    }))
    .where('id', '=', id)
    .where('lease_owner', '=', owner)
    .execute()
}

export async function findJobsOfBooking(db: Db, bookingId: string): Promise<JobRow[]> {
  return db.selectFrom('jobs').selectAll().where('booking_id', '=', bookingId).orderBy('id').execute()
}

/** Jobs that wait for the host's GoTo run again, now that it answers. */
export async function wakeWaitingJobs(db: Db, hostId: string, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'queued', run_at: now, updated_at: now })
    .where('host_id', '=', hostId)
    .where('state', '=', 'waiting')
    .execute()
}

/** Lets jobs of a booking that were put off run now. */
export async function hurryJobs(db: Db, bookingId: string, kind: string, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ run_at: now, updated_at: now })
    .where('booking_id', '=', bookingId)
    .where('kind', '=', kind)
    .where('state', '=', QUEUED)
    .where('run_at', '>', now)
    .execute()
}

/**
 * Gives open jobs of a booking more or less time.
 *
 * @returns whether there was one
 */
export async function extendDeadline(db: Db, bookingId: string, kind: string, deadlineAt: number): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ deadline_at: deadlineAt })
    .where('booking_id', '=', bookingId)
    .where('kind', '=', kind)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/**
 * Ends jobs of a booking that a later change has overtaken, also those that had failed; one that runs at this moment finds that
 * out itself.
 */
export async function supersedeJobs(db: Db, bookingId: string, kind: string, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'superseded', updated_at: now })
    .where('booking_id', '=', bookingId)
    .where('kind', '=', kind)
    .where('state', 'in', [...OPEN_STATES, FAILED])
    .where('lease_until', '<=', now)
    .execute()
}

/** What did not succeed and waits for the host's word or for GoTo, newest first. */
export async function findTroubledJobs(db: Db, hostId: string): Promise<JobRow[]> {
  return db
    .selectFrom('jobs')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('state', 'in', [sql.lit<JobState>('waiting'), FAILED])
    .orderBy('id', 'desc')
    .limit(50)
    .execute()
}

/** @returns whether there was such a failed job of this host */
export async function reopenFailedJob(
  db: Db,
  hostId: string,
  id: number,
  now: number,
  deadlineAt: number,
): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ state: 'queued', run_at: now, deadline_at: deadlineAt, attempts: 0, updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('state', '=', FAILED)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** @returns whether there was such a failed job of this host */
export async function discardFailedJob(db: Db, hostId: string, id: number, now: number): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ state: 'discarded', updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('state', '=', FAILED)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** How late the oldest due job is, in ms; 0 when none is due (P3). */
export async function findWorstDelayMs(db: Db, now: number): Promise<number> {
  const row = await laneHeads(db)
    .select(sql<number | null>`min(head.run_at)`.as('oldest'))
    .where('head.lease_until', '<=', now)
    .where('head.run_at', '<=', now)
    .executeTakeFirst()
  return row?.oldest == null ? 0 : now - Number(row.oldest)
}

/** Jobs that are over and that nobody will ask about any more. What was mailed stands in mail_deliveries. */
export async function deleteSettledJobsBefore(db: Db, before: number): Promise<void> {
  await db
    .deleteFrom('jobs')
    .where('state', 'in', ['done', 'superseded', 'discarded'])
    .where('updated_at', '<', before)
    .execute()
}

/** Lets jobs of these lanes that were put off run now. */
export async function hurryLanes(db: Db, lanes: string[], now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ run_at: now, updated_at: now })
    .where('lane', 'in', lanes)
    .where('state', '=', 'queued')
    .where('run_at', '>', now)
    .execute()
}
