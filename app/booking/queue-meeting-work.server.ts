import { extendDeadline, supersedeJobs } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import { enqueue } from '../outbox/enqueue.server'
import type { BookingChange } from './after-change.server'

/** A meeting that cannot be deleted by then has long been over for everybody. */
const DELETE_DEADLINE_MS = 7 * 86_400_000

/** What GoTo has to do after a change. Jobs of one booking share a lane: a deletion never overtakes a create. */
export async function queueMeetingWork(tx: Db, { change, row, before }: BookingChange, now: number): Promise<void> {
  // What takes place by telephone, at an address or under a link of the host's has no meeting at GoTo.
  if (row.location_kind !== 'goto') return
  const { id } = row
  const job = { hostId: row.host_id, bookingId: id, payload: {}, lane: `meeting:${id}`, runAt: now } as const
  const create = () => enqueue(tx, { ...job, kind: 'meeting-create', deadlineAt: row.ends_at }, now)

  switch (change) {
    case 'created':
    case 'confirmed':
      return row.status === 'confirmed' ? create() : undefined
    case 'rescheduled':
    case 'details_changed': {
      if (row.status !== 'confirmed' || row.link_by_host === 1) return
      if (row.meeting_id !== null) {
        await supersedeJobs(tx, id, 'meeting-update', now)
        return enqueue(tx, { ...job, kind: 'meeting-update', deadlineAt: row.ends_at }, now)
      }
      // A create that is still under way takes the new time by itself; one that was given up gets another chance.
      if (!(await extendDeadline(tx, id, 'meeting-create', row.ends_at)) && change === 'rescheduled') return create()
      return
    }
    case 'cancelled':
      if (before?.status === 'pending') return
      await supersedeJobs(tx, id, 'meeting-create', now)
      await supersedeJobs(tx, id, 'meeting-update', now)
      return enqueue(tx, { ...job, kind: 'meeting-delete', deadlineAt: row.ends_at + DELETE_DEADLINE_MS }, now)
  }
}
