import { DAY_MS, MINUTE_MS } from '~/time/units'
import {
  dayNumber,
  firstInstantAt,
  lastInstantBefore,
  segmentsAround,
  wallMinutes,
  weekdayOfDay,
} from '~/time/wall-time'
import type { SlotQuery } from './slots'

/** Instants, half open. */
export interface Interval {
  start: number
  end: number
}

/**
 * The host's dates that matter. An interval longer than a day that crosses the edge of this window is still longer than a day
 * within it, so the window does not change the grid.
 */
export function daysAround({ timeZone, until, durationMinutes }: SlotQuery, earliest: number) {
  const first = Math.floor(earliest / DAY_MS) - 3
  const last = Math.floor(until / DAY_MS) + 4 + Math.ceil((durationMinutes * MINUTE_MS) / DAY_MS)
  return { first, last, segments: segmentsAround(timeZone, first * DAY_MS, (last + 1) * DAY_MS) }
}

export type Days = ReturnType<typeof daysAround>

/** The open intervals of the host on these dates, in no particular order; an override replaces the weekly hours of its date. */
export function openIntervals(
  { weekly, overrides }: Pick<SlotQuery, 'weekly' | 'overrides'>,
  { first, last, segments }: Days,
): Interval[] {
  const hoursOfWeekday: LocalHours[][] = Array.from({ length: 8 }, () => [])
  for (const { weekday, start, end } of weekly) hoursOfWeekday[weekday]?.push(localHours(start, end))
  const hoursOfDate = new Map<number, LocalHours[]>()
  for (const { date, intervals } of overrides) {
    const day = dayNumber(date)
    if (day < first || day > last) continue
    hoursOfDate.set(day, [
      ...(hoursOfDate.get(day) ?? []),
      ...intervals.map(({ start, end }) => localHours(start, end)),
    ])
  }
  const intervals: Interval[] = []
  for (let day = first; day <= last; day++) {
    for (const hours of hoursOfDate.get(day) ?? hoursOfWeekday[weekdayOfDay(day)]!) {
      const start = firstInstantAt(day * DAY_MS + hours.start, segments) // rule 1
      const end = lastInstantBefore(day * DAY_MS + hours.end, segments)
      if (start < end) intervals.push({ start, end })
    }
  }
  return intervals
}

/** Milliseconds after the host's midnight, by wall time. */
interface LocalHours {
  start: number
  end: number
}

function localHours(start: string, end: string): LocalHours {
  return { start: wallMinutes(start) * MINUTE_MS, end: wallMinutes(end) * MINUTE_MS }
}

/** Rule 2. The intervals are used up. */
export function mergeTouching(intervals: Interval[]): Interval[] {
  sortByStart(intervals)
  const merged: Interval[] = []
  let last: Interval | undefined
  for (const interval of intervals) {
    if (last && interval.start <= last.end) {
      if (interval.end > last.end) last.end = interval.end
    } else {
      last = interval
      merged.push(interval)
    }
  }
  return merged
}

/** A check is cheaper than sorting, and hours are mostly in order. */
function sortByStart(intervals: Interval[]): void {
  if (intervals.some(({ start }, i) => i > 0 && intervals[i - 1]!.start > start))
    intervals.sort((a, b) => a.start - b.start)
}
