import { findHeldBookings } from '#db/queries/bookings'
import { findDefaultSchedule } from '#db/queries/schedules'
import type { Db } from '#db/schema'
import { type EventType, LONGEST_BUFFER_MINUTES } from '../event-types/event-type'
import { bookableRange, busyFromBookings, fullWeeks, subtractRanges } from './limits'
import { findSlots } from './slots'
import { addDays, dateInZone, isoWeekday, startOfDateInZone } from './wall-time'

const MINUTE_MS = 60_000

export interface SlotRequest {
  host: { id: string; timeZone: string }
  eventType: EventType
  durationMinutes: number
  /** Slot starts in `[from, until)`, epoch ms. */
  from: number
  until: number
  now: number
  /** A booking that is being moved does not stand in its own way. */
  exceptBookingId?: string
}

/**
 * The times on offer, for the page, the API and the check at booking alike (B5). Loads what the rules need and leaves the
 * verdict to `findSlots`; the booking window and full weeks only narrow the range it is asked about.
 *
 * @returns slot starts, epoch ms, ascending
 */
export async function findOfferedSlots(db: Db, request: SlotRequest): Promise<number[]> {
  const { host, eventType, durationMinutes, now, exceptBookingId } = request
  const timeZone = host.timeZone
  const range = bookableRange(eventType.bookingWindow, timeZone, now)
  const from = Math.max(request.from, range.from, now)
  const until = Math.min(request.until, range.until)
  if (from >= until) return []

  // Limits count whole host dates and weeks, and buffers reach over the edge of the range.
  const firstDate = dateInZone(from, timeZone)
  const lastDate = dateInZone(until - 1, timeZone)
  const monday = addDays(firstDate, 1 - isoWeekday(firstDate))
  const nextMonday = addDays(lastDate, 8 - isoWeekday(lastDate))
  const reach = (2 * LONGEST_BUFFER_MINUTES + durationMinutes) * MINUTE_MS
  const [schedule, held] = await Promise.all([
    findDefaultSchedule(db, host.id),
    findHeldBookings(db, host.id, {
      from: startOfDateInZone(monday, timeZone) - reach,
      until: startOfDateInZone(nextMonday, timeZone) + reach,
    }),
  ])
  const bookings = held
    .filter(({ id }) => id !== exceptBookingId)
    .map((row) => ({
      start: row.starts_at,
      end: row.ends_at,
      bufferBeforeMinutes: row.buffer_before_minutes,
      bufferAfterMinutes: row.buffer_after_minutes,
      counts: row.event_type_id === eventType.id,
    }))

  const query = {
    timeZone,
    weekly: JSON.parse(schedule.weekly),
    overrides: JSON.parse(schedule.overrides),
    durationMinutes,
    stepMinutes: eventType.stepMinutes,
    bufferBeforeMinutes: eventType.bufferBeforeMinutes,
    bufferAfterMinutes: eventType.bufferAfterMinutes,
    minimumNoticeMinutes: eventType.minimumNoticeMinutes,
    dailyLimit: eventType.dailyLimit,
    busy: busyFromBookings(bookings, eventType),
    now,
  }
  const full = eventType.weeklyLimit === null ? [] : fullWeeks(bookings, eventType.weeklyLimit, timeZone)
  return subtractRanges({ from, until }, full).flatMap((open) => findSlots({ ...query, ...open }))
}
