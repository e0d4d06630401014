import { DAY_MS, MINUTE_MS } from './units'
import { dayNumber, firstInstantAt, segmentsAround } from './wall-time'

/**
 * Reads a typed local date and time. A time that the clock skips becomes the end of the gap; of a time that it shows twice, the
 * first counts (rules.md, section 7, rule 1).
 *
 * @returns epoch ms, or null for an invalid date or time
 * @example readTypedInstant('2026-12-03', '14:30', 'UTC') // Date.UTC(2026, 11, 3, 14, 30)
 */
export function readTypedInstant(date: string, time: string, timeZone: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(time.trim()) ?? []
  if (!/^20\d\d-\d\d-\d\d$/.test(date) || hours === undefined) return null
  const day = dayNumber(date)
  // 30 February is read as 2 March.
  if (!Number.isFinite(day) || new Date(day * DAY_MS).toISOString().slice(0, 10) !== date) return null
  const local = day * DAY_MS + (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
  return firstInstantAt(local, segmentsAround(timeZone, local, local))
}
