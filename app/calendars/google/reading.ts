import { z } from 'zod'
import type { Zones } from '~/busy/calendar-zones'
import { isKnownTimeZone } from '~/time/wall-time'
import type { CalendarChanges, ReadRequest, RemoteCalendar, RemoteEvent } from '../calendar-provider'
import { intervalInWindow, isDate, knownZones, readEventTime, wholeDays } from '../event-times'
import { lenient, textOrNumber } from '../json-body'
import { bookingOfUid } from '../own-uid'

/** Tolerant readers for Google's answers: missing and odd fields say nothing, unknown ones are ignored. */

/** The private property that names the booking of an event of ours. */
export const BOOKING_PROPERTY = 'foyerBooking'
/** Never busy, whatever else they say: where somebody works, and a birthday. */
const FREE_EVENT_TYPES = ['workingLocation', 'birthday']

const text = lenient(z.string())
const EventTime = lenient(z.looseObject({ date: text, dateTime: text, timeZone: text }))

const EventItem = z.looseObject({
  id: textOrNumber,
  etag: text,
  status: text,
  start: EventTime,
  end: EventTime,
  transparency: text,
  eventType: text,
  recurringEventId: lenient(textOrNumber),
  recurrence: lenient(z.array(z.unknown())),
  iCalUID: text,
  summary: text,
  description: text,
  location: text,
  attendees: lenient(z.array(z.unknown())),
  extendedProperties: lenient(z.looseObject({ private: lenient(z.record(z.string(), z.unknown())) })),
})

export type GoogleEvent = z.infer<typeof EventItem>

const EventPage = z.looseObject({
  items: z.array(z.unknown()).default([]),
  nextPageToken: lenient(textOrNumber),
  nextSyncToken: lenient(textOrNumber),
  timeZone: text,
})

export type GoogleEventPage = z.infer<typeof EventPage>

/** @returns null for an unreadable answer */
export function readGooglePage(body: unknown): GoogleEventPage | null {
  const { success, data } = EventPage.safeParse(body)
  return success ? data : null
}

export function readGoogleEvent(body: unknown): GoogleEvent | null {
  const { success, data } = EventItem.safeParse(body)
  return success ? data : null
}

const CalendarItem = z.looseObject({
  id: textOrNumber,
  summary: text,
  summaryOverride: text,
  timeZone: text,
  accessRole: text,
  primary: lenient(z.boolean()),
  deleted: lenient(z.boolean()),
})

const Identified = z.looseObject({ id: textOrNumber })

/** The id of a calendar, or of anything else that has one. */
export function readGoogleId(body: unknown): string | null {
  const { success, data } = Identified.safeParse(body)
  return success ? data.id : null
}

const CalendarPage = z.looseObject({ items: z.array(z.unknown()).default([]), nextPageToken: lenient(textOrNumber) })

export function readGoogleCalendars(body: unknown): { calendars: RemoteCalendar[]; next: string | null } | null {
  const page = CalendarPage.safeParse(body)
  if (!page.success) return null
  const calendars = page.data.items.flatMap((item) => {
    const { success, data } = CalendarItem.safeParse(item)
    if (!success || data.deleted) return []
    return [
      {
        remoteId: data.id,
        name: data.summaryOverride || data.summary || data.id,
        timeZone: data.timeZone && isKnownTimeZone(data.timeZone) ? data.timeZone : null,
        // Our scope allows writing to the host's own calendars alone.
        writable: data.accessRole === 'owner',
        primary: data.primary === true,
      },
    ]
  })
  return { calendars, next: page.data.nextPageToken ?? null }
}

type Read = Pick<CalendarChanges, 'events' | 'removed' | 'unread'>

/**
 * What the pages of a list say.
 *
 * @param ourHost in the UIDs of our mails: Google adds their invitations to the calendar by itself
 */
