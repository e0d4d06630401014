import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  blankEvent,
  type HeldCalendar,
  type HeldEvent,
  instantOf,
  type Occurrence,
  offsetAt,
  wallOf,
} from '../calendars/person-calendars'
import { jsonAnswer, parseJsonObject, type SimulatorAnswer, type SimulatorRequest } from '../calendars/simulator-server'
import type { GoogleAccount, GoogleGrant, GoogleState } from './state'

// Sources:
// - https://www.googleapis.com/discovery/v1/apis/calendar/v3/rest, kept in googleapis/google-api-python-client at
//   googleapiclient/discovery_cache/documents/calendar.v3.json (methods, parameters, scopes, fields)
// - https://developers.google.com/workspace/calendar/api/v3/reference/events (fields, ids, `eventType`, `cancelled`)
// - https://developers.google.com/workspace/calendar/api/guides/sync (sync tokens, 410)
// - https://developers.google.com/workspace/calendar/api/guides/errors (statuses and reasons)
// - https://developers.google.com/workspace/calendar/api/guides/version-resources (ETag, If-Match, 412)
// - https://developers.google.com/workspace/calendar/api/auth (scopes)

const AUTH = 'https://www.googleapis.com/auth/calendar'
const SCOPES = {
  calendarList: [AUTH, `${AUTH}.readonly`, `${AUTH}.calendarlist`, `${AUTH}.calendarlist.readonly`],
  read: [AUTH, `${AUTH}.readonly`, `${AUTH}.events`, `${AUTH}.events.readonly`],
  readOwned: [`${AUTH}.events.owned`, `${AUTH}.events.owned.readonly`],
  write: [AUTH, `${AUTH}.events`],
  writeOwned: [`${AUTH}.events.owned`],
}

interface Caller {
  state: GoogleState
  account: GoogleAccount
  grant: GoogleGrant
}

/** `/calendar/v3/…` */
export function googleApi(
  state: GoogleState,
  request: SimulatorRequest,
  channels: {
    watch: (caller: Caller, calendar: HeldCalendar, body: string) => SimulatorAnswer
    stop: (body: string) => SimulatorAnswer
  },
): SimulatorAnswer {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const access = token === undefined ? undefined : state.access.get(token)
  const account = access && state.accounts.find(({ key }) => key === access.grant.accountKey)
  if (!access || !account || access.grant.revoked || access.endsAt <= state.clock()) return invalidCredentials()
  const caller = { state, account, grant: access.grant }
  const { method } = request
  const path = request.path.replace(/^\/calendar\/v3/, '')
  if (path === '/users/me/calendarList' && method === 'GET') return calendarList(caller, request.query)
  if (path === '/users/me/calendarList/primary' && method === 'GET') return primaryCalendar(caller, request.query)
  if (path === '/channels/stop' && method === 'POST') return channels.stop(request.body)
  const [, calendarName, rest = ''] = /^\/calendars\/([^/]+)\/events(?:\/([^/]+))?$/.exec(path) ?? []
  if (calendarName === undefined) return googleError(404, 'notFound', 'Not Found')
  const calendar = calendarNamed(account, decodeURIComponent(calendarName))
  if (!calendar) return googleError(404, 'notFound', 'Not Found')
  const reads = method === 'GET' || rest === 'watch'
  const scopes = [
    ...(reads ? SCOPES.read : SCOPES.write),
    ...(calendar.role === 'owner' ? (reads ? SCOPES.readOwned : SCOPES.writeOwned) : []),
  ]
  if (!isAllowed(caller, scopes)) return insufficientScopes()
  if (!reads && calendar.role === 'reader')
    return googleError(403, 'requiredAccessLevel', 'You need to have writer access to this calendar.')
  if (method !== 'GET' && method !== 'DELETE' && request.headers['content-type']?.split(';')[0] !== 'application/json')
    return googleError(400, 'badContent', 'Unsupported content with type')
  if (rest === 'watch' && method === 'POST') return channels.watch(caller, calendar, request.body)
  if (rest === '') {
    if (method === 'GET') return masked(list(caller, calendar, request.query), request.query)
    if (method === 'POST') return insert(caller, calendar, request)
  } else {
    const id = decodeURIComponent(rest)
    if (method === 'GET') return get(account, calendar, id)
    if (method === 'PATCH' || method === 'PUT') return update(caller, calendar, id, request)
    if (method === 'DELETE') return remove(account, calendar, id, request)
  }
  return googleError(404, 'notFound', 'Not Found')
}

