import { type Arbitrary, array, constantFrom, nat, option, record, uniqueArray } from 'fast-check'
import { addDays, dateInZone, shiftMonth } from '~/time/wall-time'

/** A page as several visitors ask for it; dates count from the present one. */
export interface AskedPage {
  kind: 'host' | 'month' | 'frame' | 'other' | 'details'
  capitals: boolean
  monthsAhead: number | null
  daysAhead: number | null
  query: [name: string, value: string][]
}

/** What differs between visitors of one page. */
export interface Visitor {
  language: string | null
  encoding: 'br' | 'gzip' | null
  agent: string | null
  cookie: string | null
}

/** One request: a page of the sequence, as one visitor asks for it. */
export interface Look {
  page: number
  visitor: Visitor
  /** Whether the request names what was sent before (`If-None-Match`). */
  conditional: boolean
}

/** Within the usual hours in Zurich and New York; elsewhere the page says that the time is not offered. */
const START_OF_DETAILS = '13:00:00Z'

/** Parameters of a link, each with values that change the page and some that do not. */
const PARAMETERS: Record<string, string[]> = {
  tz: ['Europe/Zurich', 'America/Los_Angeles', 'Asia/Kolkata', 'Pacific/Apia', 'asia/kathmandu', 'nowhere'],
  lang: ['en', 'de', 'fr', 'DE-ch'],
  theme: ['dark', 'light'],
  duration: ['30', '45', '60'],
  clock: ['12', '24'],
  zones: ['all'],
  primary_color: ['7a1fa2', 'zzz'],
  hide_event_type_details: ['1'],
  transparent: ['1'],
  utm_source: ['letter', '<b>"&'],
  name: ['Ada Example'],
}

const parameters: Arbitrary<[string, string][]> = uniqueArray(constantFrom(...Object.keys(PARAMETERS)), {
  maxLength: 3,
}).chain((names) =>
  record(Object.fromEntries(names.map((name) => [name, constantFrom(...(PARAMETERS[name] ?? []))]))).map((values) =>
    Object.entries(values as Record<string, string>),
  ),
)

export const askedPages: Arbitrary<AskedPage[]> = array(
  record({
    kind: constantFrom('host', 'month', 'month', 'month', 'frame', 'frame', 'other', 'details', 'details'),
    capitals: constantFrom(false, false, false, true),
    monthsAhead: option(nat(3), { freq: 2 }),
    daysAhead: option(nat(40), { freq: 2 }),
    query: parameters,
  }) as Arbitrary<AskedPage>,
  { minLength: 1, maxLength: 3 },
)

const visitors: Arbitrary<Visitor> = record({
  language: constantFrom(
    null,
    'en-US,en;q=0.9',
    'en-GB,en;q=0.9',
    'de-CH,de;q=0.9,en;q=0.5',
    'fr-FR,fr;q=0.9',
    'de;q=0.5,en-US;q=0.9',
    'EN-us',
  ),
  encoding: constantFrom(null, 'br', 'gzip'),
  agent: constantFrom(null, 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Googlebot/2.1'),
  cookie: constantFrom(null, null, 'foyer_session=not-a-session'),
})

export const looks: Arbitrary<Look[]> = array(
  record({ page: nat(2), visitor: visitors, conditional: constantFrom(true, true, false) }),
  { minLength: 1, maxLength: 2 },
)

export function addressOf({ kind, capitals, monthsAhead, daysAhead, query }: AskedPage, handle: string, now: number) {
  const today = dateInZone(now, 'UTC')
  const asked = new URLSearchParams(query)
  if (monthsAhead !== null) asked.set('month', shiftMonth(today.slice(0, 7), monthsAhead))
  if (daysAhead !== null) asked.set('date', addDays(today, daysAhead))
  if (kind === 'details') asked.set('start', `${addDays(today, daysAhead ?? 3)}T${START_OF_DETAILS}`)
  const path = {
    host: `/${handle}`,
    month: `/${handle}/intro-call`,
    frame: `/${handle}/intro-call/embed`,
    other: `/${handle}/second-call`,
    details: `/${handle}/intro-call/book`,
  }[kind]
  const search = asked.size === 0 ? '' : `?${asked}`
  return (capitals ? path.toUpperCase() : path) + search
}

export function headersOf({ language, encoding, agent, cookie }: Visitor): Record<string, string> {
  return {
    ...(language === null ? {} : { 'Accept-Language': language }),
    ...(encoding === null ? {} : { 'Accept-Encoding': encoding }),
    ...(agent === null ? {} : { 'User-Agent': agent }),
    ...(cookie === null ? {} : { Cookie: cookie }),
  }
}
