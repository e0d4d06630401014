import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { findIana, findWindows } from 'windows-iana'
import {
  blankEvent,
  type HeldCalendar,
  type HeldEvent,
  instantOf,
  type Occurrence,
  type Shows,
  wallOf,
} from '../calendars/person-calendars'
import { jsonAnswer, parseJsonObject, type SimulatorAnswer, type SimulatorRequest } from '../calendars/simulator-server'
import type { DeltaRound, MicrosoftAccount, MicrosoftGrant, MicrosoftState } from './state'

// Sources, all below https://learn.microsoft.com/en-us/graph/ and in microsoftgraph/microsoft-graph-docs-contrib:
// - api/user-list-calendars, api/resources/event, api/resources/calendar, api/event-update, api/event-delete, api/calendar-post-events
// - api/event-delta and delta-query-events (windows, links, `@removed`, no $select); occurrences come with their times alone:
//   https://github.com/microsoftgraph/microsoft-graph-docs/issues/7632
// - delta-query-overview (410 and syncStateNotFound)
// - outlook-immutable-id (Prefer: IdType="ImmutableId")
// - api/singlevaluelegacyextendedproperty-get ($filter by an extended property)
// - resolve-auth-issues, errors, throttling (401, 403, 412, 429 with Retry-After, 503)
// `transactionId`: the same request again gives 201 and no second event, https://blog.rykoma.net/2020/10/05/1559/

interface Caller {
  state: MicrosoftState
  account: MicrosoftAccount
  grant: MicrosoftGrant
  preferences: Preferences
}

interface Preferences {
  pageSize: number
  /** As the client wrote it, and as IANA knows it. */
  timeZone: { name: string; iana: string }
  immutableIds: boolean
}

export interface SubscriptionCalls {
  create: (caller: Caller, body: string) => Promise<SimulatorAnswer>
  get: (caller: Caller, id: string) => SimulatorAnswer
  renew: (caller: Caller, id: string, body: string) => SimulatorAnswer
  remove: (caller: Caller, id: string) => SimulatorAnswer
}

/** `/v1.0/…` */
export async function graphApi(
  state: MicrosoftState,
  request: SimulatorRequest,
  subscriptions: SubscriptionCalls,
): Promise<SimulatorAnswer> {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  const access = token === undefined ? undefined : state.access.get(token)
  const account = access && state.accounts.find(({ key }) => key === access.grant.accountKey)
  if (!access || !account || access.endsAt <= state.clock()) return invalidToken()
  const preferences = preferencesIn(request.headers.prefer)
  if (!preferences) return graphError(400, 'ErrorInvalidRequest', 'The Prefer header is not valid.')
  const caller = { state, account, grant: access.grant, preferences }
  const { method, query, body } = request
  const path = request.path.replace(/^\/v1\.0/, '')
  const has = (scope: string) => access.grant.scope.split(' ').includes(scope)
  if (path === '/me') {
    if (!has('User.Read')) return accessDenied()
    const unknown = unknownParameter(query, ['$select'])
    if (unknown) return unknown
    return jsonAnswer(200, {
      id: account.key,
      displayName: account.name,
      mail: account.personal ? null : account.email,
      userPrincipalName: account.email,
    })
  }
  if (!has('Calendars.ReadWrite')) return accessDenied()
  if (body !== '' && request.headers['content-type']?.split(';')[0] !== 'application/json')
    return graphError(415, 'RequestBodyRead', 'A supported MIME type was not found.')
  if (path === '/subscriptions' && method === 'POST') return subscriptions.create(caller, body)
  const subscription = /^\/subscriptions\/([^/]+)$/.exec(path)?.[1]
  if (subscription !== undefined) {
    if (method === 'GET') return subscriptions.get(caller, subscription)
    if (method === 'PATCH') return subscriptions.renew(caller, subscription, body)
    if (method === 'DELETE') return subscriptions.remove(caller, subscription)
  }
  if (path === '/me/calendars' && method === 'GET') return listCalendars(caller, query)
  const [, calendarId, rest] = /^\/me\/calendars\/([^/]+)(?:\/(.+))?$/.exec(path) ?? []
  if (calendarId !== undefined) {
    const calendar = account.calendars.calendars.find(
      ({ id, deleted }) => id === decodeURIComponent(calendarId) && !deleted,
    )
    if (!calendar) return itemNotFound()
    if (rest === 'calendarView/delta' && method === 'GET') return delta(caller, calendar, query)
    if (rest === 'events' && method === 'GET') return findByProperty(caller, calendar, query)
    if (rest === 'events' && method === 'POST') return create(caller, calendar, body)
    const eventId = /^events\/([^/]+)$/.exec(rest ?? '')?.[1]
    if (eventId !== undefined) return oneEvent(caller, eventId, request)
  }
  const eventId = /^\/me\/events\/([^/]+)$/.exec(path)?.[1]
  if (eventId !== undefined) return oneEvent(caller, eventId, request)
  return graphError(400, 'BadRequest', `Resource not found for the segment '${path.split('/').pop()}'.`)
}