function calendarList({ account, ...caller }: Caller, query: URLSearchParams): SimulatorAnswer {
  if (!isAllowed(caller, SCOPES.calendarList)) return insufficientScopes()
  const bad = unknownParameter(query, [
    'maxResults',
    'minAccessRole',
    'pageToken',
    'showDeleted',
    'showHidden',
    'fields',
  ])
  if (bad) return bad
  const size = numberIn(query.get('maxResults'), 1, 250) ?? 100
  const from = Number(query.get('pageToken') ?? '0')
  const there = account.calendars.calendars.filter(({ deleted }) => !deleted)
  const answer = jsonAnswer(200, {
    kind: 'calendar#calendarList',
    etag: '"p33"',
    ...(from + size < there.length ? { nextPageToken: String(from + size) } : { nextSyncToken: 'CAESlist' }),
    items: there.slice(from, from + size).map(calendarResource),
  })
  return masked(answer, query)
}

function primaryCalendar({ account, ...caller }: Caller, query: URLSearchParams): SimulatorAnswer {
  if (!isAllowed(caller, SCOPES.calendarList)) return insufficientScopes()
  const calendar = account.calendars.calendarOf(undefined)
  if (!calendar) return googleError(404, 'notFound', 'Not Found')
  return unknownParameter(query, ['fields']) ?? masked(jsonAnswer(200, calendarResource(calendar)), query)
}

function calendarResource({ id, name, timeZone, role, primary }: HeldCalendar) {
  return {
    kind: 'calendar#calendarListEntry',
    etag: '"1"',
    id,
    summary: name,
    timeZone,
    colorId: '14',
    selected: true,
    accessRole: role,
    defaultReminders: [],
    ...(primary ? { primary: true } : {}),
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  }
}

const LIST_PARAMETERS = [
  'alwaysIncludeEmail',
  'eventTypes',
  'fields',
  'iCalUID',
  'maxAttendees',
  'maxResults',
  'orderBy',
  'pageToken',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'showDeleted',
  'showHiddenInvitations',
  'singleEvents',
  'syncToken',
  'timeMax',
  'timeMin',
  'timeZone',
  'updatedMin',
] as const
const NOT_WITH_SYNC_TOKEN = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
]

