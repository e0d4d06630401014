import type { NewJob } from '~/outbox/job'
import { DAY_MS } from '~/time/units'

/** An event that cannot be brought in line by then belongs to a meeting that is long over. */
const DEADLINE_MS = 7 * DAY_MS

/**
 * Brings the event of a booking in its host's calendar in line with the booking, whatever that takes when it runs. All of them for one
 * booking share a lane, so a write never overtakes another.
 */
export function calendarEventJob(
  { id, host_id, ends_at }: { id: string; host_id: string; ends_at: number },
  now: number,
): NewJob {
  return {
    kind: 'calendar-event',
    payload: {},
    hostId: host_id,
    bookingId: id,
    lane: `calendar:${id}`,
    queue: `calendar:${host_id}`,
    runAt: now,
    deadlineAt: Math.max(now, ends_at) + DEADLINE_MS,
  }
}