export function readGoogleChanges(
  pages: GoogleEventPage[],
  { calendar, host, window }: ReadRequest,
  ourHost: string,
): Read {
  const zones = knownZones()
  const stated = pages.map(({ timeZone }) => timeZone).find((zone) => zone && isKnownTimeZone(zone))
  const timeZone = stated ?? calendar.timeZone ?? host.timeZone
  const read = { events: new Map<string, RemoteEvent>(), removed: new Set<string>(), unread: [] as Read['unread'] }
  for (const item of pages.flatMap(({ items }) => items)) {
    const event = readGoogleEvent(item)
    if (!event) {
      read.unread.push({ start: null })
      continue
    }
    // An event that became a series is not listed any more, only its occurrences are.
    if (event.recurringEventId) read.removed.add(event.recurringEventId)
    if (event.status === 'cancelled') {
      read.events.delete(event.id)
      read.removed.add(event.id)
      continue
    }
    const times = timesOfGoogleEvent(event, timeZone, zones)
    if (!times) {
      read.unread.push({ start: startOf(event, timeZone, zones) })
      continue
    }
    read.removed.delete(event.id)
    read.events.set(event.id, {
      remoteId: event.id,
      etag: event.etag ?? null,
      intervals: isBusy(event) ? intervalInWindow(times, times.allDay, window) : [],
      booking: bookingOf(event, times, ourHost),
    })
  }
  return { events: [...read.events.values()], removed: [...read.removed], unread: read.unread }
}

interface GoogleEventTimes {
  start: number
  end: number
  allDay: boolean
}

/** @returns null if the times cannot be read */
export function timesOfGoogleEvent(event: GoogleEvent, timeZone: string, zones: Zones): GoogleEventTimes | null {
  const start = startOf(event, timeZone, zones)
  if (start === null) return null
  const { date } = event.start ?? {}
  if (date) {
    const endDate = event.end?.date
    const days = wholeDays(date, endDate && isDate(endDate) ? endDate : null, timeZone)
    return { ...days, allDay: true }
  }
  const end = event.end?.dateTime ? readEventTime(event.end.dateTime, event.end.timeZone ?? timeZone, zones) : start
  return end === null || end < start ? null : { start, end, allDay: false }
}

function startOf({ start }: GoogleEvent, timeZone: string, zones: Zones): number | null {
  if (start?.date) return isDate(start.date) ? wholeDays(start.date, null, timeZone).start : null
  return start?.dateTime ? readEventTime(start.dateTime, start.timeZone ?? timeZone, zones) : null
}

/** Google's own word: "show me as", and the host's answer to an invitation. */
function isBusy({ transparency, eventType, attendees }: GoogleEvent): boolean {
  if (transparency === 'transparent' || FREE_EVENT_TYPES.includes(eventType ?? '')) return false
  return !(attendees ?? []).some((attendee) => {
    const { self, responseStatus } = (attendee ?? {}) as Record<string, unknown>
    return self === true && responseStatus === 'declined'
  })
}

function bookingOf(
  { extendedProperties, iCalUID }: GoogleEvent,
  { start, end }: GoogleEventTimes,
  ourHost: string,
): RemoteEvent['booking'] {
  const bookingId = extendedProperties?.private?.[BOOKING_PROPERTY]
  if (typeof bookingId === 'string' && bookingId !== '') return { bookingId, invitation: false, start, end }
  const invited = bookingOfUid(iCalUID ?? null, ourHost)
  return invited && { ...invited, start, end }
}

const ErrorBody = z.looseObject({
  error: z.looseObject({
    message: z.string().catch('').default(''),
    status: z.string().catch('').default(''),
    errors: z
      .array(z.looseObject({ reason: z.string().catch('').default('') }))
      .catch([])
      .default([]),
    details: z
      .array(z.looseObject({ reason: z.string().catch('').default('') }))
      .catch([])
      .default([]),
  }),
})

/** The reasons of a refusal, in either of Google's two forms. */
export function readGoogleError(body: unknown): { reasons: string[]; message: string } {
  const { success, data } = ErrorBody.safeParse(body)
  if (!success) return { reasons: [], message: '' }
  const { errors, details, status, message } = data.error
  const reasons = [...errors, ...details].map(({ reason }) => reason)
  return { reasons: [...reasons, status].filter(Boolean), message: message.slice(0, 200) }
}
