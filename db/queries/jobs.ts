import { type Insertable, type Selectable, sql } from 'kysely'
import { prepareInsert } from '../prepare-query'
import type { Db } from '../schema'
import type { JobState, JobsTable } from '../tables/jobs'

export type JobRow = Selectable<JobsTable>

/**
 * As literals: SQLite uses a partial index only if the condition is known when the statement is prepared, and bound values are
 * not.
 */
export const QUEUED = sql.lit<JobState>('queued')
const WAITING = sql.lit<JobState>('waiting')
export const FAILED = sql.lit<JobState>('failed')
/** Jobs that block the rest of their lane: the condition of `jobs_open_lane`. */
export const OPEN_STATES = [QUEUED, WAITING]
/** Jobs that need the host or GoTo: the condition of `jobs_trouble`. */
export const FAILED_STATES = [WAITING, FAILED]
/** Jobs that may still run, if only because the host retries them. */
export const UNSETTLED_STATES = [QUEUED, WAITING, FAILED]

export async function insertJobs(db: Db, jobs: Insertable<JobsTable>[]): Promise<void> {
  await insertIntoJobs(db, jobs)
}

const insertIntoJobs = prepareInsert('jobs')

/** @returns its id */
export async function insertJob(db: Db, job: Insertable<JobsTable>): Promise<number> {
  const { id } = await db.insertInto('jobs').values(job).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function findJobOfHost(db: Db, hostId: string, id: number): Promise<JobRow | undefined> {
  return db.selectFrom('jobs').selectAll().where('id', '=', id).where('host_id', '=', hostId).executeTakeFirst()
}

export async function findJobsOfBooking(db: Db, bookingId: string): Promise<JobRow[]> {
  return db.selectFrom('jobs').selectAll().where('booking_id', '=', bookingId).orderBy('id').execute()
}

/** The jobs that `supersedeJobs` would end. */
export async function findUnsettledJobs(db: Db, bookingId: string, kind: string, now: number): Promise<JobRow[]> {
  return db
    .selectFrom('jobs')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .where('kind', '=', kind)
    .where('state', 'in', UNSETTLED_STATES)
    .where('lease_until', '<=', now)
    .execute()
}

/** When a waiting job will run; undefined if no job has this payload. */
export async function findRunAt(db: Db, lane: string, payload: object): Promise<number | undefined> {
  const row = await db
    .selectFrom('jobs')
    .select('run_at')
    .where('lane', '=', lane)
    .where('state', 'in', OPEN_STATES)
    .where('state', '=', QUEUED)
    .where('payload', '=', JSON.stringify(payload))
    .executeTakeFirst()
  return row?.run_at
}

/** When a recording of a booking will be sent by itself; null if it will not. */
export async function findRecordingDueAt(db: Db, bookingId: string): Promise<number | null> {
  const row = await db
    .selectFrom('jobs')
    .select('run_at')
    .where('booking_id', '=', bookingId)
    .where('kind', '=', 'recording')
    .where('state', '=', QUEUED)
    .executeTakeFirst()
  return row?.run_at ?? null
}

/** Runs jobs again that wait for the host's GoTo, now that it works. */
export async function wakeWaitingJobs(db: Db, hostId: string, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'queued', run_at: now, updated_at: now })
    .where('host_id', '=', hostId)
    .where('state', 'in', FAILED_STATES)
    .where('state', '=', WAITING)
    .execute()
}

/** The same for all hosts who are connected: such as after the operator configured GoTo again. */
export async function wakeJobsOfConnected(db: Db, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'queued', run_at: now, updated_at: now })
    .where('state', 'in', FAILED_STATES)
    .where('state', '=', WAITING)
    .where('host_id', 'in', ({ selectFrom }) =>
      selectFrom('goto_connections').select('host_id').where('status', '=', sql.lit('connected')),
    )
    .execute()
}

/** Makes postponed jobs of a booking run now. */
export async function runJobsNow(db: Db, bookingId: string, kind: string, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ run_at: now, updated_at: now })
    .where('booking_id', '=', bookingId)
    .where('kind', '=', kind)
    .where('state', '=', QUEUED)
    .where('run_at', '>', now)
    .execute()
}

/** The same for the jobs of a lane. */
export async function runLaneNow(db: Db, lane: string, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ run_at: now, updated_at: now })
    .where('lane', '=', lane)
    .where('state', 'in', OPEN_STATES)
    .where('state', '=', QUEUED)
    .where('run_at', '>', now)
    .execute()
}

/**
 * Changes the deadline of a booking's open jobs.
 *
 * @returns whether there was one
 */
export async function setDeadline(db: Db, bookingId: string, kind: string, deadlineAt: number): Promise<boolean> {
  const result = await db
    .updateTable('jobs')
    .set({ deadline_at: deadlineAt })
    .where('booking_id', '=', bookingId)
    .where('kind', '=', kind)
    .where('state', 'in', OPEN_STATES)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Ends jobs of a booking that a later change supersedes, also failed ones. A job that is running now finds that out itself. */
export async function supersedeJobs(db: Db, bookingId: string, kind: string, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'superseded', updated_at: now })
    .where('booking_id', '=', bookingId)
    .where('kind', '=', kind)
    .where('state', 'in', UNSETTLED_STATES)
    .where('lease_until', '<=', now)
    .execute()
}

/** The same for the jobs of a lane. */
export async function supersedeLane(db: Db, lane: string, now: number): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ state: 'superseded', updated_at: now })
    .where('lane', '=', lane)
    .where('state', 'in', UNSETTLED_STATES)
    .where('lease_until', '<=', now)
    .execute()
}

/** Deletes finished jobs that are no longer needed. Sent mails are recorded in sent_mails. */
export async function deleteSettledJobsBefore(db: Db, before: number): Promise<void> {
  await db
    .deleteFrom('jobs')
    .where('state', 'in', ['done', 'superseded', 'discarded'])
    .where('updated_at', '<', before)
    .execute()
}
