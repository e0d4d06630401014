import type { BookingWindow } from '../event-types/event-type'
import type { BusyTime, ClosedRange } from './slot-inputs'
import { addDays, dateInZone, isoWeekday, startOfDateInZone } from './wall-time'

const MINUTE_MS = 60_000

/** Epoch ms, half open. */
export interface Range {
  from: number
  until: number
}

/** A booking that holds time: its own, without buffers. Epoch ms. */
export interface HeldBooking {
  kind: 'booking'
  id: string
  start: number
  end: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  /** Whether it counts towards the limits of the event type that is asked about. */
  counts: boolean
}

/**
 * When slots may start, as the host's booking window says it in the host's dates; both ends of it are included.
 *
 * @example bookableRange({ kind: 'rolling', days: 1 }, 'UTC', 0) // { from: 0, until: 2 * 86_400_000 }
 */
export function bookableRange(window: BookingWindow, timeZone: string, now: number): Range {
  switch (window.kind) {
    case 'open':
      return { from: now, until: Number.POSITIVE_INFINITY }
    case 'rolling':
      return { from: now, until: startOfDateInZone(addDays(dateInZone(now, timeZone), window.days + 1), timeZone) }
    case 'range':
      return {
        from: startOfDateInZone(window.from, timeZone),
        until: startOfDateInZone(addDays(window.to, 1), timeZone),
      }
  }
}

/**
 * Bookings as the busy intervals of a new one. Between two bookings the longer of the facing buffers counts, not their sum,
 * so a booking is widened only by what its buffer exceeds the new one's (contract, section 7, rule 4).
 */
export function busyFromBookings(
  bookings: HeldBooking[],
  asked: { bufferBeforeMinutes: number; bufferAfterMinutes: number },
): BusyTime[] {
  return bookings.flatMap((source) => {
    const { start, end, bufferBeforeMinutes, bufferAfterMinutes, counts } = source
    const before = Math.max(0, bufferBeforeMinutes - asked.bufferAfterMinutes) * MINUTE_MS
    const after = Math.max(0, bufferAfterMinutes - asked.bufferBeforeMinutes) * MINUTE_MS
    // Limits count by the booking's own start: widened over midnight, it would count on the wrong date.
    return before === 0
      ? [{ start, end: end + after, counts, source }]
      : [
          { start, end: end + after, counts, source },
          { start: start - before, end, source },
        ]
  })
}

/** The host's weeks, Monday to Sunday, in which the limit is reached: no slot starts in them. */
export function fullWeeks(bookings: HeldBooking[], weeklyLimit: number | null, timeZone: string): ClosedRange[] {
  if (weeklyLimit === null) return []
  const counts = new Map<string, number>()
  for (const { start, counts: counted } of bookings) {
    if (!counted) continue
    const date = dateInZone(start, timeZone)
    const monday = addDays(date, 1 - isoWeekday(date))
    counts.set(monday, (counts.get(monday) ?? 0) + 1)
  }
  return [...counts]
    .filter(([, count]) => count >= weeklyLimit)
    .map(([monday]) => ({
      rule: 'weekly_limit' as const,
      from: startOfDateInZone(monday, timeZone),
      until: startOfDateInZone(addDays(monday, 7), timeZone),
    }))
    .sort((a, b) => a.from - b.from)
}

/** What is left of a range. @param gaps ascending, not overlapping */
export function subtractRanges(range: Range, gaps: Range[]): Range[] {
  const open: Range[] = []
  let from = range.from
  for (const gap of gaps) {
    if (gap.from > from) open.push({ from, until: Math.min(gap.from, range.until) })
    from = Math.max(from, gap.until)
  }
  open.push({ from, until: range.until })
  return open.filter((part) => part.from < part.until)
}
