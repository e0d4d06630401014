import type { NewJob } from '~/outbox/job'
import { DAY_MS } from '~/time/units'

/** An event that cannot be brought in line by then belongs to a meeting that is long over. */
const DEADLINE_MS = 7 * DAY_MS

/**
 * Brings the event of a booking in the calendar of one of its hosts, or of one who no longer has it, in line with the booking, whatever
 * that takes when it runs. All of them for one booking and host share a lane, so a write never overtakes another.
 */
export function calendarEventJob(
  { id, ends_at }: { id: string; ends_at: number },
  hostId: string,
  now: number,
): NewJob {
  return {
    kind: 'calendar-event',
    payload: {},
    hostId,
    bookingId: id,
    lane: `calendar:${id}:${hostId}`,
    queue: `calendar:${hostId}`,
    runAt: now,
    deadlineAt: Math.max(now, ends_at) + DEADLINE_MS,
  }
}
