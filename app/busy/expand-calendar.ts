import ical from 'node-ical'
import { addDays, dateInZone, startOfDateInZone } from '../availability/wall-time'
import { withKnownZones } from './calendar-zones'
import { horizonAround, inPieces, type Span } from './intervals'

const DAY_MS = 86_400_000
/** More than any person's calendar holds in a year. */
const MOST_INTERVALS = 10_000

/** The library's words for a rule that it has counted on long enough. */
const OUT_OF_PATIENCE = /maximum iterations/i

export interface BusySpan extends Span {
  allDay: boolean
}

export type Expanded =
  | { ok: true; name: string | null; intervals: BusySpan[]; unread: number }
  | { ok: false; reason: 'not_a_calendar' | 'too_much' }

interface ExpandOptions {
  /** The host's zone: for floating times and whole days. */
  timeZone: string
  /** Epoch ms. */
  now: number
  /** Events whose UID ends with `@` and this are our own: what they say is known better here. */
  ourHost: string
}

/** What `node-ical` makes of a VEVENT, as far as it matters here. A date without time has `dateOnly` and is local to the process. */
type ParsedDate = Date & { dateOnly?: boolean; tz?: string }
interface ParsedEvent {
  uid?: unknown
  start?: ParsedDate
  end?: ParsedDate
  recurrenceid?: ParsedDate
  sequence?: number
  status?: unknown
  transparency?: unknown
  rrule?: { between(from: Date, until: Date, inclusive: boolean): ParsedDate[] } | string
  exdate?: Record<string, ParsedDate>
  extraDates?: Record<string, ParsedDate>
}

/**
 * The busy times in an iCalendar text, from yesterday to 400 days ahead: recurring events with what is left out, added and moved;
 * whole days in the host's zone. Transparent and cancelled events are free time. Parsing and recurrence are `node-ical`'s; which
 * instances stand is decided here, because it knows no RDATE and mixes up several changed instances of one day.
 *
 * To be called where it can be stopped: a hostile text keeps it busy for as long as one lets it.
 */
export function expandCalendar(text: string, { timeZone, now, ourHost }: ExpandOptions): Expanded {
  if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(text)) return { ok: false, reason: 'not_a_calendar' }
  const { events, name, unread: broken } = parse(withKnownZones(text.replace(/^\uFEFF/, ''), timeZone, now))
  const horizon = horizonAround(now)
  const intervals: BusySpan[] = []
  let unread = broken
  for (const series of byUid(events.filter(({ uid }) => !isOurs(uid, ourHost)))) {
    try {
      for (const instance of instancesOf(series, horizon, timeZone)) {
        for (const piece of inPieces(instance, horizon)) intervals.push({ ...piece, allDay: instance.allDay })
        if (intervals.length > MOST_INTERVALS) return { ok: false, reason: 'too_much' }
      }
    } catch (error) {
      if (error instanceof Error && OUT_OF_PATIENCE.test(error.message)) return { ok: false, reason: 'too_much' }
      // One event that makes no sense must not hide all others; the desk says how many there were.
      unread++
    }
  }
  return { ok: true, name, intervals: intervals.sort((a, b) => a.start - b.start), unread }
}

/** Every VEVENT by itself: the library's own answer merges those of one UID. */
function parse(text: string): { events: ParsedEvent[]; name: string | null; unread: number } {
  const events: ParsedEvent[] = []
  let unread = 0
  type Handler = (
    value: string,
    parameters: string[],
    current: ParsedEvent,
    stack: unknown[],
    line: string,
  ) => ParsedEvent
  const handlers = ical.objectHandlers as Record<'END' | 'EXDATE' | 'RDATE' | 'DTSTART' | 'DTEND', Handler>
  const { END: end, EXDATE: dates } = handlers
  handlers.RDATE = (value, parameters, current, stack, line) => {
    const holder: ParsedEvent = {}
    // A period is taken by its start; it then lasts as long as the event does.
    dates(value.replace(/\/[^,]*/g, ''), parameters, holder, stack, line)
    current.extraDates = { ...current.extraDates, ...holder.exdate }
    return current
  }
  handlers.END = (value, parameters, current, stack, line) => {
    let parent: ParsedEvent
    try {
      parent = end(value, parameters, current, stack, line)
    } catch {
      unread++
      delete current.rrule
      delete current.start
      parent = end(value, parameters, current, stack, line)
    }
    if (value === 'VEVENT' && current.start instanceof Date) events.push({ ...current })
    return parent
  }
  try {
    const calendar = ical.sync.parseICS(text).vcalendar as Record<string, unknown> | undefined
    const name = calendar?.['WR-CALNAME'] ?? calendar?.name
    return { events, name: typeof name === 'string' && name.trim() !== '' ? name.trim() : null, unread }
  } finally {
    handlers.END = end
  }
}

