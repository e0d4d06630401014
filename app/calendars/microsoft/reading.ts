import { z } from 'zod'
import type { Zones } from '~/busy/calendar-zones'
import type { CalendarChanges, ReadRequest, RemoteCalendar, RemoteEvent } from '../calendar-provider'
import { intervalInWindow, isDate, knownZones, readEventTime, wholeDays } from '../event-times'
import { lenient, textOrNumber } from '../json-body'
import { bookingOfUid } from '../own-uid'

/** Tolerant readers for Graph's answers: missing and odd fields say nothing, unknown ones are ignored. */

/** Begins the transaction ids of our events; the booking's id follows, and after another colon what makes a second one different. */
export const TRANSACTION_PREFIX = 'foyer:'

const text = lenient(z.string())
const flag = lenient(z.boolean())
const DateTimeTimeZone = lenient(z.looseObject({ dateTime: text, timeZone: text }))

const EventItem = z.looseObject({
  id: textOrNumber,
  '@odata.etag': text,
  '@removed': lenient(z.looseObject({})),
  type: text,
  seriesMasterId: lenient(textOrNumber),
  start: DateTimeTimeZone,
  end: DateTimeTimeZone,
  originalStartTimeZone: text,
  isAllDay: flag,
  isCancelled: flag,
  showAs: text,
  responseStatus: lenient(z.looseObject({ response: text })),
  transactionId: text,
  iCalUId: text,
  subject: text,
  location: lenient(z.looseObject({ displayName: text })),
})

export type GraphEvent = z.infer<typeof EventItem>

const Page = z.looseObject({
  value: z.array(z.unknown()).default([]),
  '@odata.nextLink': text,
  '@odata.deltaLink': text,
})

export interface GraphPage {
  items: unknown[]
  nextLink: string | null
  deltaLink: string | null
}

/** @returns null for an unreadable answer */
export function readGraphPage(body: unknown): GraphPage | null {
  const { success, data } = Page.safeParse(body)
  if (!success) return null
  return { items: data.value, nextLink: data['@odata.nextLink'] ?? null, deltaLink: data['@odata.deltaLink'] ?? null }
}

export function readGraphEvent(body: unknown): GraphEvent | null {
  const { success, data } = EventItem.safeParse(body)
  return success ? data : null
}

const CalendarItem = z.looseObject({ id: textOrNumber, name: text, canEdit: flag, isDefaultCalendar: flag })

export function readGraphCalendar(item: unknown): RemoteCalendar | null {
  const { success, data } = CalendarItem.safeParse(item)
  if (!success) return null
  return {
    remoteId: data.id,
    name: data.name || data.id,
    // Graph states no zone of a calendar.
    timeZone: null,
    writable: data.canEdit === true,
    primary: data.isDefaultCalendar === true,
  }
}

const Profile = z
  .looseObject({ id: textOrNumber, mail: text, userPrincipalName: text })
  .transform(({ id, mail, userPrincipalName }) => ({ accountKey: id, name: mail || userPrincipalName || id }))

export function readGraphProfile(body: unknown) {
  const { success, data } = Profile.safeParse(body)
  return success ? data : null
}

type Read = Pick<CalendarChanges, 'events' | 'removed' | 'unread'>

/** Series whose occurrences came without the fields that they share: their ids. */
export function missingSeries(items: unknown[]): string[] {
  const events = items.map(readGraphEvent).filter((event) => event !== null)
  const known = new Set(events.filter(({ type }) => type === 'seriesMaster').map(({ id }) => id))
  const asked = events.filter(isSparse).map(({ seriesMasterId }) => seriesMasterId)
  return [...new Set(asked.filter((id): id is string => typeof id === 'string' && !known.has(id)))]
}

/** Delta lists an occurrence that follows its series with its times alone. */
function isSparse({ '@removed': removed, type, showAs }: GraphEvent): boolean {
  return !removed && type === 'occurrence' && !showAs
}

/**
 * What the pages of a round say.
 *
 * @param series those that were asked for, beside those in the pages
 * @param ourHost in the UIDs of our mails: Exchange adds their invitations to the calendar by itself
 */
export function readGraphChanges(
  items: unknown[],
  { series, request, ourHost }: { series: GraphEvent[]; request: ReadRequest; ourHost: string },
): Read {
  const zones = knownZones()
  const read = { events: new Map<string, RemoteEvent>(), removed: new Set<string>(), unread: [] as Read['unread'] }
  const listed = items.map(readGraphEvent)
  const readable = [...series, ...listed].filter((event) => event !== null)
  const masters = new Map(readable.filter(isMaster).map((event) => [event.id, event]))
  for (const event of listed) {
    if (!event) {
      read.unread.push({ start: null })
      continue
    }
    // A series is no event by itself, its occurrences are; one that was a single event before is none any more.
    if (event['@removed'] || isMaster(event)) {
      read.events.delete(event.id)
      read.removed.add(event.id)
      continue
    }
    const whole = withSeries(event, masters)
    const times = timesOfGraphEvent(whole, request, zones)
    if (!times) {
      read.unread.push({ start: timeOf(whole, whole.start, request, zones) })
      continue
    }
    read.removed.delete(event.id)
    read.events.set(event.id, {
      remoteId: event.id,
      etag: event['@odata.etag'] ?? null,
      intervals: isBusy(whole) ? intervalInWindow(times, times.allDay, request.window) : [],
      booking: bookingOf(event, times, ourHost),
    })
  }
  return { events: [...read.events.values()], removed: [...read.removed], unread: read.unread }
}

