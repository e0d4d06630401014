import { createHash } from 'node:crypto'
import type { HttpResponse, Timeouts } from '~/outbound/http.server'
import {
  type CalendarAccess,
  type CalendarFailure,
  type CalendarOutcome,
  type CalendarPlace,
  type CalendarProvider,
  calendarFailure,
  type EventOfBooking,
  type ReadRequest,
  type RemoteCalendar,
  type WrittenEvent,
} from '../calendar-provider'
import { knownZones } from '../event-times'
import { jsonOrNull } from '../json-body'
import { type CallWithAccess, callRest, failureByStatus, REST_TIMEOUTS, type RestCall } from '../rest-call.server'
import { type GoogleSettings, googleOAuthProvider } from './oauth-provider'
import {
  BOOKING_PROPERTY,
  type GoogleEvent,
  type GoogleEventPage,
  readGoogleCalendars,
  readGoogleChanges,
  readGoogleError,
  readGoogleEvent,
  readGoogleId,
  readGooglePage,
  timesOfGoogleEvent,
} from './reading'
import { createGoogleWatch } from './watch.server'

const PAGE_SIZE = 1_000
/** More than any person has within our window; a list without an end would otherwise be read for ever. */
const MAX_PAGES = 50
/** No titles, descriptions or names of attendees: what Google does not send, we cannot keep. */
const EVENT_FIELDS =
  'nextPageToken,nextSyncToken,timeZone,items(id,etag,status,start,end,transparency,eventType,recurringEventId,iCalUID,attendees(self,responseStatus),extendedProperties(private))'
const CALENDAR_FIELDS = 'nextPageToken,items(id,summary,summaryOverride,timeZone,accessRole,primary,deleted)'

