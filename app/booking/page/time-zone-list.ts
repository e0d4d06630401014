import type { Locale } from '~/i18n/locale'
import { presentTimeZoneName } from '~/time/time-zone-names'
import { groupTimeZones, listTimeZones, type TimeZoneEntry } from '~/time/time-zones'
import { uiMessages } from '~/ui/messages'

/** Zones in which most people live who meet across zones; the page has them, so that the select is useful without scripts. */
const COMMON_ZONES = new Set([
  'UTC',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Zurich',
  'Europe/Athens',
  'Europe/Istanbul',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
])

/** Asks for a page with all zones to choose from, for visitors without scripts. */
export const ALL_ZONES_KEY = 'zones'

/**
 * The zones that a page contains: the common ones and those that it is about. The rest is fetched when it is needed, or shown by a page
 * of its own.
 */
export function shownTimeZones(query: URLSearchParams, now: number, ...about: string[]): TimeZoneEntry[] {
  const all = listTimeZones(now)
  if (query.has(ALL_ZONES_KEY)) return all
  const others = about.map(presentTimeZoneName).filter((id) => !COMMON_ZONES.has(id))
  if (others.length > 0) return all.filter(([id]) => COMMON_ZONES.has(id) || others.includes(id))
  if (common?.all !== all) common = { all, zones: all.filter(([id]) => COMMON_ZONES.has(id)) }
  return common.zones
}

/** The common ones of the list that was made last. */
let common: { all: TimeZoneEntry[]; zones: TimeZoneEntry[] } | undefined

/** Where `public.js` fetches all zones, in a language. */
export function timeZoneListAddress(locale: Locale): string {
  return `/assets/time-zones/${locale}.json`
}

/** All zones by region, as `public.js` reads them: the name of each region with the ids and names of its zones. */
export function timeZoneGroups(locale: Locale, now: number): [region: string, zones: [id: string, name: string][]][] {
  const names: Record<string, string> = uiMessages[locale].regions
  return groupTimeZones(listTimeZones(now)).map(({ region, zones }) => [
    names[region] ?? region,
    zones.map(({ id, name }) => [id, name]),
  ])
}
