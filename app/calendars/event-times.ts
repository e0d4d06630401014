import { createZones, type Zones } from '~/busy/calendar-zones'
import { MINUTE_MS } from '~/time/units'
import { addDays, startOfDateInZone } from '~/time/wall-time'
import type { RemoteInterval } from './calendar-provider'

/** Names of zones as providers write them: IANA's or Windows'. */
export function knownZones(): Zones {
  return createZones([], 0)
}

const MAX_TIME_LENGTH = 40

/**
 * A time as an API writes it: with an offset, or as a local time in a zone.
 *
 * @returns epoch ms; null if it cannot be read, or has neither an offset nor a known zone
 * @example readEventTime('2026-12-03T09:00:00.0000000', 'W. Europe Standard Time', knownZones()) // Date.UTC(2026, 11, 3, 8)
 */
export function readEventTime(text: string, zoneName: string | null, zones: Zones): number | null {
  if (text.length > MAX_TIME_LENGTH) return null
  const [, local, offset] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?$/i.exec(text.trim()) ?? []
  if (local === undefined) return null
  const shown = Date.parse(`${local}Z`)
  if (Number.isNaN(shown)) return null
  if (offset !== undefined) return shown - offsetMs(offset)
  const zone = zoneName === null ? null : zones.zoneOrNull(zoneName)
  return zone ? zone.instantAt(shown) : null
}

function offsetMs(offset: string): number {
  if (/^z$/i.test(offset)) return 0
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE_MS
}

/** A real date. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)
}

/** Whole days on the calendar of a zone, the end exclusive; an end that is not after the start means one day. */
export function wholeDays(startDate: string, endDate: string | null, timeZone: string): { start: number; end: number } {
  const end = endDate !== null && endDate > startDate ? endDate : addDays(startDate, 1)
  return { start: startOfDateInZone(startDate, timeZone), end: startOfDateInZone(end, timeZone) }
}

/** The part of an event inside the window; none if it lies outside or has no length. */
export function intervalInWindow(
  { start, end }: { start: number; end: number },
  allDay: boolean,
  window: { from: number; until: number },
): RemoteInterval[] {
  const cut = { start: Math.max(start, window.from), end: Math.min(end, window.until), allDay }
  return cut.end > cut.start ? [cut] : []
}
