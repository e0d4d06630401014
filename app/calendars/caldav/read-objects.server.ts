import { type ExpandedObject, MAX_BUSY_TIMES } from '~/busy/expand-calendar'
import { readObjects } from '~/busy/read-calendar.server'
import { MINUTE_MS } from '~/time/units'
import {
  type CalendarChanges,
  type CalendarOutcome,
  calendarFailure,
  type ReadRequest,
  type RemoteEvent,
} from '../calendar-provider'
import { bookingOfUid } from '../own-uid'
import {
  callDav,
  type DavItem,
  type DavTools,
  multistatusOf,
  NAMESPACES,
  type PasswordAccess,
  propfind,
  shortEtag,
} from './dav-client.server'
import { type CaldavSyncState, readSyncState } from './sync-state'
import { CALDAV, CALENDAR_SERVER, DAV, escapeXml, textAt } from './xml'

/** Objects whose texts are fetched with one request. */
const PAGE = 100
/** A server may send the list of changes in parts (RFC 6578, 3.6). */
const MAX_PARTS = 200
/** More than any person's calendar holds. */
const MAX_OBJECTS = 20_000
/** A server that leaves out objects in its answer is asked for each by itself. */
const MAX_SINGLE = 20
/** The state of a server without lists of changes names every object. */
const MAX_STATE_LENGTH = 1024 * 1024
/** A very large calendar takes a minute. The lease of an account is longer. */
const MAX_READ_MS = 4 * MINUTE_MS
const TOO_MANY = 'more objects than a calendar has'
/** What servers answer to a token that they no longer know (RFC 6578, 3.2: 403 with a precondition), each in its way. */
const TOKEN_LOST = [400, 403, 404, 409, 410, 412, 416, 422]
/** What servers answer that have no such report. */
const NO_SUCH_REPORT = [400, 403, 404, 405, 415, 422, 501]

interface Listed {
  changed: { url: string; etag: string | null }[]
  removed: string[]
  /** True: `changed` lists everything. */
  full: boolean
  state: CaldavSyncState
}

interface Reading extends DavTools {
  ourHost: string
}

/**
 * What has changed in a calendar: by the server's list of changes (RFC 6578), or by comparing the ETags of all objects where it keeps none.
 * The texts of changed objects are expanded by the same code as feeds, in its thread.
 */
export async function readCaldavChanges(
  reading: Reading,
  access: PasswordAccess,
  request: ReadRequest,
): Promise<CalendarOutcome<CalendarChanges>> {
  const tools = { ...reading, until: reading.elapsed() + MAX_READ_MS }
  const listed = await listChanges(tools, access, request)
  if (!listed.ok) return listed
  const { changed, removed, full, state } = listed.value
  const syncState = JSON.stringify(state)
  if (changed.length > MAX_OBJECTS || syncState.length > MAX_STATE_LENGTH)
    return calendarFailure('unreadable', { detail: TOO_MANY })
  const events: RemoteEvent[] = []
  let intervals = 0
  const unread: CalendarChanges['unread'] = []
  const gone = removed.map(idOf)
  for (let at = 0; at < changed.length; at += PAGE) {
    const page = await fetchObjects(tools, access, request.calendar.remoteId, changed.slice(at, at + PAGE))
    if (!page.ok) return page
    gone.push(...page.value.gone.map(idOf))
    const expanded = await expand(request, page.value.objects)
    if (expanded === null) return calendarFailure('unreadable', { detail: 'objects that take too long to read' })
    for (const [index, object] of expanded.entries()) {
      const from = page.value.objects[index]!
      events.push(eventOf(tools, from, object))
      intervals += object.intervals.length
      if (object.unread) unread.push({ start: startOf(object.unread.date) })
    }
    if (intervals > MAX_BUSY_TIMES) return calendarFailure('unreadable', { detail: 'more busy times than a year has' })
  }
  return { ok: true, value: { full, events, removed: gone, syncState, unread } }
}

/** The name of an object for us: its path, because a server may have several names. */
export function idOf(url: string): string {
  return new URL(url).pathname
}

function startOf(date: string | null): number | null {
  const start = date === null ? Number.NaN : Date.parse(`${date}T00:00:00Z`)
  return Number.isNaN(start) ? null : start
}

function eventOf({ ourHost }: Reading, { url, etag }: FetchedObject, { uid, intervals }: ExpandedObject): RemoteEvent {
  const ours = bookingOfUid(uid, ourHost)
  const [first] = intervals
  const last = intervals.at(-1)
  return {
    remoteId: idOf(url),
    etag,
    intervals,
    // An event of ours that became free, or lies outside what is kept, has no times that we know.
    booking: ours && { ...ours, start: first?.start ?? 0, end: last?.end ?? 0 },
  }
}

function expand(
  { host, calendar, window, now }: ReadRequest,
  objects: FetchedObject[],
): Promise<ExpandedObject[] | null> {
  return readObjects(host.hostId, {
    texts: objects.map(({ text }) => text),
    timeZone: calendar.timeZone ?? host.timeZone,
    now,
    horizon: window,
    ownAddresses: host.ownAddresses,
  })
}

async function listChanges(
  tools: Reading,
  access: PasswordAccess,
  { calendar, syncState }: ReadRequest,
): Promise<CalendarOutcome<Listed>> {
  const url = calendar.remoteId
  const before = readSyncState(syncState)
  if (syncState !== null && before === null) return calendarFailure('sync_lost')
  if (before?.by === 'etags') return compareEtags(tools, access, url, before)
  const listed = await syncCollection(tools, access, url, before?.token ?? null)
  if (listed.ok || listed.status === null) return listed
  if (before)
    return TOKEN_LOST.includes(listed.status) ? calendarFailure('sync_lost', { status: listed.status }) : listed
  return NO_SUCH_REPORT.includes(listed.status) ? compareEtags(tools, access, url, null) : listed
}