/** Google Calendar API v3, https://developers.google.com/workspace/calendar/api/v3/reference */
export function createGoogleCalendar(env: GoogleSettings, timeouts: Timeouts = REST_TIMEOUTS): CalendarProvider {
  const api = `${env.GOOGLE_API_URL}/calendar/v3`
  const ourHost = new URL(env.APP_URL).hostname
  const call: CallWithAccess = (access, request, read) =>
    callRest(request, { access, timeouts, read, failureOf: googleFailure })

  async function allCalendars(access: CalendarAccess): Promise<CalendarOutcome<RemoteCalendar[]>> {
    const calendars: RemoteCalendar[] = []
    let pageToken: string | null = null
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = queryOf({ maxResults: '250', fields: CALENDAR_FIELDS, pageToken })
      const listed: CalendarOutcome<NonNullable<ReturnType<typeof readGoogleCalendars>>> = await call(
        access,
        { method: 'GET', url: `${api}/users/me/calendarList?${query}` },
        ({ body }) => readGoogleCalendars(jsonOrNull(body)),
      )
      if (!listed.ok) return listed
      calendars.push(...listed.value.calendars)
      pageToken = listed.value.next
      if (pageToken === null) return { ok: true, value: calendars }
    }
    return endlessList()
  }

  async function readPages(
    access: CalendarAccess,
    { calendar, syncState, window }: ReadRequest,
  ): Promise<CalendarOutcome<GoogleEventPage[]>> {
    const range: Record<string, string | null> =
      syncState === null
        ? { timeMin: new Date(window.from).toISOString(), timeMax: new Date(window.until).toISOString() }
        : { syncToken: syncState }
    const pages: GoogleEventPage[] = []
    let pageToken: string | null = null
    for (let page = 0; page < MAX_PAGES; page++) {
      const query = queryOf({
        ...range,
        singleEvents: 'true',
        // The host's own answer is all that is needed of attendees.
        maxAttendees: '1',
        maxResults: String(PAGE_SIZE),
        fields: EVENT_FIELDS,
        pageToken,
      })
      const url = `${eventsUrl(calendar)}?${query}`
      const read: CalendarOutcome<GoogleEventPage> = await call(access, { method: 'GET', url }, ({ body }) =>
        readGooglePage(jsonOrNull(body)),
      )
      if (!read.ok) return read
      pages.push(read.value)
      pageToken = read.value.nextPageToken ?? null
      if (pageToken === null) return { ok: true, value: pages }
    }
    return endlessList()
  }

  function eventsUrl({ remoteId }: CalendarPlace): string {
    return `${api}/calendars/${encodeURIComponent(remoteId)}/events`
  }

  function eventUrl(calendar: CalendarPlace, id: string): string {
    return `${eventsUrl(calendar)}/${encodeURIComponent(id)}`
  }

  const readEvent = ({ body }: HttpResponse) => readGoogleEvent(jsonOrNull(body))

  function getEvent(access: CalendarAccess, calendar: CalendarPlace, id: string) {
    return call(access, { method: 'GET', url: eventUrl(calendar, id) }, readEvent)
  }

  async function write(
    access: CalendarAccess,
    calendar: CalendarPlace,
    request: Pick<RestCall, 'method' | 'headers' | 'body'> & { id?: string },
  ): Promise<CalendarOutcome<WrittenEvent>> {
    const { id, ...rest } = request
    const url = `${id === undefined ? eventsUrl(calendar) : eventUrl(calendar, id)}?sendUpdates=none`
    const written = await call(access, { ...rest, url }, readEvent)
    return written.ok ? { ok: true, value: writtenOf(written.value) } : written
  }

  async function create(
    access: CalendarAccess,
    calendar: CalendarPlace,
    event: EventOfBooking,
  ): Promise<CalendarOutcome<WrittenEvent>> {
    const id = eventIdOf(calendar, event.bookingId)
    const created = await write(access, calendar, { method: 'POST', body: { id, ...fieldsOf(event) } })
    if (created.ok || created.reason !== 'conflict') return created
    // The id is taken: by an earlier request whose answer was lost, or by our event that was deleted, which Google keeps.
    const there = await getEvent(access, calendar, id)
    if (!there.ok) return there
    const isWholeAgain = there.value.status !== 'cancelled' && !there.value.recurrence
    return isWholeAgain
      ? write(access, calendar, { id, method: 'PATCH', body: changesOf(event) })
      : write(access, calendar, { id, method: 'PUT', body: fieldsOf(event) })
  }

  async function change(
    access: CalendarAccess,
    calendar: CalendarPlace,
    event: EventOfBooking,
    { remoteId: id, etag }: WrittenEvent,
  ): Promise<CalendarOutcome<WrittenEvent>> {
    const headers: Record<string, string> = etag === null ? {} : { 'If-Match': etag }
    const changed = await write(access, calendar, { id, method: 'PATCH', headers, body: changesOf(event) })
    if (changed.ok || changed.reason !== 'conflict') return changed
    const there = await getEvent(access, calendar, id)
    // The change was refused for certain, whatever became of the question why.
    if (!there.ok) return { ...there, outcomeUnknown: false }
    if (there.value.status === 'cancelled') return calendarFailure('not_found', { status: 410, detail: 'deleted' })
    // Another ETag and all our values: the answer to this very change was lost.
    return isInLine(there.value, event) ? { ok: true, value: writtenOf(there.value) } : changed
  }

  return {
    kind: 'google',
    configured: Boolean(env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET),
    oauth: googleOAuthProvider(env),

    async findAccount(access) {
      const url = `${api}/users/me/calendarList/primary?fields=id`
      // The primary calendar has the account's address as its id, so that no scope for the profile is needed.
      const primary = await call(access, { method: 'GET', url }, ({ body }) => readGoogleId(jsonOrNull(body)))
      if (!primary.ok) return primary
      const id = primary.value
      return { ok: true, value: { accountKey: id.toLowerCase(), name: id } }
    },

    listCalendars: allCalendars,

    async readChanges(access, request) {
      const pages = await readPages(access, request)
      if (!pages.ok) return request.syncState === null ? pages : asSyncFailure(pages)
      const syncState = pages.value.at(-1)?.nextSyncToken
      if (!syncState) return calendarFailure('unreadable', { detail: 'no sync token' })
      return {
        ok: true,
        value: { full: request.syncState === null, ...readGoogleChanges(pages.value, request, ourHost), syncState },
      }
    },

    writeEvent: (access, calendar, event, known) =>
      known === null ? create(access, calendar, event) : change(access, calendar, event, known),

    async deleteEvent(access, calendar, bookingId, known) {
      const id = known?.remoteId ?? eventIdOf(calendar, bookingId)
      const url = `${eventUrl(calendar, id)}?sendUpdates=none`
      const deleted = await call(access, { method: 'DELETE', url }, () => 'deleted' as const)
      if (!deleted.ok && deleted.reason === 'not_found') return { ok: true, value: 'already_gone' }
      return deleted
    },

    watch: createGoogleWatch({ call, api }),
  }
}

