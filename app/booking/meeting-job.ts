import type { JobTask, NewJob } from '~/outbox/job'
import { DAY_MS } from '~/time/units'

/** A meeting that cannot be deleted by then has long been over for everybody. */
const DELETE_DEADLINE_MS = 7 * DAY_MS

/** A task, or only its name if it has no parameters. */
type MeetingTask = 'meeting-create' | 'meeting-update' | 'meeting-delete' | Extract<JobTask, { kind: 'meeting-delete' }>

/** A job for a provider about a booking. All of them share one lane, so a deletion never overtakes a create. */
export function meetingJob(
  { id, host_id, ends_at }: { id: string; host_id: string; ends_at: number },
  task: MeetingTask,
  now: number,
): NewJob {
  const named = typeof task === 'string' ? { kind: task, payload: {} } : task
  const deadlineAt = named.kind === 'meeting-delete' ? ends_at + DELETE_DEADLINE_MS : ends_at
  return { ...named, hostId: host_id, bookingId: id, lane: `meeting:${id}`, runAt: now, deadlineAt }
}

/**
 * Deletes a meeting at the connection of a host who no longer has the booking. In a lane of its own: where that connection is broken, the
 * new host's meeting does not wait for it.
 *
 * @param booking as the former host had it
 */
export function formerMeetingJob(
  booking: { id: string; host_id: string; ends_at: number },
  payload: { meetingId?: string; former: { marker: string } },
  now: number,
): NewJob {
  const job = meetingJob(booking, { kind: 'meeting-delete', payload }, now)
  return { ...job, lane: `${job.lane}:former:${booking.host_id}` }
}