function listCalendars({ state, account }: Caller, query: URLSearchParams): SimulatorAnswer {
  const bad = unknownParameter(query, ['$top', '$skip', '$select'])
  if (bad) return bad
  const size = Number(query.get('$top') ?? '10')
  const from = Number(query.get('$skip') ?? '0')
  const there = account.calendars.calendars.filter(({ deleted }) => !deleted)
  return jsonAnswer(200, {
    '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users/calendars',
    value: there.slice(from, from + size).map(({ id, name, primary, role }) => ({
      id,
      name,
      color: 'auto',
      hexColor: '',
      isDefaultCalendar: primary,
      changeKey: 'nfZyf7VcrEKLNoU37KWlkQAAA0x0+w==',
      canShare: role === 'owner',
      canViewPrivateItems: true,
      canEdit: role !== 'reader',
      owner: { name: account.name, address: role === 'owner' ? account.email : 'boss@example.org' },
    })),
    ...(from + size < there.length
      ? { '@odata.nextLink': `${state.url}/v1.0/me/calendars?$top=${size}&$skip=${from + size}` }
      : {}),
  })
}

function delta(caller: Caller, calendar: HeldCalendar, query: URLSearchParams): SimulatorAnswer {
  const { state, account, preferences } = caller
  const bad = unknownParameter(query, ['startDateTime', 'endDateTime', '$skiptoken', '$deltatoken'])
  if (bad) return bad
  const token = query.get('$skiptoken') ?? query.get('$deltatoken')
  const round = token === null ? firstRound(caller, calendar, query) : continued(token)
  if (round === 'lost')
    return graphError(
      410,
      'SyncStateNotFound',
      'The sync state generation is not found; continuing requires a full synchronization.',
    )
  if ('status' in round) return round
  const listed = new Map(account.calendars.listOf(calendar.id).map((entry) => [entry.id, entry]))
  const size = preferences.pageSize
  const value = round.ids.slice(round.at, round.at + size).map((id) => {
    const entry = listed.get(id)
    const type = { '@odata.type': '#microsoft.graph.event' }
    if (entry?.series) return { ...type, ...fullResource(caller, entry.series, null) }
    const occurrence = entry?.occurrence
    if (!occurrence || !isIn(occurrence, round.window))
      return { ...type, id: outsideId(id, preferences), '@removed': { reason: 'deleted' } }
    return {
      ...type,
      ...(isSparse(occurrence)
        ? sparseResource(caller, occurrence)
        : fullResource(caller, occurrence.event, occurrence)),
    }
  })
  const next = { ...round, at: round.at + size }
  const hasMore = next.at < round.ids.length
  const key = randomBytes(30).toString('base64url')
  state.rounds.set(key, hasMore ? next : { ...round, since: round.version, ids: [], at: 0 })
  const address = `${state.url}/v1.0/me/calendars/${encodeURIComponent(calendar.id)}/calendarView/delta`
  return jsonAnswer(
    200,
    {
      '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(event)',
      ...(hasMore
        ? { '@odata.nextLink': `${address}?$skiptoken=${key}` }
        : { '@odata.deltaLink': `${address}?$deltatoken=${key}` }),
      value,
    },
    { 'Preference-Applied': `odata.maxpagesize=${size}` },
  )

  function continued(key: string): DeltaRound | 'lost' {
    const kept = state.rounds.get(key)
    if (!kept || kept.accountKey !== account.key || kept.calendarId !== calendar.id) return 'lost'
    if (query.has('$skiptoken')) return kept
    const ids = account.calendars
      .listOf(calendar.id)
      .filter(({ version }) => version > (kept.since ?? 0))
      .map(({ id }) => id)
    return { ...kept, ids, version: account.calendars.version() }
  }
}