function isMaster(event: GraphEvent): boolean {
  return event.type === 'seriesMaster' && !event['@removed']
}

function withSeries(event: GraphEvent, masters: Map<string, GraphEvent>): GraphEvent {
  const master = event.seriesMasterId ? masters.get(event.seriesMasterId) : undefined
  if (!master) return event
  const { showAs, isAllDay, isCancelled, responseStatus, originalStartTimeZone } = master
  return {
    ...event,
    showAs: event.showAs ?? showAs,
    isAllDay: event.isAllDay ?? isAllDay,
    isCancelled: event.isCancelled ?? isCancelled,
    responseStatus: event.responseStatus ?? responseStatus,
    originalStartTimeZone: event.originalStartTimeZone ?? originalStartTimeZone,
  }
}

type Zoning = Pick<ReadRequest, 'calendar' | 'host'>

/** @returns null if the times cannot be read */
export function timesOfGraphEvent(
  event: GraphEvent,
  zoning: Zoning,
  zones: Zones,
): { start: number; end: number; allDay: boolean } | null {
  const [startDate, endDate] = event.isAllDay ? [midnightDate(event.start), midnightDate(event.end)] : [null, null]
  if (startDate) return { ...wholeDays(startDate, endDate, zoneOf(zoning)), allDay: true }
  const start = timeOf(event, event.start, zoning, zones)
  const end = event.end?.dateTime ? timeOf(event, event.end, zoning, zones) : start
  if (start === null || end === null || end < start) return null
  return { start, end, allDay: event.isAllDay === true }
}

/** All-day events have dates, whatever zone is written beside them: midnight on the calendar's own clock. */
function midnightDate(time: GraphEvent['start']): string | null {
  const [, date] = /^(\d{4}-\d\d-\d\d)T00:00(?::00)?(?:\.0+)?$/.exec(time?.dateTime?.slice(0, 40) ?? '') ?? []
  return date !== undefined && isDate(date) ? date : null
}

function timeOf(event: GraphEvent, time: GraphEvent['start'], zoning: Zoning, zones: Zones): number | null {
  if (!time?.dateTime) return null
  return readEventTime(time.dateTime, time.timeZone ?? event.originalStartTimeZone ?? zoneOf(zoning), zones)
}

function zoneOf({ calendar, host }: Zoning): string {
  return calendar.timeZone ?? host.timeZone
}

/** Microsoft's own word: "show as", called off, and the host's answer to an invitation. Tentative times are held. */
function isBusy({ showAs, isCancelled, responseStatus }: GraphEvent): boolean {
  if (showAs === 'free' || showAs === 'workingElsewhere') return false
  return !isCancelled && responseStatus?.response !== 'declined'
}

function bookingOf(
  { transactionId, iCalUId }: GraphEvent,
  { start, end }: { start: number; end: number },
  ourHost: string,
): RemoteEvent['booking'] {
  if (transactionId?.startsWith(TRANSACTION_PREFIX)) {
    const [bookingId] = transactionId.slice(TRANSACTION_PREFIX.length).split(':')
    return bookingId ? { bookingId, invitation: false, start, end } : null
  }
  const invited = bookingOfUid(iCalUId ? plainUid(iCalUId) : null, ourHost)
  return invited && { ...invited, start, end }
}

/** `vCal-Uid` and a version, in hexadecimal. */
const FOREIGN_UID_MARK = '7643616C2D55696401000000'
const MAX_UID_LENGTH = 2_000

/**
 * Exchange packs the UID of an object that came by mail into an id of its own, in hexadecimal ([MS-OXOCAL], 2.2.1.27).
 *
 * @example plainUid('0400…7643616C2D556964010000006140622E6300') // 'a@b.c'
 */
function plainUid(iCalUId: string): string {
  const [, packed] = iCalUId.slice(0, MAX_UID_LENGTH).toUpperCase().split(FOREIGN_UID_MARK)
  if (packed === undefined || !/^[0-9A-F]*$/.test(packed)) return iCalUId
  return Buffer.from(packed, 'hex').toString('utf8').replaceAll('\0', '')
}

const ErrorBody = z.looseObject({
  error: z.looseObject({ code: z.string().catch('').default(''), message: z.string().catch('').default('') }),
})

export function readGraphError(body: unknown): { code: string; message: string } {
  const { success, data } = ErrorBody.safeParse(body)
  return success ? { code: data.error.code, message: data.error.message.slice(0, 200) } : { code: '', message: '' }
}
