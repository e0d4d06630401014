import ICAL from 'ical.js'
import { readEmailAddress } from '~/security/email-address'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '~/time/units'
import { ruleOf } from './calendar-rules'
import { localOf, UTC, type Zone, type Zones } from './calendar-zones'
import { type Component, linesOf, propertiesOf, textOf, Unreadable } from './parse-calendar'

/** A date, or a time on the clock of a zone. `local` is the written time, as the epoch ms at which a clock in UTC shows it. */
export interface Moment {
  local: number
  isDate: boolean
  zone: Zone
  /** `floating`: without a zone. */
  kind: 'utc' | 'floating' | 'zoned'
}

/** Days are nominal, also over a change of clocks; the rest is exact (RFC 5545, 3.3.6). */
export interface Length {
  days: number
  ms: number
}

export interface CalendarEvent {
  uid: string | null
  /** Of two versions the one with the higher number counts. */
  sequence: number
  stamp: string
  busy: boolean
  /** Outlook marks whole days that it writes as times. */
  markedAllDay: boolean
  start: Moment
  length: Length
  /** The instance that it changes. */
  changes: Moment | null
  /** The change also applies to all later instances (RFC 5545, 3.2.13). */
  andFuture: boolean
  rules: string[]
  exceptRules: string[]
  added: { at: Moment; length: Length | null }[]
  removed: Moment[]
}

export interface EventContext {
  zones: Zones
  /** The zone of floating times. */
  floatingZone: Zone
  /** Zones in which a midnight in UTC may mean local midnight. */
  likelyZones: Zone[]
  /** METHOD of the calendar around it. */
  method: string | null
  /** The host's addresses in lower case; an event that one of them declined is free time. */
  ownAddresses: ReadonlySet<string>
}

/**
 * Reads a VEVENT as its author meant it.
 *
 * @throws Unreadable
 */
export function readEvent(component: Component, calendarContext: EventContext): CalendarEvent {
  const [start] = momentsOf(component, 'DTSTART', calendarContext)
  if (!start) throw new Unreadable('time')
  const context = start.isDate ? withoutZones(calendarContext) : calendarContext
  const changed = propertiesOf(component, 'RECURRENCE-ID')[0]
  const rule = {
    isDate: start.isDate,
    localOfUntil: (instant: number) =>
      start.isDate ? dateOf(utc(instant), context.likelyZones) : start.zone.localAt(instant),
  }
  return {
    uid: textOf(component, 'UID'),
    sequence: Number.parseInt(textOf(component, 'SEQUENCE') ?? '0', 10) || 0,
    stamp: textOf(component, 'DTSTAMP') ?? '',
    busy: isBusy(component, context),
    markedAllDay: textOf(component, 'X-MICROSOFT-CDO-ALLDAYEVENT')?.toUpperCase() === 'TRUE',
    start,
    length: lengthOf(component, start, context),
    changes: changed ? momentOf(changed, changed.getFirstValue(), context) : null,
    andFuture: String(changed?.getParameter('range')).toUpperCase() === 'THISANDFUTURE',
    rules: linesOf(component, 'RRULE').map((line) => ruleOf(line, rule)),
    exceptRules: linesOf(component, 'EXRULE').map((line) => ruleOf(line, rule)),
    added: propertiesOf(component, 'RDATE').flatMap((property) =>
      property.getValues().map((value) => addedBy(property, value, context)),
    ),
    removed: momentsOf(component, 'EXDATE', context),
  }
}

function momentsOf(component: Component, name: string, context: EventContext): Moment[] {
  return propertiesOf(component, name).flatMap((property) =>
    property.getValues().map((value) => momentOf(property, value, context)),
  )
}

function momentOf(property: ICAL.Property, value: unknown, { zones, floatingZone }: EventContext): Moment {
  if (!(value instanceof ICAL.Time)) throw new Unreadable('time')
  const local = localOf(value)
  if (value.zone === ICAL.Timezone.utcTimezone) return utc(local)
  const name = property.getParameter('tzid')
  if (value.isDate || typeof name !== 'string' || name.trim() === '')
    return { local, isDate: value.isDate, zone: floatingZone, kind: 'floating' }
  return { local, isDate: false, zone: zones.zone(name), kind: 'zoned' }
}

/** In a series of whole days a time stands for its date, whatever its zone is called. */
function withoutZones(context: EventContext): EventContext {
  const { zones, floatingZone } = context
  return { ...context, zones: { ...zones, zone: (name) => zones.zoneOrNull(name) ?? floatingZone } }
}

function utc(local: number): Moment {
  return { local, isDate: false, zone: UTC, kind: 'utc' }
}

export function instantOf({ zone, local }: Moment): number {
  return zone.instantAt(local)
}

/**
 * The date (its local midnight) that a time stands for where only a date makes sense: in a series of whole days RFC 5545 wants
 * a date, but Outlook writes midnight, in its own zone or in UTC.
 */
export function dateOf({ local, kind, zone }: Moment, likelyZones: Zone[]): number {
  if (kind !== 'utc') return midnight(local)
  const instant = zone.instantAt(local)
  // An end at the last second of a day means the next midnight.
  const [edge, back] =
    (instant / SECOND_MS) % 60 === 59 || instant % DAY_MS === DAY_MS - MINUTE_MS
      ? [ceilMinute(instant), DAY_MS]
      : [instant, 0]
  const dates = [...likelyZones, UTC].map((likely) => likely.localAt(edge))
  const atMidnight = dates.find((date) => date % DAY_MS === 0)
  if (atMidnight !== undefined) return atMidnight - back
  // Midnight in no known zone. East of Greenwich the day began the evening before.
  const timeOfDay = edge - midnight(edge)
  return timeOfDay >= 13 * HOUR_MS && timeOfDay % (HOUR_MS / 4) === 0
    ? midnight(edge) + DAY_MS - back
    : midnight(dates[0] ?? edge)
}