function list({ state, account }: Caller, calendar: HeldCalendar, query: URLSearchParams): SimulatorAnswer {
  const bad = unknownParameter(query, LIST_PARAMETERS)
  if (bad) return bad
  if (query.get('singleEvents') !== 'true') return badRequest('This simulator expands series: singleEvents=true')
  const size = query.has('maxResults') ? numberIn(query.get('maxResults'), 1, 2500) : 250
  if (size === null) return badRequest('Invalid value for maxResults')
  const syncToken = query.get('syncToken')
  if (syncToken !== null && NOT_WITH_SYNC_TOKEN.some((name) => query.has(name)))
    return badRequest('Sync token cannot be used with other parameters.')
  if (syncToken !== null && query.get('showDeleted') === 'false')
    return badRequest('showDeleted cannot be false with a sync token.')
  const from = instantIn(query.get('timeMin'), Number.NEGATIVE_INFINITY)
  const until = instantIn(query.get('timeMax'), Number.POSITIVE_INFINITY)
  if (from === null || until === null) return badRequest('Bad Request')
  if (until <= from) return googleError(400, 'timeRangeEmpty', 'The specified time range is empty.')

  // The token belongs to the calendar and to the parameters that it began with.
  const key = [calendar.id, query.get('singleEvents'), query.get('maxAttendees'), query.get('eventTypes')].join(' ')
  const since = syncToken === null ? null : state.syncTokens.get(syncToken)
  if (since === undefined) return fullSyncRequired()
  if (since && since.key !== key) return badRequest('Sync token parameters do not fit.')
  const window = since?.window ?? { from, until }

  const pageToken = query.get('pageToken')
  const page = pageToken === null ? firstPage() : state.pages.get(pageToken)
  if (!page || page.key !== `${key} ${syncToken}`) return badRequest('Invalid page token value.')
  const ids = page.ids.slice(page.at, page.at + size)
  const listed = new Map(account.calendars.listOf(calendar.id).map((entry) => [entry.id, entry]))
  const hasMore = page.at + size < page.ids.length
  return jsonAnswer(200, {
    kind: 'calendar#events',
    etag: '"p33g"',
    summary: calendar.name,
    updated: new Date(state.clock()).toISOString(),
    timeZone: calendar.timeZone,
    accessRole: calendar.role,
    defaultReminders: [{ method: 'popup', minutes: 10 }],
    ...(hasMore ? { nextPageToken: keepPage() } : { nextSyncToken: keepToken() }),
    items: ids.flatMap((id): object[] => {
      const occurrence = listed.get(id)?.occurrence
      if (occurrence) return [resourceOf(occurrence, account, calendar)]
      return since === null ? [] : [goneResource(id, account)]
    }),
  })

  function firstPage() {
    const ids = account.calendars
      .listOf(calendar.id)
      .filter((entry) => !entry.series)
      .filter(({ version }) => !since || version > since.version)
      .filter(({ occurrence }) =>
        since ? true : occurrence !== null && occurrence.endsAt > window.from && occurrence.startsAt < window.until,
      )
      .map(({ id }) => id)
    return { key: `${key} ${syncToken}`, ids, at: 0, version: account.calendars.version() }
  }

  function keepPage(): string {
    const token = `Cix${randomBytes(9).toString('base64url')}`
    if (page) state.pages.set(token, { ...page, at: page.at + (size ?? 0) })
    return token
  }

  function keepToken(): string {
    const token = `CPDA${randomBytes(12).toString('base64url')}=`
    state.syncTokens.set(token, { key, version: page?.version ?? 0, window })
    return token
  }
}

function get(account: GoogleAccount, calendar: HeldCalendar, id: string): SimulatorAnswer {
  const series = account.calendars.events.get(id)
  if (series?.repeat && !series.deleted && series.calendarId === calendar.id)
    return jsonAnswer(200, seriesResource(series, account, calendar))
  const found = find(account, calendar, id)
  if (!found) return googleError(404, 'notFound', 'Not Found')
  return found === 'gone'
    ? jsonAnswer(200, goneEvent(account, calendar, id))
    : jsonAnswer(200, resourceOf(found, account, calendar))
}

function insert(caller: Caller, calendar: HeldCalendar, { query, body }: SimulatorRequest): SimulatorAnswer {
  const { state, account } = caller
  const bad = writeParameters(state, query)
  if (bad) return bad
  const given = parseJsonObject(body)
  if (!given) return googleError(400, 'parseError', 'Parse Error')
  const id = given.id === undefined ? randomBytes(13).toString('hex') : given.id
  if (typeof id !== 'string' || !/^[a-v0-9]{5,1024}$/.test(id))
    return googleError(400, 'invalid', 'Invalid resource id value.')
  if (account.calendars.events.has(id)) return googleError(409, 'duplicate', 'The requested identifier already exists.')
  const event = { ...blankEvent(id, calendar.id, calendar.timeZone), byApp: true }
  const problem = applyFields(caller, event, given, 'whole')
  if (problem) return problem
  account.calendars.insert(event)
  return get(account, calendar, id)
}

