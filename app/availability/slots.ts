import {
  DAY_MS,
  dayInZone,
  dayNumber,
  firstInstantAt,
  lastInstantBefore,
  segmentsAround,
  weekdayOfDay,
} from './wall-time'

const MINUTE_MS = 60_000

export interface SlotQuery {
  /** The host's, IANA. */
  timeZone: string
  /** ISO weekday of the host's date; `end` may be '24:00'. */
  weekly: { weekday: number; start: string; end: string }[]
  /** Replace the weekly hours of that host date; none = day off. Several entries for one date add up. */
  overrides: { date: string; intervals: { start: string; end: string }[] }[]
  durationMinutes: number
  stepMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
  minimumNoticeMinutes: number
  dailyLimit: number | null
  /** Half open; `counts` = a booking that counts towards the daily limit. */
  busy: { start: number; end: number; counts?: boolean }[]
  now: number
  /** Slot starts in `[from, until)`. */
  from: number
  until: number
}

/** Instants, half open. */
interface Interval {
  start: number
  end: number
}

/**
 * When a time is offered: the one judge, for the page, the API, the check at booking and the explanation alike (B5). The rules
 * are section 7 of the interface contract; their numbers stand beside the code. No clock, no I/O.
 *
 * @returns slot starts, epoch ms, ascending
 * @throws RangeError for an unknown zone, or a step or duration that is not positive
 * @example
 * findSlots({ timeZone: 'UTC', weekly: [{ weekday: 4, start: '09:00', end: '10:00' }], overrides: [], durationMinutes: 30,
 *   stepMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, minimumNoticeMinutes: 0, dailyLimit: null, busy: [],
 *   now: 0, from: 0, until: 86_400_000 }) // [32_400_000, 34_200_000]
 */
export function findSlots(query: SlotQuery): number[] {
  if (!(query.stepMinutes > 0) || !(query.durationMinutes > 0))
    throw new RangeError('Step and duration must be positive')
  const earliest = Math.max(query.from, query.now + query.minimumNoticeMinutes * MINUTE_MS) // rule 5
  if (!(earliest < query.until) || (query.dailyLimit !== null && query.dailyLimit <= 0)) return []

  const days = daysAround(query, earliest)
  const open = mergeTouching(openIntervals(query, days))
  const busy = busyInReach(query, earliest)
  const fullDays = daysAtTheirLimit(query, days.segments)

  const lengths = lengthsOf(query)
  const slots: number[] = []
  for (const interval of open) {
    if (interval.end <= earliest || interval.start >= query.until) continue
    for (const grid of gridsOf(interval, days.segments))
      collect(slots, grid, interval, { ...lengths, earliest, until: query.until }, busy)
  }
  return fullDays.size === 0 ? slots : slots.filter((start) => !fullDays.has(dayInZone(start, days.segments)))
}

/**
 * The host's dates that matter. An interval that is longer than a day reaches over the edge of this window, which makes it longer
 * than a day still: so the window decides nothing about the grid.
 */
function daysAround({ timeZone, until, durationMinutes }: SlotQuery, earliest: number) {
  const first = Math.floor(earliest / DAY_MS) - 3
  const last = Math.floor(until / DAY_MS) + 4 + Math.ceil((durationMinutes * MINUTE_MS) / DAY_MS)
  return { first, last, segments: segmentsAround(timeZone, first * DAY_MS, (last + 1) * DAY_MS) }
}

type Days = ReturnType<typeof daysAround>

