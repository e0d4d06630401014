import type { HttpResponse, Timeouts } from '~/outbound/http.server'
import { newToken } from '~/security/tokens.server'
import {
  type CalendarAccess,
  type CalendarFailure,
  type CalendarOutcome,
  type CalendarPlace,
  type CalendarProvider,
  calendarFailure,
  type EventOfBooking,
  type RemoteCalendar,
  type WrittenEvent,
} from '../calendar-provider'
import { knownZones } from '../event-times'
import { jsonOrNull } from '../json-body'
import { type CallWithAccess, callRest, failureByStatus, REST_TIMEOUTS } from '../rest-call.server'
import { type MicrosoftSettings, microsoftOAuthProvider } from './oauth-provider'
import {
  type GraphEvent,
  type GraphPage,
  missingSeries,
  readGraphCalendar,
  readGraphChanges,
  readGraphError,
  readGraphEvent,
  readGraphPage,
  readGraphProfile,
  TRANSACTION_PREFIX,
  timesOfGraphEvent,
} from './reading'
import { createMicrosoftWatch } from './watch.server'

const PAGE_SIZE = 200
/** More than any person has within our window; a list without an end would otherwise be read for ever. */
const MAX_PAGES = 200
/** Series that are asked for one by one in a read; they come with their occurrences as a rule. */
const MAX_ASKED_SERIES = 100
/** Ids that survive a move to another calendar, and times in UTC. */
const PREFERENCES = `IdType="ImmutableId", outlook.timezone="UTC", odata.maxpagesize=${PAGE_SIZE}`
/** Names the booking in the event. Outlook shows no such properties; the GUID is ours. */
const BOOKING_PROPERTY_ID = 'String {7d9f3c86-52b1-4c1e-9a57-0f6c1d2b8e44} Name FoyerBooking'
const MAX_SUBJECT_LENGTH = 255