function update(
  caller: Caller,
  calendar: HeldCalendar,
  id: string,
  { method, query, headers, body }: SimulatorRequest,
): SimulatorAnswer {
  const { state, account } = caller
  const bad = writeParameters(state, query)
  if (bad) return bad
  const event = account.calendars.events.get(id)
  if (!event || event.calendarId !== calendar.id) return googleError(404, 'notFound', 'Not Found')
  if (headers['if-match'] !== undefined && headers['if-match'] !== etagOf(event))
    return googleError(412, 'conditionNotMet', 'Precondition Failed')
  const given = parseJsonObject(body)
  if (!given) return googleError(400, 'parseError', 'Parse Error')
  // PUT replaces the whole resource, and brings a cancelled one back; PATCH leaves what it does not name.
  const changed: HeldEvent =
    method === 'PUT' ? { ...blankEvent(id, calendar.id, event.timeZone), byApp: event.byApp } : { ...event }
  if (given.id !== undefined && given.id !== id) return googleError(400, 'invalid', 'Invalid resource id value.')
  if (event.deleted && given.status !== 'confirmed' && given.status !== 'tentative') changed.deleted = true
  else changed.deleted = false
  const problem = applyFields(caller, changed, given, method === 'PUT' ? 'whole' : 'part')
  if (problem) return problem
  account.calendars.change(id, changed)
  return get(account, calendar, id)
}

function remove(
  account: GoogleAccount,
  calendar: HeldCalendar,
  id: string,
  { query, headers }: SimulatorRequest,
): SimulatorAnswer {
  const bad = unknownParameter(query, ['sendUpdates', 'sendNotifications'])
  if (bad) return bad
  const event = account.calendars.events.get(id)
  if (!event || event.calendarId !== calendar.id) return googleError(404, 'notFound', 'Not Found')
  if (event.deleted) return googleError(410, 'deleted', 'Resource has been deleted')
  if (headers['if-match'] !== undefined && headers['if-match'] !== etagOf(event))
    return googleError(412, 'conditionNotMet', 'Precondition Failed')
  account.calendars.remove(id)
  return { status: 204, body: '' }
}

function writeParameters(state: GoogleState, query: URLSearchParams): SimulatorAnswer | null {
  const bad = unknownParameter(query, [
    'conferenceDataVersion',
    'maxAttendees',
    'sendNotifications',
    'sendUpdates',
    'supportsAttachments',
    'fields',
  ])
  if (bad) return bad
  const sendUpdates = query.get('sendUpdates')
  if (sendUpdates !== null && !['all', 'externalOnly', 'none'].includes(sendUpdates))
    return badRequest('Invalid sendUpdates')
  if (sendUpdates === 'all' || sendUpdates === 'externalOnly') state.invitations.push(sendUpdates)
  return null
}

const FIELDS = [
  'id',
  'status',
  'summary',
  'description',
  'location',
  'start',
  'end',
  'transparency',
  'visibility',
  'recurrence',
  'extendedProperties',
  'source',
  'attendees',
  'reminders',
  'eventType',
  'colorId',
  'sequence',
  'guestsCanInviteOthers',
]

