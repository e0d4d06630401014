import { dateOfDay } from '~/time/instants'
import { DAY_MS } from '~/time/units'
import { startOfDateInZone } from '~/time/wall-time'
import { type CalendarEvent, dateOf, endOf, instantOf, type Length, type Moment } from './calendar-event'
import { occurrencesOf } from './calendar-rules'
import type { Zone } from './calendar-zones'
import type { Span } from './intervals'

export interface BusySpan extends Span {
  allDay: boolean
}

interface Series {
  /** The event itself; missing where only a changed instance was sent. */
  base: CalendarEvent | null
  /** Instances that differ from the event. */
  changed: CalendarEvent[]
  /** Changes of an instance and of all later ones. */
  onward: CalendarEvent[]
}

interface SeriesContext {
  horizon: { from: number; until: number }
  /** The host's, for whole days. */
  timeZone: string
  likelyZones: Zone[]
}

/**
 * Of two versions the one with the higher SEQUENCE counts, then the later DTSTAMP (RFC 5546, 2.1.5). Two without either that
 * begin at different times are two events: some calendars give all events the same UID.
 */
export function seriesByUid(events: CalendarEvent[]): Series[] {
  const newest = new Map<unknown, Map<string, CalendarEvent>>()
  for (const event of events) {
    const uid = event.uid ?? event
    const versions = newest.get(uid) ?? new Map<string, CalendarEvent>()
    newest.set(uid, versions)
    const which = event.changes
      ? `${event.andFuture ? 'from' : 'on'} ${event.changes.local} ${event.changes.kind}`
      : 'base'
    const other = versions.get(which)
    const age = other ? event.sequence - other.sequence || compare(event.stamp, other.stamp) : 1
    if (other && age === 0 && !event.changes && event.start.local !== other.start.local)
      newest.set(event, new Map([[which, event]]))
    else if (age >= 0) versions.set(which, event)
  }
  return [...newest.values()].map((versions) => {
    const all = [...versions.values()]
    const changes = all.filter(({ changes }) => changes)
    return {
      base: versions.get('base') ?? null,
      changed: changes.filter(({ andFuture }) => !andFuture),
      onward: changes.filter(({ andFuture }) => andFuture),
    }
  })
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one > other ? 1 : -1
}

/**
 * The busy times of a series. A changed instance has its own times; the others follow the last change that includes all later
 * instances, else the event itself. All is computed in the local time of the series, because its rules and exceptions are
 * local.
 */
export function* instancesOf({ base, changed, onward }: Series, context: SeriesContext): Generator<BusySpan> {
  const alone = base === null ? [...changed, ...onward] : changed
  for (const event of alone) if (event.busy) yield spanOf(event, event.start.local, event.length, context)
  if (base === null || (onward.length === 0 && !base.busy)) return

  const placeOf = (moment: Moment) => placeIn(base, moment, context.likelyZones)
  const shifts = onward.map((event) => shiftOf(event, base, placeOf)).sort((a, b) => a.from - b.from)
  const reach = reachOf(context.horizon, base, shifts)
  const out = new Set(
    [...changed.map(({ changes }) => changes!), ...base.removed].map((moment) => keyOf(base, moment, placeOf)),
  )
  for (const rule of base.exceptRules)
    for (const local of occurrencesOf(rule, base.start.local, reach)) out.add(`${local}`)
  for (const { local, length } of instancesIn(base, reach, placeOf)) {
    // An exception may name a date only, although the event has a time.
    if (out.has(`${local}`) || out.has(dayKey(local))) continue
    out.add(`${local}`)
    const shift = shifts.findLast(({ from }) => from <= local)
    if (!(shift?.event ?? base).busy) continue
    yield shift
      ? spanOf({ ...shift.event, start: shift.start }, local + shift.by, length ?? shift.event.length, context)
      : spanOf(base, local, length ?? base.length, context)
  }
}

function* instancesIn(
  base: CalendarEvent,
  reach: { from: number; until: number },
  placeOf: (moment: Moment) => number,
): Generator<{ local: number; length: Length | null }> {
  // Instances with their own length come first: the same time may be in the rule as well.
  for (const { at, length } of base.added) if (length) yield { local: placeOf(at), length }
  if (base.rules.length === 0) yield { local: base.start.local, length: null }
  for (const rule of base.rules)
    for (const local of occurrencesOf(rule, base.start.local, reach)) yield { local, length: null }
  for (const { at, length } of base.added) if (!length) yield { local: placeOf(at), length: null }
}

/** Converts a time of any value type to the local time of the series; a date means the instance of that day. */
function placeIn({ start }: CalendarEvent, moment: Moment, likelyZones: Zone[]): number {
  if (start.isDate) return moment.isDate ? moment.local : dateOf(moment, likelyZones)
  if (moment.isDate) return moment.local + modulo(start.local, DAY_MS)
  // Without a zone it can only mean the local time of the series.
  return moment.kind === 'floating' ? moment.local : start.zone.localAt(instantOf(moment))
}

function keyOf({ start }: CalendarEvent, moment: Moment, placeOf: (moment: Moment) => number): string {
  return moment.isDate && !start.isDate ? dayKey(moment.local) : `${placeOf(moment)}`
}

function dayKey(local: number): string {
  return `day ${Math.floor(local / DAY_MS)}`
}

/**
 * RFC 5545, 3.8.4.4: if an instance is moved together with all later ones, they move by the same difference and get the same
 * length.
 */
interface Shift {
  event: CalendarEvent
  /** The zone of the move: an instance moved from ten to three o'clock stays at three when the clocks change. */
  start: Moment
  /** The first instance that moves. */
  from: number
  by: number
}

function shiftOf(event: CalendarEvent, base: CalendarEvent, placeOf: (moment: Moment) => number): Shift {
  const from = placeOf(event.changes!)
  if (event.start.isDate)
    return { event, start: event.start, from, by: event.start.local - Math.floor(from / DAY_MS) * DAY_MS }
  if (base.start.isDate) return { event, start: event.start, from, by: event.start.local - from }
  return { event, start: base.start, from, by: base.start.zone.localAt(instantOf(event.start)) - from }
}

/** The range of local starts whose instances can be busy within the horizon, including moved ones. */
function reachOf({ from, until }: { from: number; until: number }, base: CalendarEvent, shifts: Shift[]) {
  let [longest, later, earlier] = [longestMs(base), 0, 0]
  for (const one of base.added) longest = Math.max(longest, longestMs(one))
  for (const { event, by } of shifts) {
    longest = Math.max(longest, longestMs(event))
    later = Math.max(later, by)
    earlier = Math.max(earlier, -by)
  }
  // No zone is more than a day away from UTC.
  return { from: from - longest - later - 2 * DAY_MS, until: until + earlier + 2 * DAY_MS }
}

function longestMs({ length }: { length: Length | null }): number {
  return length ? length.days * DAY_MS + length.ms : 0
}

function spanOf(
  { start, markedAllDay }: Pick<CalendarEvent, 'start' | 'markedAllDay'>,
  local: number,
  length: Length,
  { timeZone }: SeriesContext,
): BusySpan {
  if (!start.isDate) {
    const at = { local, zone: start.zone }
    return { start: start.zone.instantAt(local), end: endOf(at, length), allDay: markedAllDay }
  }
  const day = Math.floor(local / DAY_MS)
  return {
    start: startOfDateInZone(dateOfDay(day), timeZone),
    end: startOfDateInZone(dateOfDay(day + Math.max(1, length.days + Math.ceil(length.ms / DAY_MS))), timeZone),
    allDay: true,
  }
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