/** Microsoft Graph v1.0, https://learn.microsoft.com/en-us/graph/api/resources/calendar */
export function createMicrosoftCalendar(env: MicrosoftSettings, timeouts: Timeouts = REST_TIMEOUTS): CalendarProvider {
  const api = `${env.MICROSOFT_API_URL}/v1.0`
  const ourHost = new URL(env.APP_URL).hostname
  const call: CallWithAccess = (access, { headers, ...request }, read) =>
    callRest(
      { ...request, headers: { Prefer: PREFERENCES, ...headers } },
      { access, timeouts, read, failureOf: graphFailure },
    )

  async function readPages(
    access: CalendarAccess,
    firstUrl: string,
  ): Promise<CalendarOutcome<{ items: unknown[]; deltaLink: string | null }>> {
    const items: unknown[] = []
    let url = firstUrl
    for (let page = 0; page < MAX_PAGES; page++) {
      const read: CalendarOutcome<GraphPage> = await call(access, { method: 'GET', url }, ({ body }) =>
        readGraphPage(jsonOrNull(body)),
      )
      if (!read.ok) return read
      const { nextLink, deltaLink } = read.value
      items.push(...read.value.items)
      if (nextLink === null) return { ok: true, value: { items, deltaLink } }
      if (!isOurs(nextLink)) return calendarFailure('unreadable', { detail: 'a link to another server' })
      url = nextLink
    }
    return calendarFailure('unreadable', { detail: `more than ${MAX_PAGES} pages` })
  }

  /** A link carries the host's token, so it must lead to the operator's server. */
  function isOurs(link: string): boolean {
    return link.startsWith(`${api}/`)
  }

  async function askForSeries(
    access: CalendarAccess,
    calendar: CalendarPlace,
    ids: string[],
  ): Promise<CalendarOutcome<GraphEvent[]>> {
    const found: GraphEvent[] = []
    for (const id of ids.slice(0, MAX_ASKED_SERIES)) {
      const series = await call(access, { method: 'GET', url: eventUrl(calendar, id) }, readEvent)
      if (series.ok) found.push(series.value)
      // Deleted since: its occurrences block until the next round says that they are gone, too.
      else if (series.reason !== 'not_found') return series
    }
    return { ok: true, value: found }
  }

  function calendarUrl({ remoteId }: CalendarPlace): string {
    return `${api}/me/calendars/${encodeURIComponent(remoteId)}`
  }

  function eventUrl(calendar: CalendarPlace, id: string): string {
    return `${calendarUrl(calendar)}/events/${encodeURIComponent(id)}`
  }

  const readEvent = ({ body }: HttpResponse) => readGraphEvent(jsonOrNull(body))

  /** Our event of a booking, whether or not we learned that it was made. */
  async function findEvent(
    access: CalendarAccess,
    calendar: CalendarPlace,
    bookingId: string,
  ): Promise<CalendarOutcome<GraphEvent | null>> {
    const query = new URLSearchParams({
      $filter: `singleValueExtendedProperties/Any(ep: ep/id eq '${BOOKING_PROPERTY_ID}' and ep/value eq '${bookingId.replaceAll("'", "''")}')`,
      $top: '10',
    })
    const url = `${calendarUrl(calendar)}/events?${query}`
    const page = await call(access, { method: 'GET', url }, ({ body }) => readGraphPage(jsonOrNull(body)))
    if (!page.ok) return page
    const events = page.value.items.map(readGraphEvent).filter((event) => event !== null)
    // A copy that the host made has the property, but not the transaction id.
    const original = events.find(({ transactionId }) => transactionId?.startsWith(`${TRANSACTION_PREFIX}${bookingId}`))
    return { ok: true, value: original ?? events[0] ?? null }
  }

  async function create(
    access: CalendarAccess,
    calendar: CalendarPlace,
    event: EventOfBooking,
  ): Promise<CalendarOutcome<WrittenEvent>> {
    const there = await findEvent(access, calendar, event.bookingId)
    if (!there.ok) return there
    if (there.value !== null) return bringInLine(access, calendar, event, there.value)
    const transactionId = `${TRANSACTION_PREFIX}${event.bookingId}`
    const first = await insert(access, calendar, event, transactionId)
    // The id is spent and no event is there: ours was deleted.
    const made =
      !first.ok && first.status === 409
        ? await insert(access, calendar, event, `${transactionId}:${newToken().slice(0, 8)}`)
        : first
    if (!made.ok) return made
    // An event that an earlier request made comes back as it was made then.
    return isInLine(made.value, event)
      ? { ok: true, value: writtenOf(made.value) }
      : bringInLine(access, calendar, event, made.value)
  }

  function insert(access: CalendarAccess, calendar: CalendarPlace, event: EventOfBooking, transactionId: string) {
    const singleValueExtendedProperties = [{ id: BOOKING_PROPERTY_ID, value: event.bookingId }]
    const body = { ...fieldsOf(event), transactionId, singleValueExtendedProperties }
    return call(access, { method: 'POST', url: `${calendarUrl(calendar)}/events`, body }, readEvent)
  }

  function bringInLine(
    access: CalendarAccess,
    calendar: CalendarPlace,
    event: EventOfBooking,
    there: GraphEvent,
  ): Promise<CalendarOutcome<WrittenEvent>> {
    const recurrence = there.type === 'seriesMaster' ? { recurrence: null } : {}
    return update(access, calendar, { id: there.id, body: { ...fieldsOf(event), ...recurrence } })
  }

  async function update(
    access: CalendarAccess,
    calendar: CalendarPlace,
    { id, body, headers = {} }: { id: string; body: object; headers?: Record<string, string> },
  ): Promise<CalendarOutcome<WrittenEvent>> {
    const updated = await call(access, { method: 'PATCH', url: eventUrl(calendar, id), headers, body }, readEvent)
    return updated.ok ? { ok: true, value: writtenOf(updated.value) } : updated
  }

  async function change(
    access: CalendarAccess,
    calendar: CalendarPlace,
    event: EventOfBooking,
    { remoteId: id, etag }: WrittenEvent,
  ): Promise<CalendarOutcome<WrittenEvent>> {
    const headers: Record<string, string> = etag === null ? {} : { 'If-Match': etag }
    const changed = await update(access, calendar, { id, headers, body: fieldsOf(event) })
    if (changed.ok || changed.reason !== 'conflict') return changed
    const there = await call(access, { method: 'GET', url: eventUrl(calendar, id) }, readEvent)
    // The change was refused for certain, whatever became of the question why.
    if (!there.ok) return { ...there, outcomeUnknown: false }
    // Another ETag and all our values: the answer to this very change was lost.
    return isInLine(there.value, event) ? { ok: true, value: writtenOf(there.value) } : changed
  }

  return {
    kind: 'microsoft',
    configured: Boolean(env.MICROSOFT_CLIENT_ID && env.MICROSOFT_CLIENT_SECRET),
    oauth: microsoftOAuthProvider(env),

    findAccount: (access) =>
      call(access, { method: 'GET', url: `${api}/me?$select=id,mail,userPrincipalName` }, ({ body }) =>
        readGraphProfile(jsonOrNull(body)),
      ),

    async listCalendars(access): Promise<CalendarOutcome<RemoteCalendar[]>> {
      const url = `${api}/me/calendars?$top=100&$select=id,name,canEdit,isDefaultCalendar`
      const listed = await readPages(access, url)
      if (!listed.ok) return listed
      const calendars = listed.value.items.map(readGraphCalendar).filter((calendar) => calendar !== null)
      return { ok: true, value: calendars }
    },

    async readChanges(access, request) {
      const { calendar, syncState, window } = request
      if (syncState !== null && !isOurs(syncState)) return calendarFailure('sync_lost', { detail: 'of another server' })
      const range = new URLSearchParams({
        startDateTime: new Date(window.from).toISOString(),
        endDateTime: new Date(window.until).toISOString(),
      })
      const pages = await readPages(access, syncState ?? `${calendarUrl(calendar)}/calendarView/delta?${range}`)
      if (!pages.ok) return syncState === null ? pages : asSyncFailure(pages)
      const { items, deltaLink } = pages.value
      if (deltaLink === null || !isOurs(deltaLink)) return calendarFailure('unreadable', { detail: 'no delta link' })
      const series = await askForSeries(access, calendar, missingSeries(items))
      if (!series.ok) return series
      const changes = readGraphChanges(items, { series: series.value, request, ourHost })
      return { ok: true, value: { full: syncState === null, ...changes, syncState: deltaLink } }
    },

    writeEvent: (access, calendar, event, known) =>
      known === null ? create(access, calendar, event) : change(access, calendar, event, known),

    async deleteEvent(access, calendar, bookingId, known) {
      const found = known === null ? await findEvent(access, calendar, bookingId) : null
      if (found && !found.ok) return found
      const id = known?.remoteId ?? found?.value?.id
      if (id === undefined) return { ok: true, value: 'already_gone' }
      const deleted = await call(access, { method: 'DELETE', url: eventUrl(calendar, id) }, () => 'deleted' as const)
      return !deleted.ok && deleted.reason === 'not_found' ? { ok: true, value: 'already_gone' } : deleted
    },

    watch: createMicrosoftWatch({ call, api }),
  }
}