/**
 * The id of a booking's event in one calendar: 5 to 1024 of `0-9a-v`, which are the digits of base 32. The same booking in another
 * calendar has another id.
 */
export function eventIdOf({ remoteId }: Pick<CalendarPlace, 'remoteId'>, bookingId: string): string {
  const digest = createHash('sha256').update(`foyer event ${bookingId} in ${remoteId}`).digest('hex')
  return BigInt(`0x${digest}`).toString(32).padStart(52, '0')
}

function fieldsOf(event: EventOfBooking) {
  const { bookingId, start, end, timeZone, title, description, location, tentative, sequence } = event
  return {
    status: tentative ? 'tentative' : 'confirmed',
    summary: title,
    description,
    location,
    start: { dateTime: new Date(start).toISOString(), timeZone },
    end: { dateTime: new Date(end).toISOString(), timeZone },
    transparency: 'opaque',
    extendedProperties: { private: { [BOOKING_PROPERTY]: bookingId, foyerSequence: String(sequence) } },
  }
}

/** For an event that may last all day by now: a date must be taken away explicitly. */
function changesOf(event: EventOfBooking) {
  const { start, end, ...fields } = fieldsOf(event)
  return { ...fields, start: { ...start, date: null }, end: { ...end, date: null } }
}

function isInLine(there: GoogleEvent, event: EventOfBooking): boolean {
  const wanted = fieldsOf(event)
  const times = timesOfGoogleEvent(there, event.timeZone, knownZones())
  return (
    times?.start === event.start &&
    times.end === event.end &&
    !times.allDay &&
    there.status === wanted.status &&
    (there.summary ?? '') === wanted.summary &&
    (there.description ?? '') === wanted.description &&
    (there.location ?? '') === wanted.location
  )
}

function writtenOf({ id, etag }: GoogleEvent): WrittenEvent {
  return { remoteId: id, etag: etag ?? null }
}

function queryOf(parameters: Record<string, string | null>): URLSearchParams {
  return new URLSearchParams(Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== null))
}

const LIMITS = [
  'rateLimitExceeded',
  'userRateLimitExceeded',
  'quotaExceeded',
  'dailyLimitExceeded',
  'RATE_LIMIT_EXCEEDED',
]
const SCOPE_IS_MISSING = ['insufficientPermissions', 'ACCESS_TOKEN_SCOPE_INSUFFICIENT']
const API_IS_OFF = ['accessNotConfigured', 'SERVICE_DISABLED']

/** https://developers.google.com/workspace/calendar/api/guides/errors: one status says several things, told apart by reasons. */
function googleFailure(response: HttpResponse): CalendarFailure {
  const { reasons, message } = readGoogleError(jsonOrNull(response.body))
  const detail = [reasons[0], message].filter(Boolean).join(': ')
  const failure = failureByStatus(response, detail)
  // About our address for notifications, also where Google says 401: the host's grant is not the cause.
  if (reasons.some((reason) => reason.startsWith('push.'))) return { ...failure, reason: 'refused' }
  if (response.status !== 403) return failure
  const says = (known: string[]) => reasons.some((reason) => known.includes(reason))
  if (says(LIMITS)) return { ...failure, reason: 'rate_limited' }
  if (says(SCOPE_IS_MISSING)) return { ...failure, reason: 'reconnect_needed' }
  return says(API_IS_OFF) ? { ...failure, reason: 'misconfigured' } : failure
}

/** A sync token that is refused, for whatever reason, is given up: a full read needs none. */
function asSyncFailure(failure: CalendarFailure): CalendarFailure {
  return failure.status === 410 || failure.status === 400 ? { ...failure, reason: 'sync_lost' } : failure
}

function endlessList(): CalendarFailure {
  return calendarFailure('unreadable', { detail: `more than ${MAX_PAGES} pages` })
}
