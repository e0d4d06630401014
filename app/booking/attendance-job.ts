import type { NewJob } from '~/outbox/job'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '~/time/units'

/** When the history is read, after the booked end. How late it has a meeting is unknown (goto-api.md, section 3.3). */
export const READ_AFTER_MS = [MINUTE_MS, 10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS] as const
/** A host may reconnect much later: the history is still there. */
const DEADLINE_MS = 60 * DAY_MS

/** The next reading after one at `readAt`; null after the last. */
export function nextReading(endsAt: number, readAt: number): number | null {
  return READ_AFTER_MS.find((afterMs) => endsAt + afterMs > readAt) ?? null
}

/** Reads what became of a booking's meeting, so long after its end. */
export function attendanceJob(
  { id, host_id: hostId, ends_at: endsAt }: { id: string; host_id: string; ends_at: number },
  afterMs: number,
): NewJob {
  const job = { kind: 'attendance', payload: { endsAt, afterMs }, lane: `attendance:${id}` } as const
  return { ...job, hostId, bookingId: id, runAt: endsAt + afterMs, deadlineAt: endsAt + DEADLINE_MS }
}

/** Queues the follow-ups of a meeting of which nobody says anything: at its end, or after the last reading of the history. */
export function followUpsJob(
  { id, host_id: hostId, ends_at: endsAt }: { id: string; host_id: string; ends_at: number },
  runAt = endsAt,
): NewJob {
  const job = { kind: 'follow-ups', payload: { endsAt }, lane: `follow-ups:${id}` } as const
  return { ...job, hostId, bookingId: id, runAt, deadlineAt: endsAt + DEADLINE_MS }
}
