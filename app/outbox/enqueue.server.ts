import { insertJob } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import type { NewJob } from './job'

/** Writes a job in the caller's transaction, so that the change and what follows from it commit together or not at all (E1). */
export async function enqueue(tx: Db, job: NewJob, now: number): Promise<void> {
  await insertJob(tx, {
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
  })
}
