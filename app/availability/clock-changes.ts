import { dateOfDay } from '~/time/instants'
import type { Range } from '~/time/range'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { dateInZone, isoWeekday, segmentsAround } from '~/time/wall-time'

/** If two zones differ for longer than this, the cause is a season, not the weeks between their clock changes. */
const MAX_BETWEEN_CHANGES_MS = 60 * DAY_MS

/** A clock change of a zone, forward or back. */
export interface ClockChange {
  /** Epoch ms. */
  at: number
  /** Positive: forward. */
  byMinutes: number
  /** The date and the first wall time that is skipped, or comes twice. */
  date: string
  from: string
  /** The wall time at which the skipped or repeated stretch ends. */
  to: string
}

/** @example clockChanges('Europe/Zurich', { from: Date.UTC(2026, 2, 1), until: Date.UTC(2026, 3, 1) })[0].from // '02:00' */
export function clockChanges(timeZone: string, { from, until }: Range): ClockChange[] {
  const segments = segmentsAround(timeZone, from, until)
  return segments.slice(1).flatMap((after, index) => {
    const before = segments[index]!
    const at = after.from
    if (at < from || at >= until || after.offset === before.offset) return []
    // Skipped time lies between the old wall time and the new one; repeated time between the new one and the old.
    const first = at + Math.min(before.offset, after.offset)
    const last = at + Math.max(before.offset, after.offset)
    return [
      {
        at,
        byMinutes: (after.offset - before.offset) / MINUTE_MS,
        date: dateOfDay(Math.floor(first / DAY_MS)),
        from: new Date(first).toISOString().slice(11, 16),
        to: new Date(last).toISOString().slice(11, 16),
      },
    ]
  })
}

export interface HoursOnChange {
  kind: 'skipped' | 'doubled'
  date: string
  /** Wall time, 'HH:MM'. */
  from: string
  to: string
  /** A start or end of the host's own hours that does not exist on the clock. */
  missing: string | null
}

/**
 * Where a host's own hours meet a clock change: part of them does not exist, or occurs twice.
 *
 * @param hoursOf the hours of a date @param range epoch ms
 */
export function hoursOnChanges(
  timeZone: string,
  hoursOf: (date: string, weekday: number) => { start: string; end: string }[],
  range: Range,
): HoursOnChange[] {
  return clockChanges(timeZone, range).flatMap(({ date, from, to, byMinutes }) => {
    // If a change crosses midnight, its first date is reported.
    const end = to <= from ? '24:00' : to
    const met = hoursOf(date, isoWeekday(date)).filter((hours) => hours.start < end && hours.end > from)
    if (met.length === 0) return []
    const edges = met.flatMap(({ start, end: close }) => [start, close])
    const missing = byMinutes > 0 ? (edges.find((time) => time > from && time < end) ?? null) : null
    return [{ kind: byMinutes > 0 ? ('skipped' as const) : ('doubled' as const), date, from, to, missing }]
  })
}

/** A stretch in which a reader elsewhere sees the same hours at other times than before. */
export interface ZoneShift {
  /** Dates on the clock that changes then. */
  from: string
  /** Null if the shift lasts: the two zones follow different seasons. */
  until: string | null
  /** Positive: the reader sees the host's hours later than before. */
  byMinutes: number
}

/**
 * When the difference between two zones changes: for weeks, because they change their clocks on different dates, or for a season.
 *
 * @example "From 8 to 29 March New York sees you one hour later"
 */
export function zoneShifts(hostZone: string, readerZone: string, range: Range): ZoneShift[] {
  // Far enough to see whether a shift ends soon.
  const wide = { from: range.from, until: range.until + MAX_BETWEEN_CHANGES_MS }
  const moments = [hostZone, readerZone]
    .flatMap((zone) => clockChanges(zone, wide).map(({ at }) => ({ from: at, date: dateInZone(at, zone) })))
    .sort((a, b) => a.from - b.from)
  const stretches = [{ from: range.from, date: '' }, ...moments].map(({ from, date }) => ({
    from,
    date,
    difference: (offsetAt(readerZone, from) - offsetAt(hostZone, from)) / MINUTE_MS,
  }))
  const different = stretches.filter(
    (stretch, index) => index === 0 || stretch.difference !== stretches[index - 1]!.difference,
  )
  const shifts: ZoneShift[] = []
  let usual = different[0]?.difference ?? 0
  for (let index = 1; index < different.length; index++) {
    const { from, date, difference } = different[index]!
    const next = different[index + 1]
    const isBrief = next !== undefined && next.difference === usual && next.from - from <= MAX_BETWEEN_CHANGES_MS
    // The end of a short shift is reported together with its beginning.
    if (difference === usual) continue
    if (from < range.until)
      shifts.push({ from: date, until: isBrief ? next.date : null, byMinutes: difference - usual })
    if (!isBrief) usual = difference
  }
  return shifts
}

function offsetAt(timeZone: string, instant: number): number {
  const segments = segmentsAround(timeZone, instant, instant)
  return (segments.find(({ until }) => until > instant) ?? segments.at(-1)!).offset
}
