import type { BookingWindow, HostLimits } from '~/event-types/settings-schema'
import { dateOfDay } from '~/time/instants'
import type { Range } from '~/time/range'
import { MINUTE_MS } from '~/time/units'
import { addDays, dateInZone, dayNumber, isoWeekday, startOfDateInZone, weekdayOfDay } from '~/time/wall-time'
import type { BusyTime, ClosedRange } from './slot-inputs'

/** Nothing is offered from this date on: zone rules that far ahead are uncertain, and nobody books there. */
export const FIRST_DATE_BEYOND = '2200-01-01'

/** A booking that holds time: its own, without buffers. Epoch ms. */
export interface HeldBooking {
  kind: 'booking'
  id: string
  /** No booking yet: it waits for the proof of an address, and has no id. */
  unproven?: true
  start: number
  end: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  /** Whether it counts towards the limits of the requested event type. */
  counts: boolean
}

/**
 * When slots may start, by the booking window in the host's dates, both ends included. The range stays before
 * `FIRST_DATE_BEYOND`; otherwise a time could be booked that no call shows (B5).
 *
 * @param workdays ISO weekdays that a rolling window counts; without them it counts every day
 * @example bookableRange({ kind: 'rolling', days: 1 }, 'UTC', 0) // { from: 0, until: 2 * 86_400_000 }
 */
export function bookableRange(
  window: BookingWindow,
  timeZone: string,
  now: number,
  workdays?: ReadonlySet<number>,
): Range {
  switch (window.kind) {
    case 'open':
      return { from: now, until: startOfDateInZone(FIRST_DATE_BEYOND, timeZone) }
    case 'rolling': {
      const today = dayNumber(dateInZone(now, timeZone))
      const last = workdays?.size ? nthWorkdayAfter(today, window.days, workdays) : today + window.days
      return { from: now, until: startOfDateInZone(dateOfDay(last + 1), timeZone) }
    }
    case 'range':
      return {
        from: startOfDateInZone(window.from, timeZone),
        until: startOfDateInZone(window.to < FIRST_DATE_BEYOND ? addDays(window.to, 1) : FIRST_DATE_BEYOND, timeZone),
      }
  }
}

function nthWorkdayAfter(today: number, days: number, workdays: ReadonlySet<number>): number {
  let day = today
  for (let left = days; left > 0; ) {
    day++
    if (workdays.has(weekdayOfDay(day))) left--
  }
  return day
}

/**
 * The busy intervals that existing bookings are for a new one. Between two bookings only the longer of their two buffers must
 * stay free, not the sum. The new booking's own buffer is checked elsewhere, so an existing booking is widened by the minutes
 * that its buffer is longer than that one (rules.md, section 7, rule 4).
 */
export function busyFromBookings(
  bookings: HeldBooking[],
  asked: { bufferBeforeMinutes: number; bufferAfterMinutes: number },
): BusyTime[] {
  return bookings.flatMap((source) => {
    const { start, end, bufferBeforeMinutes, bufferAfterMinutes, counts } = source
    const before = Math.max(0, bufferBeforeMinutes - asked.bufferAfterMinutes) * MINUTE_MS
    const after = Math.max(0, bufferAfterMinutes - asked.bufferBeforeMinutes) * MINUTE_MS
    // Limits count by the booking's own start: if it were widened across midnight, it would count on the wrong date.
    return before === 0
      ? [{ start, end: end + after, counts, source }]
      : [
          { start, end: end + after, counts, source },
          { start: start - before, end, source },
        ]
  })
}

/**
 * The host dates and weeks (Monday to Sunday) on which a limit is reached: no slot starts in them. The event type's daily limit
 * is not among them, because `findSlots` handles that one itself.
 *
 * @param durationMinutes of the requested slot: it must fit into the remaining booked time of the limit
 * @returns ascending by start; ranges of different rules may overlap
 */
export function closedByLimits(
  bookings: HeldBooking[],
  { ofEventType, ofHost, durationMinutes }: { ofEventType: LimitsByRange; ofHost: HostLimits; durationMinutes: number },
  timeZone: string,
): ClosedRange[] {
  const own = bookings.filter(({ counts }) => counts)
  const labelled = (rule: ClosedRange['rule'], ranges: Range[]) => ranges.map((range) => ({ rule, ...range }))
  return [
    ...labelled('weekly_limit', fullWeeks(own, ofEventType.weeklyLimit, timeZone)),
    ...labelled('total_time_limit', daysWithoutTime(own, ofEventType.dailyMinutesLimit, durationMinutes, timeZone)),
    ...labelled('host_daily_limit', fullDays(bookings, ofHost.dailyLimit, timeZone)),
    ...labelled('host_weekly_limit', fullWeeks(bookings, ofHost.weeklyLimit, timeZone)),
    ...labelled('total_time_limit', daysWithoutTime(bookings, ofHost.dailyMinutesLimit, durationMinutes, timeZone)),
  ].sort((a, b) => a.from - b.from)
}

export type LimitsByRange = Pick<HostLimits, 'weeklyLimit' | 'dailyMinutesLimit'>

function fullDays(bookings: HeldBooking[], limit: number | null, timeZone: string): Range[] {
  if (limit === null) return []
  return [...sumByDate(bookings, timeZone, () => 1)]
    .filter(([, count]) => count >= limit)
    .map(([date]) => rangeOfDates(date, 1, timeZone))
}

function fullWeeks(bookings: HeldBooking[], limit: number | null, timeZone: string): Range[] {
  if (limit === null) return []
  const counts = new Map<string, number>()
  for (const [date, count] of sumByDate(bookings, timeZone, () => 1)) {
    const monday = addDays(date, 1 - isoWeekday(date))
    counts.set(monday, (counts.get(monday) ?? 0) + count)
  }
  return [...counts].filter(([, count]) => count >= limit).map(([monday]) => rangeOfDates(monday, 7, timeZone))
}

/** Dates on which another meeting of this length would exceed the limit of booked time. */
function daysWithoutTime(
  bookings: HeldBooking[],
  limitMinutes: number | null,
  durationMinutes: number,
  timeZone: string,
): Range[] {
  if (limitMinutes === null) return []
  if (durationMinutes > limitMinutes)
    return [{ from: Number.NEGATIVE_INFINITY, until: startOfDateInZone(FIRST_DATE_BEYOND, timeZone) }]
  return [...sumByDate(bookings, timeZone, ({ start, end }) => (end - start) / MINUTE_MS)]
    .filter(([, minutes]) => minutes + durationMinutes > limitMinutes)
    .map(([date]) => rangeOfDates(date, 1, timeZone))
}

/** By the host date on which each booking starts. */
function sumByDate(
  bookings: HeldBooking[],
  timeZone: string,
  amount: (booking: HeldBooking) => number,
): Map<string, number> {
  const sums = new Map<string, number>()
  for (const booking of bookings) {
    const date = dateInZone(booking.start, timeZone)
    sums.set(date, (sums.get(date) ?? 0) + amount(booking))
  }
  return sums
}

function rangeOfDates(first: string, days: number, timeZone: string): Range {
  return { from: startOfDateInZone(first, timeZone), until: startOfDateInZone(addDays(first, days), timeZone) }
}

/** The rest of a range without the gaps. @param gaps ascending by start */
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