function openIntervals({ weekly, overrides }: SlotQuery, { first, last, segments }: Days): Interval[] {
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

/** Milliseconds after the host's midnight, as the clock on the wall counts. */
interface LocalHours {
  start: number
  end: number
}

function localHours(start: string, end: string): LocalHours {
  return { start: wallMinutes(start) * MINUTE_MS, end: wallMinutes(end) * MINUTE_MS }
}

function wallMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** Rule 2. The intervals are used up. */
function mergeTouching(intervals: Interval[]): Interval[] {
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

/** Looking is cheaper than sorting, and hours mostly come in order. */
function sortByStart(intervals: Interval[]): void {
  if (intervals.some(({ start }, i) => i > 0 && intervals[i - 1]!.start > start))
    intervals.sort((a, b) => a.start - b.start)
}

/**
 * Ascending by start, as two columns: thousands of small objects would cost more than the search itself. Beside each start stands
 * how far the intervals up to here reach, so that overlapping ones need no merging.
 */
interface Busy {
  starts: Float64Array
  reaches: Float64Array
  count: number
}

/** The busy intervals that can meet a slot. Zero-length ones block nothing (rule 4). */
function busyInReach(query: SlotQuery, earliest: number, inOrder = query.busy): Busy {
  const reachFrom = earliest - query.bufferBeforeMinutes * MINUTE_MS
  const reachUntil = query.until + (query.durationMinutes + query.bufferAfterMinutes) * MINUTE_MS
  const starts = new Float64Array(inOrder.length)
  const reaches = new Float64Array(inOrder.length)
  let count = 0
  let reach = Number.NEGATIVE_INFINITY
  let lastStart = Number.NEGATIVE_INFINITY
  for (let i = 0; i < inOrder.length; i++) {
    const { start, end } = inOrder[i]!
    if (start >= end || end <= reachFrom || start >= reachUntil) continue
    // Rows from the database come sorted; whatever else comes is sorted on a second try.
    if (start < lastStart)
      return busyInReach(
        query,
        earliest,
        inOrder.toSorted((a, b) => a.start - b.start),
      )
    if (end > reach) reach = end
    lastStart = start
    starts[count] = start
    reaches[count++] = reach
  }
  return { starts, reaches, count }
}

interface Grid {
  anchor: number
  /** Slot starts on this grid lie in `[from, until)`. */
  from: number
  until: number
}

/** Rule 3: one grid from the interval's start, or, for more than 24 hours, one from each midnight of the host. */
function gridsOf({ start, end }: Interval, segments: Days['segments']): Grid[] {
  if (end - start <= DAY_MS) return [{ anchor: start, from: start, until: end }]
  const grids: Grid[] = []
  let day = dayInZone(start, segments)
  // Where clocks go back over midnight, a date begins twice: its first beginning counts.
  let midnight = firstInstantAt(day * DAY_MS, segments)
  while (midnight < end) {
    const nextMidnight = firstInstantAt(++day * DAY_MS, segments)
    if (nextMidnight > midnight)
      grids.push({ anchor: midnight, from: Math.max(start, midnight), until: Math.min(end, nextMidnight) })
    midnight = nextMidnight
  }
  return grids
}

/** The query's durations, in ms. */
interface Lengths {
  step: number
  duration: number
  /** From the slot's start to the end of its buffer. */
  after: number
  before: number
}

function lengthsOf(query: SlotQuery): Lengths {
  const duration = query.durationMinutes * MINUTE_MS
  return {
    step: query.stepMinutes * MINUTE_MS,
    duration,
    before: query.bufferBeforeMinutes * MINUTE_MS,
    after: duration + query.bufferAfterMinutes * MINUTE_MS,
  }
}

/** Adds the free starts of one grid: inside the open interval, and clear of everything busy (rules 3 and 4). */
function collect(
  slots: number[],
  grid: Grid,
  open: Interval,
  { step, duration, before, after, earliest, until: queryUntil }: Lengths & { earliest: number; until: number },
  { starts, reaches, count }: Busy,
): void {
  const until = Math.min(grid.until, queryUntil, open.end - duration + 1)
  let start = onGrid(grid.anchor, step, Math.max(grid.from, earliest))
  let next = firstAbove(reaches, count, start - before)
  while (start < until) {
    while (next < count && reaches[next]! <= start - before) next++
    if (next === count || starts[next]! >= start + after) {
      slots.push(start)
      start += step
    } else {
      const free = reaches[next]! + before
      start += step
      if (start < free) start = onGrid(grid.anchor, step, free)
    }
  }
}

/** The first `anchor + k × step` that is not before an instant. */
function onGrid(anchor: number, step: number, instant: number): number {
  return anchor + Math.ceil((instant - anchor) / step) * step
}

/** Index of the first of `count` ascending values that is above a limit. */
function firstAbove(values: Float64Array, count: number, limit: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! <= limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Rule 5: host dates on which as many counted bookings start as the limit allows. */
function daysAtTheirLimit({ busy, dailyLimit }: SlotQuery, segments: Days['segments']): Set<number> {
  const full = new Set<number>()
  if (dailyLimit === null) return full
  const known = { from: segments[0]!.from, until: segments.at(-1)!.until }
  const counts = new Map<number, number>()
  for (const { start, counts: counted } of busy) {
    if (!counted || start < known.from || start >= known.until) continue
    const day = dayInZone(start, segments)
    const count = (counts.get(day) ?? 0) + 1
    counts.set(day, count)
    if (count >= dailyLimit) full.add(day)
  }
  return full
}
