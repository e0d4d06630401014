import { supersedeJobs } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import type { NewJob } from '~/outbox/job'
import type { BookingChange } from './queue-follow-ups.server'

/** Queues the end of a request that the host does not answer: the attendee gets a mail, and the time is free again. */
export async function expiryJobsFor(tx: Db, { row, before }: BookingChange, now: number): Promise<NewJob[]> {
  const { id, host_id: hostId, answer_due_at: dueAt } = row
  if (before?.status === 'pending') await supersedeJobs(tx, id, 'booking-expiry', now)
  if (row.status !== 'pending' || dueAt === null) return []
  const job = { kind: 'booking-expiry', payload: {}, hostId, bookingId: id, lane: `expiry:${id}` } as const
  return [{ ...job, runAt: dueAt, deadlineAt: row.ends_at }]
}
