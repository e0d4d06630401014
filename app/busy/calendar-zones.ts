import ICAL from 'ical.js'
import { findIana, WINDOWS_TO_IANA_MAP } from 'windows-iana'
import { DAY_MS, MINUTE_MS, SECOND_MS } from '~/time/units'
import { isKnownTimeZone, localTimeAt, segmentsAround } from '~/time/wall-time'
import { occurrencesOf, ruleOf } from './calendar-rules'
import { type Component, linesOf, propertiesOf, textOf, Unreadable } from './parse-calendar'

/** A local time (as the epoch ms at which a clock in UTC shows it), and its instant. */
export interface Zone {
  instantAt(local: number): number
  localAt(instant: number): number
}

type Segment = ReturnType<typeof segmentsAround>[number]

export const UTC = fixedZone(0)
/** Rules of a VTIMEZONE do not apply before; Outlook's begin in 1601. */
const FIRST_CHANGE = Date.UTC(1970, 0, 1)

/**
 * Zones by the names that a calendar uses (RFC 5545, 3.6.5). A name that contains an IANA name means that zone: the VTIMEZONE
 * beside it is often outdated or covers a single year. Any other name, also one of Windows, means the calendar's VTIMEZONE:
 * Outlook writes `GMT Standard Time 1` for a second set of rules. Without a VTIMEZONE the name is looked up.
 */
export function createZones(definitions: Component[], until: number) {
  const defined = new Map(
    definitions.flatMap((component) => {
      const name = propertiesOf(component, 'TZID')[0]?.getFirstValue()
      return typeof name === 'string' ? [[keyOf(name), component] as const] : []
    }),
  )
  const known = new Map<string, Zone | null>()

  function find(name: string): Zone | null {
    const iana = ianaNameIn(name)
    if (iana) return ianaZone(iana)
    const component = defined.get(keyOf(name))
    return (component && (definedZone(component, until) ?? zoneOfPlace(component))) || zoneByOtherName(name)
  }

  function zoneOrNull(name: string): Zone | null {
    const key = keyOf(name)
    if (!known.has(key)) known.set(key, find(name))
    return known.get(key)!
  }

  return {
    zoneOrNull,
    /** @throws Unreadable for an unknown name */
    zone(name: string): Zone {
      const zone = zoneOrNull(name)
      if (!zone) throw new Unreadable('zone', name)
      return zone
    },
    /** The zones that the calendar defines itself, the first few of them. */
    ofCalendar: (): Zone[] =>
      [...defined.keys()]
        .slice(0, 10)
        .map(zoneOrNull)
        .filter((zone) => zone !== null),
  }
}

export type Zones = ReturnType<typeof createZones>

function keyOf(name: string): string {
  return name
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .toLowerCase()
}

export function ianaZone(name: string): Zone {
  return {
    instantAt: (local) => instantAt(local, segmentsAround(name, local, local)),
    localAt: (instant) => localTimeAt(instant, name),
  }
}

function fixedZone(offset: number): Zone {
  return { instantAt: (local) => local - offset, localAt: (instant) => instant + offset }
}

/** RFC 5545, 3.3.5: a skipped time uses the offset before the change; of a time that occurs twice, the first counts. */
function instantAt(local: number, segments: Segment[]): number {
  let before = segments[0]!.offset
  for (const { from, until, offset } of segments) {
    if (local - offset < from) return local - before
    if (local - offset < until) return local - offset
    before = offset
  }
  throw new RangeError('The zone does not reach that far')
}

/** The zone that a VTIMEZONE defines, by rules, lists of dates or a single date; null if it defines nothing. */
function definedZone({ parts }: Component, until: number): Zone | null {
  const changes = parts.flatMap((part) => changesOf(part, until)).sort((a, b) => a.at - b.at)
  const [first] = changes
  if (!first) return null
  const segments = [
    { from: Number.NEGATIVE_INFINITY, until: first.at, offset: first.before },
    ...changes.map(({ at, offset }, index) => ({ from: at, until: changes[index + 1]?.at ?? Infinity, offset })),
  ]
  return {
    instantAt: (local) => instantAt(local, segments),
    localAt: (instant) => instant + segments.findLast(({ from }) => from <= instant)!.offset,
  }
}

/** Where a VTIMEZONE says nothing else, as those of Apple's and Mozilla's libraries may: the place that it stands for. */
function zoneOfPlace(component: Component): Zone | null {
  const iana = ianaNameIn(textOf(component, 'X-LIC-LOCATION') ?? '')
  return iana === null ? null : ianaZone(iana)
}

