import type { BookingDetailsRow } from '#db/queries/bookings'
import { setDeadline, supersedeJobs } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import { formerMeetingJob, meetingJob } from '~/booking/meeting-job'
import { hasProviderMeeting } from '~/event-types/location'
import type { NewJob } from '~/outbox/job'
import type { BookingChange } from './queue-follow-ups.server'

/** The jobs for the provider after a change. */
export async function meetingJobsFor(tx: Db, { change, row, before }: BookingChange, now: number): Promise<NewJob[]> {
  // A booking by telephone, at an address or under the host's own link has no meeting at a provider.
  if (!hasProviderMeeting(row.location_kind)) return []
  const { id } = row

  switch (change) {
    case 'created':
    case 'confirmed':
      return row.status === 'confirmed' ? [meetingJob(row, 'meeting-create', now)] : []
    case 'rescheduled':
    case 'details_changed':
      return jobsForOwnMeeting(tx, { change, row }, now)
    case 'reassigned': {
      // A co-host left.
      if (before?.host_id === row.host_id) return jobsForOwnMeeting(tx, { change, row }, now)
      for (const kind of ['meeting-create', 'meeting-update']) await supersedeJobs(tx, id, kind, now)
      const create = row.status === 'confirmed' ? [meetingJob(row, 'meeting-create', now)] : []
      return before ? [...formerMeetingJobs(before, now), ...create] : create
    }
    case 'cancelled':
      if (before?.status === 'pending') return []
      await supersedeJobs(tx, id, 'meeting-create', now)
      await supersedeJobs(tx, id, 'meeting-update', now)
      return [meetingJob(row, 'meeting-delete', now)]
    case 'meeting_ready':
    case 'declined':
    case 'attendance_changed':
    case 'recording_ready':
      return []
  }
}

/** Brings the meeting of the booking's own host in line, or creates it after all. */
async function jobsForOwnMeeting(
  tx: Db,
  { change, row }: Pick<BookingChange, 'change' | 'row'>,
  now: number,
): Promise<NewJob[]> {
  if (row.status !== 'confirmed' || row.link_by_host === 1) return []
  if (row.meeting_id !== null) {
    await supersedeJobs(tx, row.id, 'meeting-update', now)
    return [meetingJob(row, 'meeting-update', now)]
  }
  // A create that is still running uses the new time by itself; one that failed for good is tried once more.
  const underWay = await setDeadline(tx, row.id, 'meeting-create', row.ends_at)
  return !underWay && change === 'rescheduled' ? [meetingJob(row, 'meeting-create', now)] : []
}

/** Removes the meeting that the former host's connection made, or may be making. */
function formerMeetingJobs(before: BookingDetailsRow, now: number): NewJob[] {
  const { meeting_id: meetingId, meeting_attempted_at, meeting_marker: marker } = before
  if (meetingId === null && meeting_attempted_at === null) return []
  return [formerMeetingJob(before, { ...(meetingId === null ? {} : { meetingId }), former: { marker } }, now)]
}
