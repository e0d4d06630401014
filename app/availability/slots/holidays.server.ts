import type Holidays from 'date-holidays'
import type { Locale } from '~/i18n/locale'
import { DAY_MS } from '~/time/units'
import type { Holiday, HolidaySettings } from './days-off'

/** Kinds of holidays in a country's calendar: the first kind is a day off by default, the others are not. */
const USUALLY_OFF = 'public'
const ALSO_LISTED = ['bank', 'optional']

type HolidayOfYear = Omit<Holiday, 'off'> & { usual: boolean }

// Computing a country's year takes milliseconds, and slots are requested all the time, so each is computed once and cached.
const years = new Map<string, HolidayOfYear[]>()
const MAX_YEARS = 1_000

/**
 * A country's holidays in the given years, in order, with the host's switches applied. The calendar package is loaded on first
 * use: most hosts never need it.
 */
export async function findHolidays(
  settings: HolidaySettings | null,
  { first, last }: { first: number; last: number },
  locale: Locale = 'en',
): Promise<Holiday[]> {
  if (!settings) return []
  const switched = new Set(settings.switched)
  const found: Holiday[] = []
  for (let year = first; year <= last; year++) {
    for (const { usual, ...holiday } of await holidaysOfYear(settings, year, locale))
      found.push({ ...holiday, off: usual !== switched.has(holiday.key) })
  }
  return found
}

/** Countries by name in a reader's language. @returns pairs of code and name */
export async function listCountries(locale: Locale): Promise<[code: string, name: string][]> {
  const calendar = await openCalendar()
  const names = new Intl.DisplayNames(locale, { type: 'region' })
  return Object.entries(calendar.getCountries(locale))
    .map(([code, name]): [string, string] => [code, (/^[A-Z]{2}$/.test(code) && names.of(code)) || name])
    .sort(([, a], [, b]) => a.localeCompare(b, locale))
}

/**
 * The regions of a country with separate holidays, each followed by its subregions, by name; empty if there are none.
 *
 * @returns pairs of code and name, such as `['BY.A', 'Bavaria: Stadt Augsburg']`
 */
export async function listRegions(country: string, locale: Locale): Promise<[code: string, name: string][]> {
  const calendar = await openCalendar()
  const byName = (names: Record<string, string> | undefined) =>
    Object.entries(names ?? {}).sort(([, a], [, b]) => a.localeCompare(b, locale))
  return byName(calendar.getStates(country, locale)).flatMap(([state, name]) => [
    [state, name],
    ...byName(calendar.getRegions(country, state, locale)).map(([part, partName]): [string, string] => [
      `${state}.${part}`,
      `${name}: ${partName}`,
    ]),
  ])
}

/** A host's choice if the country exists; an unknown region is dropped. */
export async function readHolidaySettings(country: string, region: string): Promise<HolidaySettings | null> {
  const calendar = await openCalendar()
  if (!Object.hasOwn(calendar.getCountries('en'), country)) return null
  const isRegion = (await listRegions(country, 'en')).some(([code]) => code === region)
  return { country, region: isRegion ? region : null, switched: [] }
}

async function holidaysOfYear(
  { country, region }: Pick<HolidaySettings, 'country' | 'region'>,
  year: number,
  locale: Locale,
): Promise<HolidayOfYear[]> {
  const key = `${country} ${region ?? ''} ${year} ${locale}`
  let found = years.get(key)
  if (!found) {
    const calendar = await openCalendar(country, region)
    if (years.size >= MAX_YEARS) years.clear()
    found = calendar
      .getHolidays(year, locale)
      .filter(({ type }) => type === USUALLY_OFF || ALSO_LISTED.includes(type))
      .map(({ rule, name, date, start, end, type }) => ({
        key: rule,
        name,
        date: date.slice(0, 10),
        // Some begin at sunset of the day before and end at noon: people take off the dates in between.
        days: Math.max(1, Math.floor((end.getTime() - start.getTime()) / DAY_MS + 0.1)),
        usual: type === USUALLY_OFF,
      }))
    years.set(key, found)
  }
  return found
}

/** @param region as `listRegions` writes it */
async function openCalendar(country?: string, region?: string | null): Promise<Holidays> {
  const { default: Calendar } = await import('date-holidays')
  if (country === undefined) return new Calendar()
  const [state = '', part = ''] = region?.split('.') ?? []
  return new Calendar(country, state, part)
}
