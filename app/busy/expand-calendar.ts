import { DAY_MS } from '~/time/units'
import { busyPeriodsOf, type CalendarEvent, type EventContext, readEvent } from './calendar-event'
import type { UnreadEvent } from './calendar-feed'
import { CalendarTooComplex } from './calendar-rules'
import { type BusySpan, instancesOf, seriesByUid } from './calendar-series'
import { createZones, ianaZone } from './calendar-zones'
import { horizonAround, inPieces } from './intervals'
import { type Component, linesOf, parseCalendars, textOf, Unreadable } from './parse-calendar'

/** More than any person's calendar holds in a year. */
export const MAX_BUSY_TIMES = 10_000
/** As many unreadable events are shown to the host; all are counted. */
const MAX_UNREAD_SHOWN = 10
/** These messages are about a calendar, not in it (RFC 5546). */
const MESSAGES = new Set(['REPLY', 'REFRESH', 'COUNTER', 'DECLINECOUNTER'])
/** Tasks and journal entries take no time. */
const TAKES_NO_TIME = /^(?:VTODO|VJOURNAL|VTIMEZONE|VALARM|X-.*)$/

export type Expanded =
  | { ok: true; name: string | null; intervals: BusySpan[]; unread: UnreadEvents }
  | { ok: false; reason: 'not_a_calendar' | 'too_much' | 'not_understood' }

export interface UnreadEvents {
  count: number
  /** The first few, by date. */
  shown: UnreadEvent[]
}

interface ExpandOptions {
  /** The host's zone: for floating times and whole days. */
  timeZone: string
  /** Epoch ms. */
  now: number
  /** Events whose UID ends with `@` and this are our own: our database knows them better. Null: they are read as well. */
  ourHost: string | null
  /** The host's mail addresses: an event that they declined is free time. */
  ownAddresses?: readonly string[]
  /** The part that is wanted; default: the usual one around `now`. */
  horizon?: { from: number; until: number }
}

/**
 * The busy times in an iCalendar text, from yesterday to 400 days ahead: recurring events with what is left out, added and
 * moved, whole days in the host's zone, and what VFREEBUSY says. Transparent, cancelled and declined events are free time.
 * ical.js parses lines and values, rrule-temporal expands recurrences; this module decides about zones and which instances are
 * valid. The zone of the server is never used. Unreadable events are returned with their date and block nothing.
 *
 * Call it where it can be stopped: a hostile text can keep it busy without end.
 */
export function expandCalendar(text: string, options: ExpandOptions): Expanded {
  const { calendars, whole } = parseCalendars(text.replace(/^\uFEFF/, ''))
  if (calendars.length === 0) return { ok: false, reason: 'not_a_calendar' }
  const horizon = options.horizon ?? horizonAround(options.now)
  const unread: UnreadEvent[] = whole ? [] : [{ date: null, reason: 'cut_off', zone: null }]
  const intervals: BusySpan[] = []
  let understood = 0
  const keep = (span: BusySpan) => {
    for (const piece of inPieces(span, horizon)) intervals.push({ ...piece, allDay: span.allDay })
    if (intervals.length > MAX_BUSY_TIMES) throw new CalendarTooComplex()
  }
  /** One unreadable event must not hide all others. */
  const attempt = (component: Component, work: () => void) => {
    try {
      work()
      understood++
    } catch (error) {
      if (error instanceof CalendarTooComplex) throw error
      const problem = unreadEvent(component, error)
      if (!isOver(component, problem, horizon)) unread.push(problem)
    }
  }

  try {
    const sources = new Map<CalendarEvent, { component: Component; context: EventContext }>()
    for (const calendar of calendars) {
      const method = textOf(calendar, 'METHOD')?.toUpperCase() ?? null
      if (method !== null && MESSAGES.has(method)) continue
      const context = contextOf(calendar, method, horizon.until, options)
      for (const component of calendar.parts) {
        if (TAKES_NO_TIME.test(component.name)) understood++
        else
          attempt(component, () => {
            if (component.name === 'VFREEBUSY')
              for (const span of busyPeriodsOf(component, context)) keep({ ...span, allDay: false })
            else if (component.name === 'VEVENT') sources.set(readEvent(component, context), { component, context })
            else throw new Unreadable('component')
          })
      }
    }
    for (const series of seriesByUid([...sources.keys()].filter(({ uid }) => !isOurs(uid, options.ourHost)))) {
      const { component, context } = sources.get((series.base ?? series.changed[0] ?? series.onward[0])!)!
      attempt(component, () => {
        const { likelyZones } = context
        for (const span of instancesOf(series, { horizon, timeZone: options.timeZone, likelyZones })) keep(span)
      })
    }
  } catch (error) {
    if (error instanceof CalendarTooComplex) return { ok: false, reason: 'too_much' }
    throw error
  }
  if (unread.length > 0 && understood === 0) return { ok: false, reason: 'not_understood' }
  unread.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
  return {
    ok: true,
    name: nameOf(calendars),
    intervals: intervals.sort((a, b) => a.start - b.start),
    unread: { count: unread.length, shown: unread.slice(0, MAX_UNREAD_SHOWN) },
  }
}