/** @returns a refusal, or null when the event has the fields now */
function applyFields(
  { state }: Caller,
  event: HeldEvent,
  given: Record<string, unknown>,
  extent: 'whole' | 'part',
): SimulatorAnswer | null {
  const unknown = Object.keys(given).find((name) => !FIELDS.includes(name))
  if (unknown) return googleError(400, 'invalid', `Invalid value for: ${unknown}`)
  if (Array.isArray(given.attendees) && given.attendees.length > 0) state.invitations.push('attendees')
  if (extent === 'whole' && (!given.start || !given.end)) return googleError(400, 'required', 'Missing end time.')
  if (given.start !== undefined || given.end !== undefined) {
    const [start, end] = [timeIn(given.start), timeIn(given.end)]
    if (!start || !end || start.allDay !== end.allDay) return googleError(400, 'invalid', 'Invalid start or end.')
    if (start.instant >= end.instant) return googleError(400, 'timeRangeEmpty', 'The specified time range is empty.')
    event.allDay = start.allDay
    event.timeZone = start.timeZone ?? event.timeZone
    event.start = start.date ?? wallOf(start.instant, event.timeZone)
    event.end = end.date ?? wallOf(end.instant, event.timeZone)
  }
  for (const [name, field] of [
    ['summary', 'title'],
    ['description', 'description'],
    ['location', 'location'],
  ] as const) {
    const value = given[name]
    if (value !== undefined && (typeof value !== 'string' || value.length > 8192))
      return googleError(400, 'invalid', `Invalid ${name}`)
    if (typeof value === 'string') event[field] = value
  }
  if (given.status !== undefined && !['confirmed', 'tentative', 'cancelled'].includes(String(given.status)))
    return googleError(400, 'invalid', 'Invalid status')
  if (given.transparency !== undefined && !['opaque', 'transparent'].includes(String(given.transparency)))
    return googleError(400, 'invalid', 'Invalid transparency')
  if (extent === 'whole' || given.status !== undefined || given.transparency !== undefined) {
    const isFree = (given.transparency ?? (event.shows === 'free' ? 'transparent' : 'opaque')) === 'transparent'
    const isTentative = (given.status ?? (event.shows === 'tentative' ? 'tentative' : 'confirmed')) === 'tentative'
    event.shows = isFree ? 'free' : isTentative ? 'tentative' : 'busy'
  }
  if (given.status === 'cancelled') event.deleted = true
  if (given.extendedProperties !== undefined) {
    const held = (given.extendedProperties as { private?: Record<string, unknown> }).private ?? {}
    for (const [name, value] of Object.entries(held)) {
      if (name.length > 44 || typeof value !== 'string' || value.length > 1024)
        return googleError(400, 'invalid', 'Invalid extended property')
      event.properties = { ...event.properties, [name]: value }
    }
  }
  return null
}

interface ReadTime {
  allDay: boolean
  instant: number
  date: string | null
  timeZone: string | null
}

function timeIn(value: unknown): ReadTime | null {
  if (typeof value !== 'object' || value === null) return null
  const { date, dateTime, timeZone, ...others } = value as Record<string, unknown>
  if (Object.keys(others).length > 0 || (timeZone !== undefined && typeof timeZone !== 'string')) return null
  // Null takes a field away in a PATCH: a timed event becomes one of whole days, or the other way round.
  if (typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) && (dateTime === undefined || dateTime === null))
    return { allDay: true, instant: Date.parse(`${date}T00:00:00Z`), date, timeZone: null }
  if (typeof dateTime !== 'string' || (date !== undefined && date !== null)) return null
  const instant = instantIn(dateTime, null)
  return instant === null ? null : { allDay: false, instant, date: null, timeZone: timeZone ?? null }
}

/** RFC 3339 with a mandatory offset. */
function instantIn<T>(text: string | null, otherwise: T): number | T | null {
  if (text === null) return otherwise
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return null
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? null : instant
}

function find(account: GoogleAccount, calendar: HeldCalendar, id: string): Occurrence | 'gone' | null {
  const event = account.calendars.events.get(id)
  if (event && event.calendarId !== calendar.id) return null
  if (event?.deleted) return 'gone'
  if (event) return account.calendars.occurrencesOf(event)[0] ?? 'gone'
  const entry = account.calendars.listOf(calendar.id).find((listed) => listed.id === id)
  return entry ? (entry.occurrence ?? 'gone') : null
}

