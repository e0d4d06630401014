import {
  addDays,
  DAY_MS,
  dateInZone,
  dateOfDay,
  firstInstantAt,
  localTimeAt,
  segmentsAround,
  startOfDateInZone,
} from '../availability/wall-time'
import type { Span } from './intervals'
import type { ParsedDate, ParsedEvent } from './parse-calendar'

export interface BusySpan extends Span {
  allDay: boolean
}

interface Series {
  /** The event itself; missing where only a changed instance was sent. */
  base: ParsedEvent | null
  /** Instances that are not as the event says. */
  changed: ParsedEvent[]
  /** Changes of an instance and of all that follow it. */
  onward: ParsedEvent[]
}

/** Of two versions the one with the higher SEQUENCE counts, the later one if they are equal. */
export function seriesByUid(events: ParsedEvent[]): Series[] {
  const newest = new Map<unknown, Map<string, ParsedEvent>>()
  for (const event of events) {
    const uid = event.uid ?? event
    const versions = newest.get(uid) ?? new Map<string, ParsedEvent>()
    newest.set(uid, versions)
    const which = event.recurrenceid ? `${event.andFuture ? 'from' : 'on'} ${event.recurrenceid.getTime()}` : 'base'
    if ((event.sequence ?? 0) >= (versions.get(which)?.sequence ?? 0)) versions.set(which, event)
  }
  return [...newest.values()].map((versions) => {
    const all = [...versions.values()]
    const changes = all.filter(({ recurrenceid }) => recurrenceid)
    return {
      base: versions.get('base') ?? null,
      changed: changes.filter(({ andFuture }) => !andFuture),
      onward: changes.filter(({ andFuture }) => andFuture),
    }
  })
}

/**
 * The busy times of a series: instances that were changed as they are now, the others as the last change of them and of what
 * follows says, else as the event itself does.
 */
export function* instancesOf(
  { base, changed, onward }: Series,
  horizon: { from: number; until: number },
  timeZone: string,
): Generator<BusySpan> {
  const alone = base === null ? [...changed, ...onward] : changed
  for (const event of alone) if (isBusy(event)) yield spanOf(event, event.start!, timeZone)
  if (base === null || (onward.length === 0 && !isBusy(base))) return

  const shifts = onward.map((event) => shiftOf(event, base)).sort((a, b) => a.from - b.from)
  const replaced = new Set(changed.map(({ recurrenceid }) => instanceKey(recurrenceid!, base)))
  const left = new Set(Object.values(base.exdate ?? {}).map((date) => instanceKey(date, base)))
  const seen = new Set<string>()
  for (const start of startsOf(base, reachOf(horizon, base, shifts))) {
    const key = instanceKey(start, base)
    // An exception may name a date only, although the event has a time.
    const isOut = [key, dateOf(start, base)].some((name) => replaced.has(name) || left.has(name))
    if (isOut || seen.has(key)) continue
    seen.add(key)
    const local = localTimeOf(start, base)
    const shift = shifts.findLast(({ from }) => from <= local)
    if (!isBusy(shift?.event ?? base)) continue
    yield shift ? shiftedSpan(shift, local, base, timeZone) : spanOf(base, start, timeZone)
  }
}

function isBusy({ status, transparency }: ParsedEvent): boolean {
  return String(status).toUpperCase() !== 'CANCELLED' && String(transparency).toUpperCase() !== 'TRANSPARENT'
}

/** RFC 5545, 3.8.4.4: where one instance is moved with all that follow, they move by the same difference and last as long as it does. */
interface Shift {
  event: ParsedEvent
  /** The first instance that moves, in local time of the series. */
  from: number
  /** In local time as well: what moves from ten to three o'clock stays at three when the clocks change. */
  by: number
}

function shiftOf(event: ParsedEvent, base: ParsedEvent): Shift {
  const named = event.recurrenceid!
  const timeOfDay = named.dateOnly && !base.start!.dateOnly ? modulo(localTimeOf(base.start!, base), DAY_MS) : 0
  const from = localTimeOf(named, base) + timeOfDay
  return { event, from, by: localTimeOf(event.start!, base) - from }
}

function shiftedSpan({ event, by }: Shift, local: number, base: ParsedEvent, timeZone: string): BusySpan {
  const moved = local + by
  if (event.start!.dateOnly) return spanOfDays(event, dateOfDay(Math.floor(moved / DAY_MS)), timeZone)
  const zone = zoneOf(base.start!.dateOnly ? event.start! : base.start!)
  return spanFrom(event, firstInstantAt(moved, segmentsAround(zone, moved, moved)))
}

/** Where instances can begin that are busy within the horizon, however they were moved. */
function reachOf({ from, until }: { from: number; until: number }, base: ParsedEvent, shifts: Shift[]) {
  let [longest, later, earlier] = [lengthOf(base), 0, 0]
  for (const { event, by } of shifts) {
    longest = Math.max(longest, lengthOf(event))
    later = Math.max(later, by)
    earlier = Math.max(earlier, -by)
  }
  // A day more on both sides: dates without time stand in the process's zone.
  return { from: from - longest - later - DAY_MS, until: until + earlier + DAY_MS }
}

function startsOf(event: ParsedEvent, { from, until }: { from: number; until: number }): ParsedDate[] {
  const extra = Object.values(event.extraDates ?? {})
  if (typeof event.rrule !== 'object') return [event.start!, ...extra]
  return [...event.rrule.between(new Date(from), new Date(until), true), ...extra]
}

/** @returns a date for whole days, an instant otherwise */
function instanceKey(date: ParsedDate, event: ParsedEvent): string {
  return date.dateOnly ? localDate(date) : event.start!.dateOnly ? dateOf(date, event) : String(date.getTime())
}

/** The date that an instance has where its event takes place. */
function dateOf(date: ParsedDate, { start }: ParsedEvent): string {
  if (start!.dateOnly) return localDate(date)
  return dateInZone(date.getTime(), zoneOf(start!))
}

/** What the clock shows where the series takes place; midnight for a date without time. */
function localTimeOf(date: ParsedDate, { start }: ParsedEvent): number {
  if (date.dateOnly) return localMidnight(date)
  // Instances of whole days come without a mark; a change of theirs that has a time keeps its own clock.
  if (start!.dateOnly) return date.tz === undefined ? localMidnight(date) : localTimeAt(date.getTime(), date.tz)
  return localTimeAt(date.getTime(), zoneOf(start!))
}

function zoneOf({ tz }: ParsedDate): string {
  return tz ?? 'UTC'
}

function spanOf(event: ParsedEvent, start: ParsedDate, timeZone: string): BusySpan {
  return event.start!.dateOnly ? spanOfDays(event, localDate(start), timeZone) : spanFrom(event, start.getTime())
}

function spanFrom(event: ParsedEvent, start: number): BusySpan {
  return { start, end: start + lengthOf(event), allDay: false }
}

function spanOfDays({ start, end }: ParsedEvent, date: string, timeZone: string): BusySpan {
  const days = Math.max(1, Math.round((localMidnight(end ?? start!) - localMidnight(start!)) / DAY_MS))
  return {
    start: startOfDateInZone(date, timeZone),
    end: startOfDateInZone(addDays(date, days), timeZone),
    allDay: true,
  }
}

function lengthOf({ start, end }: ParsedEvent): number {
  return Math.max(0, (end ?? start!).getTime() - start!.getTime())
}

/** The date that the library meant: it puts dates at midnight of whatever zone the process is in. */
function localDate(date: Date): string {
  return new Date(localMidnight(date)).toISOString().slice(0, 10)
}

function localMidnight(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