function isOurs(uid: unknown, ourHost: string): boolean {
  return typeof uid === 'string' && uid.toLowerCase().endsWith(`@${ourHost.toLowerCase()}`)
}

interface Series {
  /** The event itself; missing where only a changed instance was sent. */
  base: ParsedEvent | null
  changed: ParsedEvent[]
}

/** Of two versions the one with the higher SEQUENCE counts, the later one if they are equal. */
function byUid(events: ParsedEvent[]): Series[] {
  const all = new Map<unknown, { base: ParsedEvent | null; changed: Map<string, ParsedEvent> }>()
  for (const event of events) {
    const uid = event.uid ?? event
    const series = all.get(uid) ?? { base: null, changed: new Map() }
    all.set(uid, series)
    const isNewer = (other: ParsedEvent | null | undefined) => !other || (event.sequence ?? 0) >= (other.sequence ?? 0)
    if (event.recurrenceid instanceof Date) {
      const key = String(event.recurrenceid.getTime())
      if (isNewer(series.changed.get(key))) series.changed.set(key, event)
    } else if (isNewer(series.base)) series.base = event
  }
  return [...all.values()].map(({ base, changed }) => ({ base, changed: [...changed.values()] }))
}

function* instancesOf(
  { base, changed }: Series,
  horizon: { from: number; until: number },
  timeZone: string,
): Generator<BusySpan> {
  for (const event of changed) if (isBusy(event)) yield spanOf(event, event.start!, timeZone)
  if (!base || !isBusy(base)) return
  const replaced = new Set(changed.map(({ recurrenceid }) => instanceKey(recurrenceid!, base)))
  const left = new Set(Object.values(base.exdate ?? {}).map((date) => instanceKey(date, base)))
  const seen = new Set<string>()
  for (const start of startsOf(base, horizon)) {
    const key = instanceKey(start, base)
    // An exception may name a date only, although the event has a time.
    const isOut = [key, dateOf(start, base)].some((name) => replaced.has(name) || left.has(name))
    if (isOut || seen.has(key)) continue
    seen.add(key)
    yield spanOf(base, start, timeZone)
  }
}

function isBusy({ status, transparency }: ParsedEvent): boolean {
  return String(status).toUpperCase() !== 'CANCELLED' && String(transparency).toUpperCase() !== 'TRANSPARENT'
}

function startsOf(event: ParsedEvent, { from, until }: { from: number; until: number }): ParsedDate[] {
  const start = event.start!
  const extra = Object.values(event.extraDates ?? {})
  if (typeof event.rrule !== 'object') return [start, ...extra]
  const length = Math.max(0, (event.end ?? start).getTime() - start.getTime())
  // A day more on both sides: dates without time stand in the process's zone.
  const ruled = event.rrule.between(new Date(from - length - DAY_MS), new Date(until + DAY_MS), true)
  return [...ruled, ...extra]
}

/** @returns a date for whole days, an instant otherwise */
function instanceKey(date: ParsedDate, event: ParsedEvent): string {
  return date.dateOnly ? localDate(date) : event.start!.dateOnly ? dateOf(date, event) : String(date.getTime())
}

/** The date that an instance has where its event takes place. */
function dateOf(date: ParsedDate, { start }: ParsedEvent): string {
  if (start!.dateOnly) return localDate(date)
  return dateInZone(date.getTime(), start!.tz ?? 'UTC')
}

function spanOf(event: ParsedEvent, start: ParsedDate, timeZone: string): BusySpan {
  const first = event.start!
  const last = event.end ?? first
  if (!first.dateOnly) {
    const length = Math.max(0, last.getTime() - first.getTime())
    return { start: start.getTime(), end: start.getTime() + length, allDay: false }
  }
  const days = Math.max(1, Math.round((localMidnight(last) - localMidnight(first)) / DAY_MS))
  const date = localDate(start)
  return {
    start: startOfDateInZone(date, timeZone),
    end: startOfDateInZone(addDays(date, days), timeZone),
    allDay: true,
  }
}

/** The date that the library meant: it puts dates at midnight of whatever zone the process is in. */
function localDate(date: Date): string {
  return new Date(localMidnight(date)).toISOString().slice(0, 10)
}

function localMidnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
}