function resourceOf(occurrence: Occurrence, account: GoogleAccount, calendar: HeldCalendar) {
  const { event, originalStart } = occurrence
  const instant = (at: number) => {
    const zone = calendar.timeZone
    return { dateTime: wallOf(at, zone) + offsetAt(at, zone), timeZone: event.timeZone }
  }
  const isOwn = event.answer === 'organizer'
  const self = { email: account.email, self: true }
  return {
    kind: 'calendar#event',
    etag: etagOf(event),
    id: occurrence.id,
    status: event.cancelled ? 'cancelled' : occurrence.shows === 'tentative' ? 'tentative' : 'confirmed',
    htmlLink: `https://www.google.com/calendar/event?eid=${occurrence.id}`,
    created: '2026-01-01T00:00:00.000Z',
    updated: '2026-01-01T00:00:00.000Z',
    ...(event.title === '' ? {} : { summary: event.title }),
    ...(event.description === '' ? {} : { description: event.description }),
    ...(event.location === '' ? {} : { location: event.location }),
    creator: self,
    organizer: isOwn ? self : { email: 'boss@example.org' },
    start: event.allDay ? { date: occurrence.start } : instant(occurrence.startsAt),
    end: event.allDay ? { date: occurrence.end } : instant(occurrence.endsAt),
    ...(originalStart === null
      ? {}
      : {
          recurringEventId: event.id,
          originalStartTime: event.allDay ? { date: originalStart } : instant(instantOf(originalStart, event.timeZone)),
        }),
    ...(occurrence.shows === 'free' || ['workingLocation', 'birthday'].includes(event.eventType)
      ? { transparency: 'transparent' }
      : {}),
    iCalUID: event.uid ?? `${event.id}@google.com`,
    sequence: 0,
    ...(isOwn
      ? {}
      : {
          attendees: [
            { email: 'boss@example.org', organizer: true, responseStatus: 'accepted' },
            { ...self, responseStatus: ANSWERS[event.answer] },
          ],
        }),
    ...(Object.keys(event.properties).length === 0 ? {} : { extendedProperties: { private: event.properties } }),
    reminders: { useDefault: true },
    eventType: event.eventType,
  }
}

function seriesResource(event: HeldEvent, account: GoogleAccount, calendar: HeldCalendar) {
  const { repeat } = event
  const [first] = account.calendars.occurrencesOf({ ...event, repeat: null })
  if (!first || !repeat) throw new Error(`no series ${event.id}`)
  const frequency = repeat.every === 'day' ? 'DAILY' : 'WEEKLY'
  const rule = `RRULE:FREQ=${frequency};INTERVAL=${repeat.interval};COUNT=${repeat.count}`
  return { ...resourceOf(first, account, calendar), recurrence: [rule] }
}

const ANSWERS = {
  organizer: 'accepted',
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
  none: 'needsAction',
} as const

/** Of what is gone, only the id is guaranteed; of an occurrence also its series and its original start. */
function goneResource(id: string, account: GoogleAccount) {
  const [, seriesId, date, time] = /^(.+)_(\d{8})(T\d{6}Z)?$/.exec(id) ?? []
  const series = seriesId === undefined ? undefined : account.calendars.events.get(seriesId)
  return {
    kind: 'calendar#event',
    etag: '"gone"',
    id,
    status: 'cancelled',
    ...(series && date
      ? {
          recurringEventId: seriesId,
          originalStartTime: time
            ? { dateTime: `${dashed(date)}${time.replace(/T(..)(..)(..)Z/, 'T$1:$2:$3Z')}` }
            : { date: dashed(date) },
        }
      : {}),
  }
}

function goneEvent(account: GoogleAccount, calendar: HeldCalendar, id: string) {
  const event = account.calendars.events.get(id)
  const [occurrence] = event ? account.calendars.occurrencesOf({ ...event, deleted: false }) : []
  return occurrence ? { ...resourceOf(occurrence, account, calendar), status: 'cancelled' } : goneResource(id, account)
}

const dashed = (date: string) => date.replace(/(....)(..)(..)/, '$1-$2-$3')