function changesOf(part: Component, until: number): { at: number; offset: number; before: number }[] {
  const offset = offsetOf(part, 'TZOFFSETTO')
  const before = offsetOf(part, 'TZOFFSETFROM') ?? offset
  const [start] = propertiesOf(part, 'DTSTART').flatMap(localsOf)
  if (offset === null || before === null || start === undefined) return []
  const listed = propertiesOf(part, 'RDATE').flatMap((property) => {
    // A date without a time has the time of day of the first change.
    const timeOfDay = property.type === 'date' ? ((start % DAY_MS) + DAY_MS) % DAY_MS : 0
    return localsOf(property).map((local) => local + timeOfDay)
  })
  const ruled = linesOf(part, 'RRULE').flatMap((line) => {
    const rule = ruleOf(line, { isDate: false, localOfUntil: (local) => local + before })
    return occurrencesOf(rule, start, { from: FIRST_CHANGE, until })
  })
  return [...new Set([start, ...listed, ...ruled])].map((local) => ({ at: local - before, offset, before }))
}

function localsOf(property: ICAL.Property): number[] {
  return property.getValues().flatMap((value) => (value instanceof ICAL.Time ? [localOf(value)] : []))
}

export function localOf({ year, month, day, hour, minute, second }: ICAL.Time): number {
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

function offsetOf(part: Component, name: string): number | null {
  const [, sign, hours, minutes, seconds = '0'] =
    /^([+-]?)(\d\d):?(\d\d):?(\d\d)?$/.exec(textOf(part, name) ?? '') ?? []
  if (hours === undefined) return null
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * SECOND_MS
}

/** ICU has more short names than IANA, some with unexpected meanings: BST is Bangladesh. */
const SHORT_IANA_NAMES = /^(?:UTC|GMT|UCT|WET|CET|MET|EET|EST|MST|HST|PRC|ROC|ROK)$/i

/** Mozilla and Evolution write paths such as `/freeassociation.sourceforge.net/Europe/Berlin`, others `Europe/Zurich-Rule`. */
function ianaNameIn(name: string): string | null {
  const parts = keyOf(name)
    .replace(/-rule$/, '')
    .replace(/\s+\d+$/, '')
    .split('/')
  const tails = parts.map((_, index) => parts.slice(index).join('/'))
  // `America/Argentina/Salta` is found before `Salta`; a last part by itself (`Custom`, `Utc`) only if IANA has it so.
  return tails.find((tail) => (tail.length > 3 || SHORT_IANA_NAMES.test(tail)) && isKnownTimeZone(tail)) ?? null
}

/** Windows' names, offsets, and the labels of Windows and Zimbra: `(UTC+01:00) Amsterdam, Berlin`, `(GMT-05.00) Eastern Time`. */
function zoneByOtherName(name: string): Zone | null {
  const known = windowsZone(name.trim())
  if (known) return ianaZone(known)
  const [, sign, hours, minutes, words = ''] =
    /^\(?(?:UTC|GMT)?\s*(?:([+-])(\d{1,2})[:.]?(\d\d)?)?\)?\s*(.*)$/i.exec(name.trim()) ?? []
  const offset = hours ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * MINUTE_MS : null
  if (words === '') return offset === null ? null : fixedZone(offset)
  const iana = windowsZone(words) ?? zoneOfCity(words, offset)
  return iana === null ? null : ianaZone(iana)
}

/** Windows' names in the letters that it writes, by the same in small ones. */
const WINDOWS_NAMES = new Map(WINDOWS_TO_IANA_MAP.map(({ windowsName }) => [windowsName.toLowerCase(), windowsName]))

function windowsZone(words: string): string | null {
  const base = words
    .replace(/\s+\d+$/, '')
    .replace(/\s*\([^)]*\)$/, '')
    .replace(/^.*\//, '')
  const zone = base.replace(/\s+(?:(?:Standard|Daylight|Summer)\s+)?Time$/i, '')
  for (const candidate of [words, base, `${zone} Standard Time`]) {
    const [found] = findIana(WINDOWS_NAMES.get(candidate.toLowerCase()) ?? '')
    if (found) return found
  }
  return /^coordinated universal|^universal/i.test(words) ? 'UTC' : null
}

const REGIONS = ['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian']

/** The first city in a label that is the name of an IANA zone, if that zone has the offset in the label. */
function zoneOfCity(words: string, offset: number | null): string | null {
  for (const city of words.split(/\s*[,/:]\s*/)) {
    const zone = REGIONS.map((region) => `${region}/${city.trim().replaceAll(' ', '_')}`).find(isKnownTimeZone)
    if (zone && (offset === null || standardOffset(zone) === offset)) return zone
  }
  return null
}

function standardOffset(zone: string): number {
  const [winter, summer] = [Date.UTC(2026, 0, 1), Date.UTC(2026, 6, 1)]
  return Math.min(localTimeAt(winter, zone) - winter, localTimeAt(summer, zone) - summer)
}
