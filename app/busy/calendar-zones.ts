import ical from 'node-ical'
import { Temporal } from 'temporal-polyfill'
import { isKnownTimeZone } from '../availability/wall-time'

/** Two years hold every change that a zone makes again and again. */
const COMPARED_YEARS = 2
const DATE_LINE = /^(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)((?:;.*)?):([0-9TZ,/PDHMSW+-]+)\r?$/gim

/**
 * The text of a calendar with every local time in a zone that has an IANA name, and long lines in one piece. `node-ical` reads floating
 * times in the server's zone, and zones that it does not know by name as well; after this there are neither.
 *
 * @param hostZone in which floating times are meant, and those whose zone nobody can make out
 */
export function withKnownZones(text: string, hostZone: string, now: number): string {
  const unfolded = text.replace(/\r?\n[ \t]/g, '')
  const zones = new Map<string, string>()
  let described: Described[] | null = null
  const knownName = (name: string): string => {
    let zone = zones.get(name)
    if (!zone) {
      described ??= describedZones(unfolded)
      zone = ianaTail(name) ?? knownToLibrary(name) ?? sameChanges(described, name, now) ?? hostZone
      zones.set(name, zone)
    }
    return zone
  }
  return unfolded.replace(DATE_LINE, (line, property: string, parameters: string, value: string) => {
    if (!/T\d{6}(?!\d)/.test(value) || /^\d{8}T\d{6}Z(,|\/|$)/.test(value)) return line
    const given = /;TZID=(?:"([^"]*)"|(.*?))(?=;[A-Z-]+=|$)/i.exec(parameters)
    const name = given?.[1] ?? given?.[2]
    const others = given ? parameters.replace(given[0], '') : parameters
    return `${property}${others};TZID=${name === undefined ? hostZone : knownName(name)}:${value}`
  })
}

/** Mozilla and Evolution write paths such as `/freeassociation.sourceforge.net/Europe/Berlin`, Exchange `tzone://Microsoft/Utc`. */
function ianaTail(name: string): string | null {
  const parts = name.trim().split('/')
  return parts.map((_, index) => parts.slice(index).join('/')).find(isKnownTimeZone) ?? null
}

/** Windows' names, asked of the library that knows them: `W. Europe Standard Time`. */
function knownToLibrary(name: string): string | null {
  // These it would guess from the server's zone.
  if (/^(Customized Time Zone|tzone:|\(no TZ)/i.test(name)) return null
  const probe = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:probe\nDTSTART;TZID="${name.replaceAll('"', '')}":20260115T120000\nEND:VEVENT\nEND:VCALENDAR`
  const event = Object.values(ical.sync.parseICS(probe)).find((component) => component?.type === 'VEVENT') as
    | { start?: { tz?: string } }
    | undefined
  const zone = event?.start?.tz
  return zone && isKnownTimeZone(zone) ? zone : null
}

interface Rule {
  offsetMinutes: number
  /** Wall times, as a clock in UTC would show them, at which it begins, for the years compared. */
  begins: (from: number, until: number) => number[]
  offsetBeforeMinutes: number
}

interface Described {
  name: string
  rules: Rule[]
}

/** The zones that the calendar itself describes by VTIMEZONE. */
function describedZones(text: string): Described[] {
  return [...text.matchAll(/^BEGIN:VTIMEZONE\r?$[\s\S]*?^END:VTIMEZONE\r?$/gim)].flatMap(([block]) => {
    const name = /^TZID(?:;[^:]*)?:(.*?)\r?$/im.exec(block)?.[1]
    if (name === undefined) return []
    const rules = [...block.matchAll(/^BEGIN:(STANDARD|DAYLIGHT)\r?$[\s\S]*?^END:\1\r?$/gim)].map(([part]) =>
      ruleOf(part),
    )
    return [{ name: name.replace(/^"(.*)"$/, '$1'), rules: rules.filter((rule) => rule !== null) }]
  })
}

/** An observance is a recurring moment: read as an event in UTC, the library expands it. */
function ruleOf(part: string): Rule | null {
  const offset = (property: string) => {
    const [, sign, hours, minutes] = new RegExp(`^${property}:([+-])(\\d\\d):?(\\d\\d)`, 'im').exec(part) ?? []
    return hours === undefined ? null : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  }
  const [offsetMinutes, offsetBeforeMinutes] = [offset('TZOFFSETTO'), offset('TZOFFSETFROM')]
  const start = /^DTSTART[^:]*:(\d{4})(\d{4}T\d{6})/im.exec(part)
  if (offsetMinutes === null || offsetBeforeMinutes === null || !start) return null
  // Outlook's rules begin in the year 1601, far from where any library counts well.
  const year = Math.max(1970, Number(start[1]))
  const rrule = /^RRULE:.*$/im.exec(part)?.[0].trim() ?? ''
  const lines = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'UID:rule',
    `DTSTART:${year}${start[2]}Z`,
    rrule,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  const event = Object.values(ical.sync.parseICS(lines.filter(Boolean).join('\n')))[0] as
    | { start: Date; rrule?: { between(from: Date, until: Date, inclusive: boolean): Date[] } }
    | undefined
  return {
    offsetMinutes,
    offsetBeforeMinutes,
    begins: (from, until) =>
      event?.rrule
        ? event.rrule.between(new Date(from), new Date(until), true).map((date) => date.getTime())
        : event && event.start.getTime() >= from && event.start.getTime() < until
          ? [event.start.getTime()]
          : [],
  }
}

/** The IANA zone whose clocks change at the very moments, and to the very offsets, that the calendar describes. */
function sameChanges(described: Described[], name: string, now: number): string | null {
  const rules = described.find((zone) => zone.name === name)?.rules ?? []
  if (rules.length === 0) return null
  const from = Date.UTC(new Date(now).getUTCFullYear(), 0, 1)
  const until = Date.UTC(new Date(now).getUTCFullYear() + COMPARED_YEARS, 0, 1)
  const changes = rules
    .flatMap(({ begins, offsetMinutes, offsetBeforeMinutes }) =>
      begins(from, until).map((wall) => ({ at: wall - offsetBeforeMinutes * 60_000, offsetMinutes })),
    )
    .sort((a, b) => a.at - b.at)
  // Without changes in these years, the offset is that of the rule which began last.
  const constant = changes.length === 0 ? rules.at(-1)?.offsetMinutes : undefined
  return Intl.supportedValuesOf('timeZone').find((zone) => agrees(zone, changes, constant, { from, until })) ?? null
}

function agrees(
  zone: string,
  changes: { at: number; offsetMinutes: number }[],
  constant: number | undefined,
  { from, until }: { from: number; until: number },
): boolean {
  let at = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  if (constant !== undefined && at.offsetNanoseconds !== constant * 60e9) return false
  for (const change of changes) {
    const next = at.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds !== change.at || next.offsetNanoseconds !== change.offsetMinutes * 60e9)
      return false
    at = next
  }
  const beyond = at.getTimeZoneTransition('next')
  return !beyond || beyond.epochMilliseconds >= until
}
