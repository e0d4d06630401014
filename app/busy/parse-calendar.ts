import ICAL from 'ical.js'
import type { UnreadReason } from './calendar-feed'

/** A component with those of its lines that matter for busy times, unfolded, and the components inside it. */
export interface Component {
  /** In upper case. */
  name: string
  /** By the name of the property, in upper case. */
  lines: Map<string, string[]>
  parts: Component[]
}

/** Thrown for a component that cannot be read; the others are still read. */
export class Unreadable extends Error {
  /** @param zone the name of the time zone, if it is unknown */
  constructor(
    readonly reason: UnreadReason,
    readonly zone: string | null = null,
  ) {
    super(`This cannot be understood: ${reason}`)
  }
}

const DATED = new Set(['DTSTART', 'DTEND', 'RECURRENCE-ID', 'EXDATE', 'RDATE', 'FREEBUSY'])
const READ = new Set([
  ...DATED,
  ...['DURATION', 'RRULE', 'EXRULE', 'UID', 'SEQUENCE', 'DTSTAMP', 'STATUS', 'TRANSP', 'ATTENDEE'],
  ...['X-MICROSOFT-CDO-BUSYSTATUS', 'X-MICROSOFT-MSNCALENDAR-BUSYSTATUS', 'X-MICROSOFT-CDO-INTENDEDSTATUS'],
  ...['X-MICROSOFT-CDO-ALLDAYEVENT', 'METHOD', 'X-WR-CALNAME', 'NAME', 'X-WR-TIMEZONE', 'X-OWNER'],
  ...['X-LIC-LOCATION', 'TZID', 'TZOFFSETFROM', 'TZOFFSETTO'],
])
/** Otherwise their lines would be taken for those of the surrounding event. */
const INSIDE = new Set(['VALARM', 'STANDARD', 'DAYLIGHT', 'AVAILABLE', 'PARTICIPANT', 'VLOCATION', 'VRESOURCE'])

/** Deep enough for an alarm in an event in a calendar. */
const MAX_DEPTH = 10
/** The parser's cost is quadratic in a line's parameters; those that matter have a few dozen letters. */
const MAX_PARAMETERS_LENGTH = 4_000

/**
 * The calendars of a text. Lines may end with CR, LF or both, names may be in any case, and invalid lines are skipped: a broken
 * description must not hide an event.
 *
 * @returns `whole`: whether every component has its end; false for a text that was cut off
 */
export function parseCalendars(text: string): { calendars: Component[]; whole: boolean } {
  const root: Component = { name: '', lines: new Map(), parts: [] }
  let open = [root]
  for (const line of text.replace(/(?:\r{0,2}\n|\r)[ \t]/g, '').split(/\r{0,2}\n|\r/)) {
    const [, begin, end, name = ''] = /^(?:(BEGIN)|(END)|([A-Z0-9-]+))\s*(?=[:;])/i.exec(line) ?? []
    const value = begin || end ? writtenIn(line).toUpperCase() : ''
    if (begin) {
      // A component that was never closed ends where the next one begins.
      if (value === 'VCALENDAR') open = [root]
      else if (!INSIDE.has(value) && open.length > 2) open.length = 2
      const component: Component = { name: value, lines: new Map(), parts: [] }
      open.at(-1)!.parts.push(component)
      if (open.length < MAX_DEPTH) open.push(component)
    } else if (end) {
      const at = open.findLastIndex((component) => component.name === value)
      if (at > 0) open.length = at
    } else if (READ.has(name.toUpperCase()) && writtenIn(line) !== '') keep(open.at(-1)!, name.toUpperCase(), line)
  }
  return { calendars: root.parts.filter(({ name }) => name === 'VCALENDAR'), whole: open.length === 1 }
}

function keep({ lines }: Component, name: string, line: string): void {
  const others = lines.get(name)
  if (others) others.push(line)
  else lines.set(name, [line])
}

/** The values of a text property, as written. */
export function textOf(component: Component, name: string): string | null {
  const line = linesOf(component, name)[0]
  return line === undefined ? null : writtenIn(line)
}

/** All lines of a property that have a value. */
export function linesOf({ lines }: Component, name: string): string[] {
  return lines.get(name) ?? []
}

/** @throws Unreadable */
export function propertiesOf(component: Component, name: string): ICAL.Property[] {
  return linesOf(component, name).map((line) => {
    try {
      if (line.lastIndexOf(':') > MAX_PARAMETERS_LENGTH) throw new Unreadable('time')
      return new ICAL.Property(ICAL.parse.property(DATED.has(name) ? asMeant(line, name) : inCapitals(line, name)))
    } catch (error) {
      if (error instanceof Unreadable) throw error
      throw new Unreadable('time')
    }
  })
}

function writtenIn(line: string): string {
  return line.slice(line.indexOf(':') + 1).trim()
}

/** The parser knows values by their capitals; those of all others are names. */
function inCapitals(line: string, name: string): string {
  return name === 'DURATION' ? line.toUpperCase() : line
}

const DAY = String.raw`\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])`
const MOMENT = String.raw`${DAY}T(?:(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d|60)|240000)Z?`
const SHAPES = [
  { kind: ';VALUE=DATE', shape: new RegExp(`^${DAY}$`) },
  { kind: '', shape: new RegExp(`^${MOMENT}$`) },
  { kind: ';VALUE=PERIOD', shape: new RegExp(`^${MOMENT}/(?:${MOMENT}|[+-]?P[0-9A-Z]+)$`) },
]

/** The parser accepts 31 February as a date in March. */
function isOfTheCalendar(value: string): boolean {
  return value.split('/').every((part) => {
    const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(part) ?? []
    return !year || new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  })
}

/**
 * A line with dates as the standard writes it: the value shows its type, and the name of a zone is quoted, because names of
 * Windows and Exchange contain colons, commas and semicolons.
 */
function asMeant(line: string, name: string): string {
  const colon = line.lastIndexOf(':')
  const parameters = line.slice(name.length, colon).trim()
  const values = line
    .slice(colon + 1)
    .toUpperCase()
    .replace(/\s/g, '')
    .split(',')
    .filter(Boolean)
  const saysDate = /;VALUE="?DATE"?(?:;|$)/i.test(parameters)
  const meant = saysDate ? values.map((value) => value.replace(/T000000$/, '')) : values
  const kind = SHAPES.find(({ shape }) => meant.every((value) => shape.test(value) && isOfTheCalendar(value)))?.kind
  if (kind === undefined) throw new Unreadable('time')
  const zone = /;TZID=(?:"([^"]*)"|(.*?))(?=;[A-Z-]+=|$)/i.exec(parameters)
  const given = zone?.[1] ?? zone?.[2]
  const others = (zone ? parameters.replace(zone[0], () => '') : parameters).replace(/;VALUE=[^;:]*/i, '')
  const tzid = given === undefined ? '' : `;TZID="${given.replaceAll('"', '')}"`
  return `${name}${others}${tzid}${kind}:${meant.join(',')}`
}
