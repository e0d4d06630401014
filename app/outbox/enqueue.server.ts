import { insertJob, insertJobs } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import type { NewJob } from './job'

/** Writes a job in the caller's transaction, so that the change and its follow-ups commit together or not at all (E1). */
export async function enqueue(tx: Db, job: NewJob, now: number): Promise<void> {
  await enqueueAll(tx, [job], now)
}

/** The same for a job whose progress a page shows. @returns its id */
export async function enqueueShown(tx: Db, job: NewJob, now: number): Promise<number> {
  return insertJob(tx, rowOf(job, now))
}

/** The same for several jobs, in order, in one statement: a booking has four. */
export async function enqueueAll(tx: Db, jobs: NewJob[], now: number): Promise<void> {
  await insertJobs(
    tx,
    jobs.map((job) => rowOf(job, now)),
  )
}

function rowOf(job: NewJob, now: number) {
  return {
    host_id: job.hostId,
    booking_id: job.bookingId ?? null,
    lane: job.lane,
    queue: job.queue ?? null,
    kind: job.kind,
    payload: JSON.stringify(job.payload),
    run_at: job.runAt,
    deadline_at: job.deadlineAt,
    created_at: now,
    updated_at: now,
  }
}
