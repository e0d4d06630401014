import { DAY_MS, MINUTE_MS } from '~/time/units'
import { dayInZone, firstInstantAt } from '~/time/wall-time'
import { type Busy, busyInReach, firstAbove } from './busy-in-reach'
import { type Days, daysAround, type Interval, mergeTouching, openIntervals } from './open-intervals'

export interface SlotQuery {
  /** The host's, IANA. */
  timeZone: string
  /** ISO weekday of the host's date; `end` may be '24:00'. */
  weekly: { weekday: number; start: string; end: string }[]
  /** Replace the weekly hours of that host date; no intervals = day off. Several entries for one date add up. */
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

/**
 * The slot engine: decides when a time is offered, for the page, the API, the check at booking and the explanation alike (B5).
 * The rules are section 7 of rules.md; comments cite their numbers. No clock, no I/O.
 *
 * @returns slot starts, epoch ms, ascending
 * @throws RangeError for an unknown zone, or a step or duration that is not positive
 * @example findSlots({ timeZone: 'UTC', weekly: [{ weekday: 4, start: '09:00', end: '10:00' }], overrides: [], durationMinutes:
 * 30, stepMinutes: 30, bufferBeforeMinutes: 0, bufferAfterMinutes: 0, minimumNoticeMinutes: 0, dailyLimit: null, busy: [], now:
 * 0, from: 0, until: 86_400_000 }) // [32_400_000, 34_200_000]
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
  // Where clocks go back across midnight, a date begins twice: the first beginning counts.
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

/** Adds the free starts of one grid: inside the open interval, and clear of all busy intervals (rules 3 and 4). */
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
