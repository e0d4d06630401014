import { setDeadline, supersedeJobs } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import type { NewJob } from '../outbox/job'
import type { BookingChange } from './after-change.server'

/** A meeting that cannot be deleted by then has long been over for everybody. */
const DELETE_DEADLINE_MS = 7 * 86_400_000

/** What GoTo has to do after a change. Jobs of one booking share a lane: a deletion never overtakes a create. */
export async function meetingWorkToQueue(
  tx: Db,
  { change, row, before }: BookingChange,
  now: number,
): Promise<NewJob[]> {
  // What takes place by telephone, at an address or under a link of the host's has no meeting at GoTo.
  if (row.location_kind !== 'goto') return []
  const { id } = row
  const job = { hostId: row.host_id, bookingId: id, payload: {}, lane: `meeting:${id}`, runAt: now } as const
  const create: NewJob = { ...job, kind: 'meeting-create', deadlineAt: row.ends_at }

  switch (change) {
    case 'created':
    case 'confirmed':
      return row.status === 'confirmed' ? [create] : []
    case 'rescheduled':
    case 'details_changed': {
      if (row.status !== 'confirmed' || row.link_by_host === 1) return []
      if (row.meeting_id !== null) {
        await supersedeJobs(tx, id, 'meeting-update', now)
        return [{ ...job, kind: 'meeting-update', deadlineAt: row.ends_at }]
      }
      // A create that is still under way takes the new time by itself; one that was given up gets another chance.
      const underWay = await setDeadline(tx, id, 'meeting-create', row.ends_at)
      return !underWay && change === 'rescheduled' ? [create] : []
    }
    case 'cancelled':
      if (before?.status === 'pending') return []
      await supersedeJobs(tx, id, 'meeting-create', now)
      await supersedeJobs(tx, id, 'meeting-update', now)
      return [{ ...job, kind: 'meeting-delete', deadlineAt: row.ends_at + DELETE_DEADLINE_MS }]
    default:
      return []
  }
}
