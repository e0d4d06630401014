import { findBookingOfHost } from '#db/queries/bookings'
import { findScheduleInForce } from '#db/queries/schedules'
import type { Db } from '#db/schema'
import { loadSlotInputs } from '~/availability/slots/find-slots.server'
import { type EventType, offeredDurations } from '~/event-types/event-type'
import { instantsOfWallTime } from '~/time/wall-time'
import { explainSlot, type SlotDecision } from './explain-slot'

/** The booking that blocks the time, shown to its host. */
export interface BookingInTheWay {
  id: string
  title: string
  attendee: string
  startsAt: number
  /** Epoch ms: a time may have been free at an earlier moment. */
  madeAt: number
}

export type TimeExplained =
  /** The clock of the schedule's zone skips this time. */
  | { timeZone: string; skipped: true }
  | { timeZone: string; skipped: false; start: number; decision: SlotDecision; booking: BookingInTheWay | null }

/**
 * Why a host's time is offered or not. If the clock shows the time twice, the first one that is offered counts.
 *
 * @param date 'YYYY-MM-DD' @param time 'HH:MM', both on the clock of the event type's schedule
 */
export async function explainTime(
  db: Db,
  {
    host,
    eventType,
    date,
    time,
    now,
  }: { host: { id: string; timeZone: string }; eventType: EventType; date: string; time: string; now: number },
): Promise<TimeExplained> {
  const schedule = await findScheduleInForce(db, host.id, eventType.scheduleId)
  const timeZone = schedule.time_zone ?? host.timeZone
  const starts = instantsOfWallTime(date, time, timeZone)
  const [first] = starts
  if (first === undefined) return { timeZone, skipped: true }
  const durationMinutes = offeredDurations(eventType)[0] ?? eventType.durationMinutes
  const request = { host, eventType, durationMinutes, now, from: first, until: (starts.at(-1) ?? first) + 1 }
  const inputs = await loadSlotInputs(db, request)
  const decisions = starts.map((start) => ({ start, decision: explainSlot(inputs, start) }))
  const shown = decisions.find(({ decision }) => decision.offered) ?? {
    start: first,
    decision: explainSlot(inputs, first),
  }
  return { timeZone, skipped: false, ...shown, booking: await bookingOf(db, host.id, shown.decision) }
}

async function bookingOf(db: Db, hostId: string, decision: SlotDecision): Promise<BookingInTheWay | null> {
  if (decision.offered || !('source' in decision) || decision.source.kind !== 'booking') return null
  const row = await findBookingOfHost(db, hostId, decision.source.id)
  return (
    (row && {
      id: row.id,
      title: row.title,
      attendee: row.attendee_name,
      startsAt: row.starts_at,
      madeAt: row.created_at,
    }) ??
    null
  )
}