function firstRound({ account }: Caller, calendar: HeldCalendar, query: URLSearchParams): DeltaRound | SimulatorAnswer {
  const window = { from: graphInstant(query.get('startDateTime')), until: graphInstant(query.get('endDateTime')) }
  if (window.from === null || window.until === null)
    return graphError(
      400,
      'ErrorInvalidParameter',
      "This request requires a time window specified by the query string parameters 'StartDateTime' and 'EndDateTime'.",
    )
  const range = { from: window.from, until: window.until }
  if (range.until <= range.from)
    return graphError(400, 'ErrorInvalidParameter', 'EndDateTime must be after StartDateTime.')
  const entries = account.calendars.listOf(calendar.id)
  const inside = entries.filter(({ occurrence }) => occurrence !== null && isIn(occurrence, range))
  const series = new Set(inside.map(({ occurrence }) => occurrence?.event.id))
  const masters = entries.filter((entry) => entry.series && series.has(entry.id))
  return {
    accountKey: account.key,
    calendarId: calendar.id,
    window: range,
    since: null,
    version: account.calendars.version(),
    ids: [...masters, ...inside].map(({ id }) => id),
    at: 0,
  }
}

/** `2026-12-01T00:00:00Z`, or without a zone, which is UTC. */
function graphInstant(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.test(text)) return null
  const instant = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`)
  return Number.isNaN(instant) ? null : instant
}

const isIn = ({ startsAt, endsAt }: Occurrence, { from, until }: { from: number; until: number }) =>
  endsAt > from && startsAt < until

const isSparse = ({ originalStart, isException }: Occurrence) => originalStart !== null && !isException

/** What delta tells of an occurrence that follows its series. */
function sparseResource(caller: Caller, occurrence: Occurrence) {
  const {
    '@odata.etag': etag,
    id,
    seriesMasterId,
    type,
    start,
    end,
  } = fullResource(caller, occurrence.event, occurrence)
  return { '@odata.etag': etag, id, seriesMasterId, type, start, end }
}

function fullResource({ account, preferences }: Caller, event: HeldEvent, occurrence: Occurrence | null) {
  const single = occurrence ?? {
    id: event.id,
    start: event.start,
    end: event.end,
    shows: event.shows,
    originalStart: null,
  }
  const time = (wall: string) => {
    const { name, iana } = preferences.timeZone
    const local = event.allDay ? `${wall}T00:00:00` : wallOf(instantOf(wall, event.timeZone), iana)
    return { dateTime: `${local}.0000000`, timeZone: name }
  }
  const isOwn = event.answer === 'organizer'
  const zone = findWindows(event.timeZone)[0] ?? event.timeZone
  return {
    '@odata.etag': graphEtag(event),
    id: outsideId(single.id, preferences),
    createdDateTime: '2026-01-01T00:00:00.0000000Z',
    lastModifiedDateTime: '2026-01-01T00:00:00.0000000Z',
    changeKey: graphEtag(event).slice(3, -1),
    categories: [],
    transactionId: event.transactionId,
    originalStartTimeZone: zone,
    originalEndTimeZone: zone,
    iCalUId: graphUid(event.uid, single.id),
    reminderMinutesBeforeStart: 15,
    isReminderOn: true,
    hasAttachments: false,
    subject: event.title,
    bodyPreview: event.description.slice(0, 255),
    importance: 'normal',
    sensitivity: 'normal',
    isAllDay: event.allDay,
    isCancelled: event.cancelled,
    isOrganizer: isOwn,
    responseRequested: true,
    seriesMasterId: single.originalStart === null ? null : outsideId(event.id, preferences),
    showAs: single.shows,
    type: typeOf(event, occurrence),
    isOnlineMeeting: false,
    onlineMeetingProvider: 'unknown',
    allowNewTimeProposals: true,
    isDraft: false,
    hideAttendees: false,
    recurrence: occurrence === null && event.repeat ? recurrenceOf(event) : null,
    responseStatus: { response: ANSWERS[event.answer], time: '0001-01-01T00:00:00Z' },
    body: { contentType: 'html', content: event.description },
    start: time(single.start),
    end: time(single.end),
    location: { displayName: event.location, locationType: 'default' },
    locations: [],
    attendees: [],
    organizer: { emailAddress: { name: account.name, address: isOwn ? account.email : 'boss@example.org' } },
  }
}

/** [MS-OXOCAL] 2.2.1.27: an id of Exchange, or the UID of a calendar object from elsewhere, packed into one. */
function graphUid(uid: string | null, id: string): string {
  const prefix = '040000008200E00074C5B7101A82E008'
  if (uid === null) return prefix + createHash('sha256').update(id).digest('hex').slice(0, 32).toUpperCase()
  const data = Buffer.concat([Buffer.from('vCal-Uid\x01\0\0\0', 'latin1'), Buffer.from(`${uid}\0`)])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data.length)
  return `${prefix}${'0'.repeat(32)}${size.toString('hex')}${data.toString('hex')}`.toUpperCase()
}

const ANSWERS = {
  organizer: 'organizer',
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentativelyAccepted',
  none: 'notResponded',
} as const

function typeOf(event: HeldEvent, occurrence: Occurrence | null) {
  if (!event.repeat) return 'singleInstance'
  if (occurrence === null) return 'seriesMaster'
  return occurrence.isException ? 'exception' : 'occurrence'
}

function recurrenceOf({ repeat, start }: HeldEvent) {
  return {
    pattern: { type: repeat?.every === 'week' ? 'weekly' : 'daily', interval: repeat?.interval },
    range: { type: 'numbered', startDate: start.slice(0, 10), numberOfOccurrences: repeat?.count },
  }
}

/** `$filter=singleValueExtendedProperties/Any(ep: ep/id eq 'String {…} Name x' and ep/value eq 'y')` */
function findByProperty(caller: Caller, calendar: HeldCalendar, query: URLSearchParams): SimulatorAnswer {
  const bad = unknownParameter(query, ['$filter', '$top', '$select'])
  if (bad) return bad
  const [, id, value] =
    /^singleValueExtendedProperties\/Any\(ep: ep\/id eq '((?:[^']|'')+)' and ep\/value eq '((?:[^']|'')*)'\)$/.exec(
      query.get('$filter') ?? '',
    ) ?? []
  if (id === undefined || value === undefined)
    return graphError(400, 'ErrorInvalidUrlQueryFilter', 'The query filter contains one or more invalid nodes.')
  const found = [...caller.account.calendars.events.values()].filter(
    (event) =>
      !event.deleted &&
      event.calendarId === calendar.id &&
      event.properties[id.replaceAll("''", "'")] === value.replaceAll("''", "'"),
  )
  return jsonAnswer(200, { value: found.map((event) => fullResource(caller, event, onlyOccurrence(caller, event))) })
}

function onlyOccurrence({ account }: Caller, event: HeldEvent): Occurrence | null {
  return event.repeat ? null : (account.calendars.occurrencesOf(event)[0] ?? null)
}

function create(caller: Caller, calendar: HeldCalendar, body: string): SimulatorAnswer {
  const { state, account } = caller
  if (calendar.role === 'reader') return accessDenied()
  const given = parseJsonObject(body)
  if (!given) return graphError(400, 'BadRequest', 'Unable to read JSON request payload.')
  const { transactionId } = given
  if (transactionId !== undefined && (typeof transactionId !== 'string' || transactionId.length > 255))
    return graphError(400, 'ErrorInvalidRequest', 'transactionId')
  if (typeof transactionId === 'string') {
    const same = [...account.calendars.events.values()].find(
      (event) => event.transactionId === transactionId && !event.deleted,
    )
    if (same) return jsonAnswer(201, fullResource(caller, same, onlyOccurrence(caller, same)))
    if (!state.reusesTransactionIds && state.spentTransactionIds.has(transactionId))
      return graphError(409, 'ErrorDuplicateTransactionId', 'The transaction id has already been used.')
    state.spentTransactionIds.add(transactionId)
  }
  const event = { ...blankEvent(newGraphEventId(), calendar.id, 'UTC'), byApp: true }
  event.transactionId = typeof transactionId === 'string' ? transactionId : null
  const problem = applyFields(caller, event, given, 'whole')
  if (problem) return problem
  account.calendars.insert(event)
  return jsonAnswer(201, fullResource(caller, event, onlyOccurrence(caller, event)))
}

function oneEvent(
  caller: Caller,
  encodedId: string,
  { method, headers, body, query }: SimulatorRequest,
): SimulatorAnswer {
  const { account } = caller
  const id = insideId(decodeURIComponent(encodedId))
  const event = account.calendars.events.get(id)
  const bad = unknownParameter(query, ['$select'])
  if (bad) return bad
  if (!event || event.deleted) {
    const occurrence = account.calendars.calendars
      .flatMap((calendar) => account.calendars.listOf(calendar.id))
      .find((entry) => entry.id === id)?.occurrence
    return occurrence && method === 'GET'
      ? jsonAnswer(200, fullResource(caller, occurrence.event, occurrence))
      : itemNotFound()
  }
  if (method === 'GET') return jsonAnswer(200, fullResource(caller, event, onlyOccurrence(caller, event)))
  const calendar = account.calendars.calendarOf(event.calendarId)
  if (calendar?.role === 'reader') return accessDenied()
  if (headers['if-match'] !== undefined && headers['if-match'] !== graphEtag(event))
    return graphError(
      412,
      'ErrorIrresolvableConflict',
      'The change key passed in the request does not match the current change key for the item.',
    )
  if (method === 'DELETE') {
    account.calendars.remove(id)
    return { status: 204, body: '' }
  }
  if (method !== 'PATCH') return graphError(405, 'BadRequest', 'Specified HTTP method is not allowed.')
  const given = parseJsonObject(body)
  if (!given) return graphError(400, 'BadRequest', 'Unable to read JSON request payload.')
  if (given.transactionId !== undefined)
    return graphError(400, 'ErrorInvalidPropertySet', 'transactionId cannot be changed.')
  const changed = { ...event }
  const problem = applyFields(caller, changed, given, 'part')
  if (problem) return problem
  account.calendars.change(id, changed)
  return jsonAnswer(200, fullResource(caller, changed, onlyOccurrence(caller, changed)))
}

const FIELDS = [
  'subject',
  'body',
  'start',
  'end',
  'location',
  'showAs',
  'isAllDay',
  'transactionId',
  'singleValueExtendedProperties',
  'attendees',
  'recurrence',
  'sensitivity',
  'isReminderOn',
  'reminderMinutesBeforeStart',
  'categories',
  'responseRequested',
]
const SHOWS: readonly string[] = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'] satisfies Shows[]

function applyFields(
  { state }: Caller,
  event: HeldEvent,
  given: Record<string, unknown>,
  extent: 'whole' | 'part',
): SimulatorAnswer | null {
  const bad = (message: string) => graphError(400, 'ErrorInvalidRequest', message)
  const unknown = Object.keys(given).find((name) => !FIELDS.includes(name))
  if (unknown)
    return graphError(
      400,
      'RequestBodyRead',
      `The property '${unknown}' does not exist on type 'microsoft.graph.event'.`,
    )
  if (Array.isArray(given.attendees) && given.attendees.length > 0) state.invitations.push('attendees')
  if (given.recurrence !== undefined) {
    if (given.recurrence !== null) return bad('This simulator takes no series')
    event.repeat = null
    event.exceptions = new Map()
  }
  if (given.isAllDay !== undefined) {
    if (typeof given.isAllDay !== 'boolean') return bad('isAllDay')
    event.allDay = given.isAllDay
  }
  if (extent === 'whole' || given.start !== undefined || given.end !== undefined) {
    const [start, end] = [graphTime(given.start), graphTime(given.end)]
    if (!start || !end)
      return graphError(400, 'TimeZoneNotSupportedException', 'A valid time must be specified for start and end.')
    const isMidnight = [start.local, end.local].every((local) => local.endsWith('T00:00:00'))
    if (event.allDay && !isMidnight)
      return bad('The Event.Start property for an all-day event needs to be set to midnight.')
    event.timeZone = start.timeZone
    event.start = event.allDay ? start.local.slice(0, 10) : start.local
    event.end = event.allDay ? end.local.slice(0, 10) : wallOf(instantOf(end.local, end.timeZone), start.timeZone)
    if (instantOf(event.start, event.timeZone) >= instantOf(event.end, event.timeZone))
      return graphError(
        400,
        'ErrorPropertyValidationFailure',
        'At least one property failed validation: end before start.',
      )
  }
  if (given.showAs !== undefined) {
    if (!SHOWS.includes(String(given.showAs))) return bad('showAs')
    event.shows = given.showAs as Shows
  }
  if (given.subject !== undefined) {
    if (typeof given.subject !== 'string' || given.subject.length > 255) return bad('subject')
    event.title = given.subject
  }
  if (given.body !== undefined) {
    const { contentType, content } = given.body as Record<string, unknown>
    if (!['text', 'html', 'HTML', 'Text'].includes(String(contentType)) || typeof content !== 'string')
      return bad('body')
    event.description = content
  }
  if (given.location !== undefined) {
    const { displayName } = given.location as Record<string, unknown>
    if (typeof displayName !== 'string') return bad('location')
    event.location = displayName
  }
  for (const property of (given.singleValueExtendedProperties ?? []) as Record<string, unknown>[]) {
    const { id, value } = property
    if (typeof id !== 'string' || typeof value !== 'string' || !/^String \{[0-9a-f-]{36}\} Name \w+$/i.test(id))
      return bad('singleValueExtendedProperties')
    event.properties = { ...event.properties, [id]: value }
  }
  return null
}

/** Local time and a zone by its Windows or IANA name; an offset in the time is refused. */
function graphTime(value: unknown): { local: string; timeZone: string } | null {
  const { dateTime, timeZone } = (value ?? {}) as Record<string, unknown>
  const iana = typeof timeZone === 'string' ? ianaNamed(timeZone) : null
  if (typeof dateTime !== 'string' || iana === null) return null
  const local = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,7})?$/.exec(dateTime)?.[1]
  return local === undefined || Number.isNaN(Date.parse(`${local}Z`)) ? null : { local, timeZone: iana }
}

function ianaNamed(name: string): string | null {
  const [iana] = name === 'UTC' ? ['UTC'] : findIana(name)
  if (iana) return iana
  return Intl.supportedValuesOf('timeZone').includes(name) ? name : null
}

/** `Prefer: odata.maxpagesize=100, outlook.timezone="UTC", IdType="ImmutableId"` */
function preferencesIn(header: string | undefined): Preferences | null {
  const preferences: Preferences = { pageSize: 10, timeZone: { name: 'UTC', iana: 'UTC' }, immutableIds: false }
  for (const part of (header ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter(Boolean)) {
    const [, name, value = ''] = /^([A-Za-z.]+)="?([^"]*)"?$/.exec(part) ?? []
    if (name === 'odata.maxpagesize') preferences.pageSize = Math.min(Number(value), 1000)
    else if (name === 'IdType') preferences.immutableIds = value === 'ImmutableId'
    else if (name === 'outlook.timezone') {
      const iana = ianaNamed(value)
      if (iana === null) return null
      preferences.timeZone = { name: value, iana }
    }
  }
  return preferences.pageSize >= 1 ? preferences : null
}

/** Immutable ids begin otherwise than those that change when an item is moved. */
const outsideId = (id: string, { immutableIds }: Preferences) => (immutableIds ? id : id.replace(/^AAkALg/, 'AAMkAG'))
const insideId = (id: string) => id.replace(/^AAMkAG/, 'AAkALg')

export const newGraphEventId = () => `AAkALg${randomBytes(60).toString('base64url')}=`

export function graphOccurrenceId(event: HeldEvent, originalStart: string): string {
  return `AAkALg${createHash('sha512').update(`${event.id} ${originalStart}`).digest('base64url')}=`
}

function graphEtag(event: HeldEvent): string {
  return `W/"${createHash('sha256').update(`${event.id} ${event.version}`).digest('base64').slice(0, 24)}"`
}

function unknownParameter(query: URLSearchParams, known: readonly string[]): SimulatorAnswer | null {
  const unknown = [...query.keys()].find((name) => !known.includes(name))
  return unknown === undefined
    ? null
    : graphError(400, 'ErrorInvalidUrlQuery', `The query parameter '${unknown}' is not supported.`)
}

export function graphError(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): SimulatorAnswer {
  const id = randomUUID()
  const innerError = { date: '2026-01-01T00:00:00', 'request-id': id, 'client-request-id': id }
  return jsonAnswer(status, { error: { code, message, innerError } }, { 'request-id': id, ...headers })
}

export const invalidToken = () =>
  graphError(401, 'InvalidAuthenticationToken', 'Lifetime validation failed, the token is expired.')
const accessDenied = () => graphError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
const itemNotFound = () => graphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.')
