import { Temporal } from 'temporal-polyfill'
import { dateOfDay } from './instants'
import { DAY_MS, MINUTE_MS } from './units'

/**
 * Converts wall time to instants and back. Dates are days since 1970-01-01; wall time ("local") is the epoch ms at which a
 * clock in UTC shows it, so that the rules are plain integer arithmetic. A zone's offsets are read once per year from Temporal
 * and cached.
 */

/** A stretch of time in which a zone has one offset: local = instant + offset for instants in `[from, until)`. */
interface Segment {
  from: number
  until: number
  offset: number
}

/**
 * Whether a name is an IANA time zone. Offsets such as `+01:00` are not: they have no summer time.
 *
 * @example isKnownTimeZone('Europe/Zurich') // true
 */
export function isKnownTimeZone(timeZone: string): boolean {
  if (knownZones.has(timeZone)) return true
  if (!/^[A-Za-z]/.test(timeZone)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch {
    // Intl throws a RangeError for an unknown zone.
    return false
  }
  if (knownZones.size < MAX_KNOWN_ZONES) knownZones.add(timeZone)
  return true
}

// Asking Intl costs more than finding a booking. There are some 600 names, but each in any mix of upper and lower case.
const knownZones = new Set<string>()
const MAX_KNOWN_ZONES = 1_000

/** @example dayNumber('1970-01-02') // 1 */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS)
}

/** @example addDays('2026-02-28', 1) // '2026-03-01' */
export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days)
}

/** @example shiftMonth('2026-12', 1) // '2027-01' */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** Monday is 1, as ISO 8601 counts. @example isoWeekday('2026-12-03') // 4 */
export function isoWeekday(date: string): number {
  return weekdayOfDay(dayNumber(date))
}

export function weekdayOfDay(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/**
 * The date that a clock in a zone shows.
 *
 * @example dateInZone(Date.UTC(2026, 11, 3, 23), 'Asia/Tokyo') // '2026-12-04'
 */
export function dateInZone(instant: number, timeZone: string): string {
  return dateOfDay(dayInZone(instant, segmentsBetween(timeZone, instant, instant + 1)))
}

/**
 * The first instant of a date. If midnight is skipped, it is the end of the gap; if the whole date is skipped, the start of the
 * next one.
 *
 * @example startOfDateInZone('2026-12-03', 'Europe/Zurich') // Date.UTC(2026, 11, 2, 23)
 */
export function startOfDateInZone(date: string, timeZone: string): number {
  const local = dayNumber(date) * DAY_MS
  return firstInstantAt(local, segmentsAround(timeZone, local, local))
}

/** @param time 'HH:MM', at most '24:00' @example wallMinutes('09:30') // 570 */
export function wallMinutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/**
 * The instants at which a clock shows a time: one on most days, none in a skipped hour, two in a repeated hour.
 *
 * @param time 'HH:MM', at most '24:00'
 * @example instantsOfWallTime('2026-03-29', '02:30', 'Europe/Zurich') // []
 */
export function instantsOfWallTime(date: string, time: string, timeZone: string): number[] {
  const local = dayNumber(date) * DAY_MS + wallMinutes(time) * MINUTE_MS
  return segmentsAround(timeZone, local, local)
    .filter(({ from, until, offset }) => local - offset >= from && local - offset < until)
    .map(({ offset }) => local - offset)
}

export function dayInZone(instant: number, segments: Segment[]): number {
  return Math.floor(localTime(instant, segments) / DAY_MS)
}

/**
 * The local time of a zone at an instant; `firstInstantAt` is the inverse.
 *
 * @example localTimeAt(Date.UTC(2026, 11, 3, 13), 'Europe/Zurich') // Date.UTC(2026, 11, 3, 14)
 */
export function localTimeAt(instant: number, timeZone: string): number {
  return localTime(instant, segmentsBetween(timeZone, instant, instant + 1))
}

function localTime(instant: number, segments: Segment[]): number {
  const segment = segments.find(({ until }) => until > instant) ?? segments.at(-1)!
  return instant + segment.offset
}

/**
 * The first instant at which the clock shows a local time or later: the end of the gap if the time is skipped, the first
 * occurrence if it repeats (rules.md, section 7, rule 1).
 */
export function firstInstantAt(local: number, segments: Segment[]): number {
  for (const { from, until, offset } of segments) {
    if (until + offset > local) return Math.max(from, local - offset)
  }
  throw new RangeError('The zone table does not reach that far')
}

/**
 * The end of the last stretch in which the clock shows less than a local time: the start of the gap if the time is skipped, the
 * last occurrence if it repeats (rules.md, section 7, rule 1).
 */
export function lastInstantBefore(local: number, segments: Segment[]): number {
  for (let i = segments.length - 1; i >= 0; i--) {
    const { from, until, offset } = segments[i]!
    if (from + offset < local) return Math.min(until, local - offset)
  }
  throw new RangeError('The zone table does not reach that far')
}

/** A zone's segments around a span of local time, wide enough to convert every local time in it. */
export function segmentsAround(timeZone: string, localFrom: number, localUntil: number): Segment[] {
  // No zone is more than a day away from UTC.
  return segmentsBetween(timeZone, localFrom - 2 * DAY_MS, localUntil + 2 * DAY_MS)
}

// Keyed by zone and year. Reading a year costs milliseconds, converting with it nanoseconds.
const years = new Map<string, Segment[]>()
const MAX_YEARS = 2_000

function segmentsBetween(timeZone: string, from: number, until: number): Segment[] {
  const firstYear = new Date(from).getUTCFullYear()
  const lastYear = new Date(until).getUTCFullYear()
  if (firstYear === lastYear) return segmentsOfYear(timeZone, firstYear)
  const segments: Segment[] = []
  for (let year = firstYear; year <= lastYear; year++) {
    for (const segment of segmentsOfYear(timeZone, year)) {
      const last = segments.at(-1)
      if (last?.offset === segment.offset) segments[segments.length - 1] = { ...last, until: segment.until }
      else segments.push(segment)
    }
  }
  return segments
}

function segmentsOfYear(timeZone: string, year: number): Segment[] {
  const key = `${timeZone} ${year}`
  let segments = years.get(key)
  if (!segments) {
    segments = readYear(timeZone, year)
    if (years.size >= MAX_YEARS) years.clear()
    years.set(key, segments)
  }
  return segments
}

/** @throws RangeError for a zone that Temporal does not have */
function readYear(timeZone: string, year: number): Segment[] {
  const end = startOfYear(year + 1)
  const segments: Segment[] = []
  let at = Temporal.Instant.fromEpochMilliseconds(startOfYear(year)).toZonedDateTimeISO(timeZone)
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    const until = next && next.epochMilliseconds < end ? next.epochMilliseconds : end
    segments.push({ from: at.epochMilliseconds, until, offset: at.offsetNanoseconds / 1e6 })
    if (!next || next.epochMilliseconds >= end) return segments
    at = next
  }
}

function startOfYear(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1)
}