function fieldsOf({ start, end, title, description, location, tentative }: EventOfBooking) {
  return {
    // Never half of a surrogate pair.
    subject: title.slice(0, MAX_SUBJECT_LENGTH).replace(/[\uD800-\uDBFF]$/, ''),
    body: { contentType: 'text', content: description },
    isAllDay: false,
    start: graphTime(start),
    end: graphTime(end),
    location: { displayName: location },
    showAs: tentative ? 'tentative' : 'busy',
  }
}

/** Local time without an offset, and the zone beside it. */
function graphTime(instant: number) {
  return { dateTime: new Date(instant).toISOString().replace('Z', ''), timeZone: 'UTC' }
}

function isInLine(there: GraphEvent, event: EventOfBooking): boolean {
  const wanted = fieldsOf(event)
  const host = { hostId: '', timeZone: event.timeZone, ownAddresses: [] }
  const times = timesOfGraphEvent(there, { calendar: { remoteId: '', timeZone: null }, host }, knownZones())
  return (
    times?.start === event.start &&
    times.end === event.end &&
    there.isAllDay !== true &&
    there.type !== 'seriesMaster' &&
    there.showAs === wanted.showAs &&
    (there.subject ?? '') === wanted.subject &&
    (there.location?.displayName ?? '') === wanted.location.displayName
  )
}

function writtenOf({ id, '@odata.etag': etag }: GraphEvent): WrittenEvent {
  return { remoteId: id, etag: etag ?? null }
}

const SYNC_IS_LOST = /^(sync_?state|resync)/i

/** https://learn.microsoft.com/en-us/graph/errors */
function graphFailure(response: HttpResponse): CalendarFailure {
  const { code, message } = readGraphError(jsonOrNull(response.body))
  const failure = failureByStatus(response, [code, message].filter(Boolean).join(': '))
  if (SYNC_IS_LOST.test(code)) return { ...failure, reason: 'sync_lost' }
  // Servers that are too busy say so with 503 and a time to wait.
  return code === 'ErrorServerBusy' || code === 'ApplicationThrottled'
    ? { ...failure, reason: 'rate_limited', outcomeUnknown: false }
    : failure
}

/** A delta link that is refused, for whatever reason, is given up: a full read needs none. */
function asSyncFailure(failure: CalendarFailure): CalendarFailure {
  return failure.status === 410 || failure.status === 400 ? { ...failure, reason: 'sync_lost' } : failure
}