function midnight(local: number): number {
  return Math.floor(local / DAY_MS) * DAY_MS
}

function ceilMinute(instant: number): number {
  return Math.ceil((instant + 1) / MINUTE_MS) * MINUTE_MS
}

/** RFC 5545, 3.6.1: without an end a date is a day and a time is a moment. */
function lengthOf(component: Component, start: Moment, context: EventContext): Length {
  const [end] = momentsOf(component, 'DTEND', context)
  const duration = propertiesOf(component, 'DURATION')[0]?.getFirstValue()
  const length = end
    ? lengthUntil(end, start, context)
    : duration instanceof ICAL.Duration
      ? lengthFrom(duration)
      : { days: 0, ms: 0 }
  if (length.days < 0 || length.ms < 0) throw new Unreadable('time')
  return start.isDate ? { days: Math.max(1, length.days + Math.ceil(length.ms / DAY_MS)), ms: 0 } : length
}

function lengthUntil(end: Moment, start: Moment, { likelyZones }: EventContext): Length {
  if (start.isDate) {
    const last = end.isDate ? end.local : dateOf(end, likelyZones)
    // A time after midnight belongs to the day that has begun.
    const begun = end.kind !== 'utc' && end.local > last ? 1 : 0
    return { days: Math.round((last - start.local) / DAY_MS) + begun, ms: 0 }
  }
  const until = end.isDate || end.kind === 'floating' ? { ...end, zone: start.zone } : end
  return { days: 0, ms: instantOf(until) - instantOf(start) }
}

function lengthFrom({ isNegative, weeks, days, hours, minutes, seconds }: ICAL.Duration): Length {
  const sign = isNegative ? -1 : 1
  return { days: sign * (weeks * 7 + days), ms: sign * (hours * 3600 + minutes * 60 + seconds) * SECOND_MS }
}

function addedBy(property: ICAL.Property, value: unknown, context: EventContext): CalendarEvent['added'][number] {
  if (!(value instanceof ICAL.Period)) return { at: momentOf(property, value, context), length: null }
  const at = momentOf(property, value.start, context)
  const length = value.end
    ? { days: 0, ms: instantOf(momentOf(property, value.end, context)) - instantOf(at) }
    : lengthFrom(value.duration)
  if (length.days < 0 || length.ms < 0) throw new Unreadable('time')
  return { at, length }
}

/** The busy periods of a VFREEBUSY; an unknown type counts as busy (RFC 5545, 3.2.9). */
export function* busyPeriodsOf(component: Component, context: EventContext): Generator<{ start: number; end: number }> {
  for (const property of propertiesOf(component, 'FREEBUSY')) {
    if (String(property.getParameter('fbtype')).toUpperCase() === 'FREE') continue
    for (const value of property.getValues()) {
      const { at, length } = addedBy(property, value, context)
      if (!length) throw new Unreadable('time')
      yield { start: instantOf(at), end: endOf(at, length) }
    }
  }
}

export function endOf({ local, zone }: Pick<Moment, 'local' | 'zone'>, { days, ms }: Length): number {
  return zone.instantAt(local + days * DAY_MS) + ms
}

function isBusy(component: Component, { method, ownAddresses }: EventContext): boolean {
  const word = (name: string) => textOf(component, name)?.toUpperCase()
  if (method === 'CANCEL' || word('STATUS') === 'CANCELLED') return false
  const transparency = word('TRANSP')
  if (transparency) return !transparency.startsWith('TRANSPARENT') && !isDeclined(component, ownAddresses)
  const microsoft =
    word('X-MICROSOFT-CDO-BUSYSTATUS') ??
    word('X-MICROSOFT-MSNCALENDAR-BUSYSTATUS') ??
    word('X-MICROSOFT-CDO-INTENDEDSTATUS')
  // [MS-OXCICAL], 2.1.3.1.1.20.25: a host who works elsewhere can be booked.
  return microsoft !== 'FREE' && microsoft !== 'WORKINGELSEWHERE' && !isDeclined(component, ownAddresses)
}

/** Longer values are not addresses, and are expensive to parse. */
const MAX_ATTENDEE_LENGTH = 4_000

function isDeclined(component: Component, ownAddresses: ReadonlySet<string>): boolean {
  return linesOf(component, 'ATTENDEE').some((line) => {
    if (!/DECLINED/i.test(line) || line.length > MAX_ATTENDEE_LENGTH) return false
    const attendee = new ICAL.Property(ICAL.parse.property(line))
    const addresses = [attendee.getFirstValue(), attendee.getParameter('email')]
    return (
      String(attendee.getParameter('partstat')).toUpperCase() === 'DECLINED' &&
      addresses.some((address) => isOwn(address, ownAddresses))
    )
  })
}

function isOwn(written: unknown, ownAddresses: ReadonlySet<string>): boolean {
  const read = typeof written === 'string' ? readEmailAddress(written) : null
  return read?.ok === true && ownAddresses.has(read.address.toLowerCase())
}