/** What is busy in one calendar object (RFC 4791, 4.1): one event, with all its changed instances. */
export interface ExpandedObject {
  /** Null for a text that is no calendar object. */
  uid: string | null
  intervals: BusySpan[]
  /** The first part of it that could not be read, if any. */
  unread: UnreadEvent | null
}

/**
 * The same for many calendar objects, each by itself: an unreadable one leaves the others alone. Our own are read like all others.
 *
 * @returns null when together they have more busy times than a calendar
 */
export function expandObjects(texts: string[], options: Omit<ExpandOptions, 'ourHost'>): ExpandedObject[] | null {
  const objects: ExpandedObject[] = []
  let intervals = 0
  for (const text of texts) {
    const object = expandObject(text, options)
    intervals += object.intervals.length
    if (intervals > MAX_BUSY_TIMES) return null
    objects.push(object)
  }
  return objects
}

function expandObject(text: string, options: Omit<ExpandOptions, 'ourHost'>): ExpandedObject {
  const expanded = expandCalendar(text, { ...options, ourHost: null })
  const events = parseCalendars(text).calendars.flatMap(({ parts }) => parts.filter(({ name }) => name === 'VEVENT'))
  const uid = events[0] ? textOf(events[0], 'UID') : null
  if (expanded.ok) return { uid, intervals: expanded.intervals, unread: expanded.unread.shown[0] ?? null }
  const date = /[:,](\d{4})(\d\d)(\d\d)/.exec(events[0] ? (linesOf(events[0], 'DTSTART')[0] ?? '') : '')
  return {
    uid,
    intervals: [],
    unread: { date: date && `${date[1]}-${date[2]}-${date[3]}`, reason: 'component', zone: null },
  }
}

function contextOf(
  calendar: Component,
  method: string | null,
  until: number,
  { timeZone, ownAddresses = [] }: ExpandOptions,
): EventContext {
  const zones = createZones(
    calendar.parts.filter(({ name }) => name === 'VTIMEZONE'),
    until,
  )
  const hostZone = ianaZone(timeZone)
  const stated = textOf(calendar, 'X-WR-TIMEZONE')
  const calendarZone = stated === null ? null : zones.zoneOrNull(stated)
  // Google names a calendar by its owner's address; other calendars have the owner in a property.
  const owner = [textOf(calendar, 'X-OWNER'), textOf(calendar, 'X-WR-CALNAME')].filter((text) => text !== null)
  return {
    zones,
    floatingZone: calendarZone ?? hostZone,
    likelyZones: [...(calendarZone ? [calendarZone] : []), hostZone, ...zones.ofCalendar()],
    method,
    ownAddresses: new Set([...ownAddresses, ...owner].map((address) => address.replace(/^mailto:/i, '').toLowerCase())),
  }
}

function unreadEvent(component: Component, error: unknown): UnreadEvent {
  const [, year, month, day] = /[:,](\d{4})(\d\d)(\d\d)/.exec(linesOf(component, 'DTSTART')[0] ?? '') ?? []
  const date = year ? `${year}-${month}-${day}` : null
  return error instanceof Unreadable
    ? { date, reason: error.reason, zone: error.zone?.slice(0, 60) ?? null }
    : { date, reason: 'time', zone: null }
}

/** A single event in the far past or future would block nothing anyway. */
function isOver(
  component: Component,
  { date }: UnreadEvent,
  { from, until }: { from: number; until: number },
): boolean {
  if (date === null || ['RRULE', 'RDATE', 'DURATION'].some((name) => linesOf(component, name).length > 0)) return false
  const [start, end] = [date, /[:](\d{8})/.exec(linesOf(component, 'DTEND')[0] ?? '')?.[1] ?? date]
  const day = (instant: number) => new Date(instant).toISOString().slice(0, 10)
  const asDate = (text: string) =>
    text.includes('-') ? text : `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`
  return asDate(end) < day(from - DAY_MS) || start > day(until + DAY_MS)
}

function nameOf(calendars: Component[]): string | null {
  for (const calendar of calendars) {
    const name = textOf(calendar, 'X-WR-CALNAME') ?? textOf(calendar, 'NAME')
    if (name) return name.replace(/\\([\\,;])/g, '$1')
  }
  return null
}

function isOurs(uid: string | null, ourHost: string | null): boolean {
  return ourHost !== null && uid?.toLowerCase().endsWith(`@${ourHost.toLowerCase()}`) === true
}