export function googleOccurrenceId(event: HeldEvent, originalStart: string): string {
  const suffix = event.allDay
    ? originalStart.replaceAll('-', '')
    : new Date(instantOf(originalStart, event.timeZone)).toISOString().replace(/[-:]|\.\d+/g, '')
  return `${event.id}_${suffix}`
}

export const newGoogleEventId = () => randomUUID().replaceAll('-', '').slice(0, 26)

export function etagOf(event: HeldEvent): string {
  const digest = createHash('sha256').update(`${event.id} ${event.version}`).digest()
  return `"${digest.readUIntBE(0, 6)}"`
}

function calendarNamed(account: GoogleAccount, name: string): HeldCalendar | undefined {
  return account.calendars.calendars.find(
    ({ id, primary, deleted }) => !deleted && (id === name || (name === 'primary' && primary)),
  )
}

function isAllowed({ grant }: Pick<Caller, 'grant'>, scopes: string[]): boolean {
  return grant.scope.split(' ').some((scope) => scopes.includes(scope))
}

function unknownParameter(query: URLSearchParams, known: readonly string[]): SimulatorAnswer | null {
  const unknown = [...query.keys()].find((name) => !known.includes(name))
  return unknown === undefined ? null : badRequest(`Unknown name "${unknown}"`)
}

function numberIn(text: string | null, min: number, max: number): number | null {
  const number = text !== null && /^\d+$/.test(text) ? Number(text) : Number.NaN
  return number >= min && number <= max ? number : null
}

/** Partial responses: `fields=nextPageToken,items(id,start)`. https://developers.google.com/workspace/calendar/api/guides/performance */
function masked(answer: SimulatorAnswer, query: URLSearchParams): SimulatorAnswer {
  const fields = query.get('fields')
  if (answer.status !== 200 || fields === null) return answer
  return { ...answer, body: JSON.stringify(pick(JSON.parse(answer.body), parseFields(fields))) }
}

interface Mask {
  [name: string]: Mask | null
}

function parseFields(text: string): Mask {
  let at = 0
  const level = (): Mask => {
    const mask: Mask = {}
    for (;;) {
      const [name] = /^[A-Za-z]+/.exec(text.slice(at)) ?? []
      if (name === undefined) throw new Error(`fields: ${text.slice(at)}`)
      at += name.length
      mask[name] = null
      if (text[at] === '(') {
        at += 1
        mask[name] = level()
        if (text[at++] !== ')') throw new Error('fields: no closing bracket')
      }
      if (text[at] !== ',') return mask
      at += 1
    }
  }
  return level()
}

function pick(value: unknown, mask: Mask | null): unknown {
  if (mask === null) return value
  if (Array.isArray(value)) return value.map((item) => pick(item, mask))
  const entries = Object.entries(value as Record<string, unknown>).filter(([name]) => Object.hasOwn(mask, name))
  return Object.fromEntries(entries.map(([name, inner]) => [name, pick(inner, mask[name] ?? null)]))
}

const DOMAINS: Record<string, string> = {
  rateLimitExceeded: 'usageLimits',
  userRateLimitExceeded: 'usageLimits',
  quotaExceeded: 'usageLimits',
  fullSyncRequired: 'calendar',
  requiredAccessLevel: 'calendar',
  timeRangeEmpty: 'calendar',
}

export function googleError(
  status: number,
  reason: string,
  message: string,
  headers: Record<string, string> = {},
): SimulatorAnswer {
  const error = { domain: DOMAINS[reason] ?? 'global', reason, message }
  return jsonAnswer(status, { error: { errors: [error], code: status, message } }, headers)
}

export const invalidCredentials = () => googleError(401, 'authError', 'Invalid Credentials')

const badRequest = (message: string) => googleError(400, 'badRequest', message)

function fullSyncRequired(): SimulatorAnswer {
  return googleError(410, 'fullSyncRequired', 'Sync token is no longer valid, a full sync is required.')
}

function insufficientScopes(): SimulatorAnswer {
  return googleError(403, 'insufficientPermissions', 'Request had insufficient authentication scopes.')
}
