import { supersedeJobs } from '#db/queries/jobs'
import { deleteOutcome } from '#db/queries/meeting-outcomes'
import type { Db } from '#db/schema'
import { attendanceJob, followUpsJob, READ_AFTER_MS } from '~/booking/attendance-job'
import type { BookingChangeKind } from '~/booking/booking-change'
import { hasProviderMeeting } from '~/event-types/location'
import type { NewJob } from '~/outbox/job'
import type { BookingChange } from './queue-follow-ups.server'

/** Changes after which another meeting is to be looked for in the history, or none. */
const SETS_READING: ReadonlySet<BookingChangeKind> = new Set([
  ...(['created', 'confirmed', 'rescheduled', 'reassigned', 'cancelled', 'declined'] as const),
])

/**
 * One job per booking waits for the end of its meeting. Only a provider's meeting has a history; of others nobody says anything but the
 * host.
 */
export async function attendanceJobsFor(tx: Db, { change, row }: BookingChange, now: number): Promise<NewJob[]> {
  if (!SETS_READING.has(change)) return []
  if (change !== 'created') {
    for (const kind of ['attendance', 'follow-ups', 'follow-up']) await supersedeJobs(tx, row.id, kind, now)
    await deleteOutcome(tx, row.id)
  }
  if (row.status !== 'confirmed') return []
  return [hasProviderMeeting(row.location_kind) ? attendanceJob(row, READ_AFTER_MS[0]) : followUpsJob(row)]
}
