import { presentTimeZoneName } from './time-zone-names'
import { MINUTE_MS } from './units'

/** One zone as sent to the page: IANA name and its present offset from UTC in minutes. A pair, because there are 400. */
export type TimeZoneEntry = readonly [id: string, offsetMinutes: number]

export interface TimeZoneRegion {
  region: string
  zones: { id: string; name: string }[]
}

/** For how long a list of zones is right: clocks change on whole hours of their own, which in Adelaide is half past by UTC. */
export const ZONE_LIST_MS = 15 * MINUTE_MS

let listed: { period: number; zones: TimeZoneEntry[] } | undefined

/**
 * Every zone a person can choose, UTC first. For loaders. The first call within a quarter of an hour takes about 30 ms; then it is cached.
 *
 * @param now epoch ms
 */
export function listTimeZones(now: number): TimeZoneEntry[] {
  const period = Math.floor(now / ZONE_LIST_MS)
  if (listed?.period !== period) listed = { period, zones: zonesAt(period * ZONE_LIST_MS) }
  return listed.zones
}

/** Groups zones by continent, each in the order of its offset from west to east, then by name. */
export function groupTimeZones(zones: readonly TimeZoneEntry[]): TimeZoneRegion[] {
  const regions = new Map<string, TimeZoneEntry[]>()
  for (const zone of zones) {
    const region = zone[0].includes('/') ? zone[0].slice(0, zone[0].indexOf('/')) : 'UTC'
    regions.set(region, [...(regions.get(region) ?? []), zone])
  }
  return [...regions].map(([region, members]) => ({
    region,
    zones: members
      .sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1))
      .map(([id, offset]) => ({ id, name: `${cityOf(id)} (${formatOffsetMinutes(offset)})` })),
  }))
}

/** @example formatOffsetMinutes(-210) // 'UTC−3:30' */
export function formatOffsetMinutes(offset: number): string {
  const minutes = Math.abs(offset) % 60
  const hours = Math.trunc(Math.abs(offset) / 60)
  return `UTC${offset < 0 ? '−' : '+'}${hours}${minutes ? `:${String(minutes).padStart(2, '0')}` : ''}`
}

/** @example cityOf('America/Argentina/Buenos_Aires') // 'Buenos Aires, Argentina' */
export function cityOf(id: string): string {
  const [, ...places] = id.includes('/') ? id.split('/') : ['', id]
  return places.reverse().join(', ').replaceAll('_', ' ')
}

/** Minutes east of UTC at an instant. @throws RangeError for a zone this engine does not know */
export function offsetMinutesAt(instant: number, timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(name ?? '') ?? []
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

function zonesAt(instant: number): TimeZoneEntry[] {
  const ids = Intl.supportedValuesOf('timeZone').filter((id) => id.includes('/') && !id.startsWith('Etc/'))
  return ['UTC', ...new Set(ids.map(presentTimeZoneName))].map((id) => [id, offsetMinutesAt(instant, id)])
}