async function syncCollection(
  tools: DavTools,
  access: PasswordAccess,
  url: string,
  from: string | null,
): Promise<CalendarOutcome<Listed>> {
  const changed = new Map<string, string | null>()
  const removed = new Set<string>()
  let token = from
  for (let part = 0; part < MAX_PARTS; part++) {
    const body = `<?xml version="1.0" encoding="utf-8"?><d:sync-collection ${NAMESPACES}><d:sync-token>${escapeXml(token ?? '')}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>`
    // RFC 6578 wants depth 0; servers that want depth 1 take it from the body.
    const answer = await multistatusOf(await callDav(tools, access, { method: 'REPORT', url, depth: '0', body }))
    if (!answer.ok) return answer
    const { items, syncToken } = answer.value
    if (syncToken === null) return calendarFailure('unreadable', { status: 501, detail: 'no sync token' })
    for (const item of items) {
      if (!isInside(item.url, url)) continue
      const gone = item.status === 404 || item.status === 410
      removed.delete(item.url)
      changed.delete(item.url)
      if (gone) removed.add(item.url)
      else changed.set(item.url, etagOf(item))
    }
    if (changed.size + removed.size > MAX_OBJECTS) return calendarFailure('unreadable', { detail: TOO_MANY })
    token = syncToken
    if (!items.some((item) => item.status === 507)) {
      const list = [...changed].map(([url, etag]) => ({ url, etag }))
      return {
        ok: true,
        value: { changed: list, removed: [...removed], full: from === null, state: { by: 'sync', token } },
      }
    }
  }
  return calendarFailure('unreadable', { detail: 'a list of changes without end' })
}

/** An object of the collection, not the collection itself. */
function isInside(url: string, collection: string): boolean {
  const { pathname } = new URL(url)
  return !pathname.endsWith('/') && idOf(collection) !== `${pathname}/`
}

/** Reads only the CTag while nothing has changed; else the ETags of all objects. */
async function compareEtags(
  tools: DavTools,
  access: PasswordAccess,
  url: string,
  before: Extract<CaldavSyncState, { by: 'etags' }> | null,
): Promise<CalendarOutcome<Listed>> {
  const state = await propfind(tools, access, { url, depth: '0', props: '<cs:getctag/>' })
  if (!state.ok) return state
  const ctag = shortEtag(textAt(state.value.items[0]?.props ?? null, CALENDAR_SERVER('getctag')))
  if (before && ctag !== null && ctag === before.ctag)
    return { ok: true, value: { changed: [], removed: [], full: false, state: before } }
  const listed = await propfind(tools, access, { url, depth: '1', props: '<d:getetag/><d:resourcetype/>' })
  if (!listed.ok) return listed
  const present = listed.value.items.filter((item) => isInside(item.url, url))
  const etags = Object.fromEntries(present.map((item) => [item.url, etagOf(item)]))
  const known = new Map(Object.entries(before?.etags ?? {}))
  const changed = present
    .map(({ url }) => ({ url, etag: etags[url] ?? null }))
    .filter(({ url, etag }) => etag === null || known.get(url) !== etag)
  const removed = [...known.keys()].filter((url) => !(url in etags))
  return { ok: true, value: { changed, removed, full: before === null, state: { by: 'etags', ctag, etags } } }
}

export interface FetchedObject {
  url: string
  etag: string | null
  text: string
}

async function fetchObjects(
  tools: DavTools,
  access: PasswordAccess,
  calendarUrl: string,
  wanted: { url: string; etag: string | null }[],
): Promise<CalendarOutcome<{ objects: FetchedObject[]; gone: string[] }>> {
  const hrefs = wanted.map(({ url }) => `<d:href>${escapeXml(new URL(url).pathname)}</d:href>`).join('')
  const body = `<?xml version="1.0" encoding="utf-8"?><c:calendar-multiget ${NAMESPACES}><d:prop><d:getetag/><c:calendar-data/></d:prop>${hrefs}</c:calendar-multiget>`
  const answer = await multistatusOf(
    await callDav(tools, access, { method: 'REPORT', url: calendarUrl, depth: '1', body }),
  )
  if (!answer.ok) return answer
  const byId = new Map(answer.value.items.map((item) => [decoded(item.url), item]))
  const objects: FetchedObject[] = []
  const gone: string[] = []
  const missing: string[] = []
  for (const { url, etag } of wanted) {
    const item = byId.get(decoded(url))
    const text = item && textOfObject(item)
    if (text) objects.push({ url, etag: etagOf(item) ?? etag, text })
    else if (item && (item.status === 404 || item.status === 410)) gone.push(url)
    else missing.push(url)
  }
  if (missing.length > MAX_SINGLE) return calendarFailure('unreadable', { detail: 'objects left out of an answer' })
  for (const url of missing) {
    const one = await callDav(tools, access, { method: 'GET', url })
    if (!one.ok) return one
    if (one.value.status === 200) objects.push({ url, etag: one.value.etag, text: one.value.body })
    else if (one.value.status === 404 || one.value.status === 410) gone.push(url)
    else return calendarFailure('unreadable', { status: one.value.status, detail: 'an object that is not given out' })
  }
  return { ok: true, value: { objects, gone } }
}

function etagOf({ props }: DavItem): string | null {
  return shortEtag(textAt(props, DAV('getetag')))
}

function textOfObject({ props }: DavItem): string | null {
  return textAt(props, CALDAV('calendar-data'))
}

/** Servers encode paths differently in lists and in answers. */
function decoded(url: string): string {
  const { pathname } = new URL(url)
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
