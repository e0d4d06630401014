import { callOutbound } from '~/outbound/call-outbound.server'
import { readRetryAfter } from '~/outbound/retry-after'
import type { Elapsed } from '~/time/clock'
import { DAY_MS, HOUR_MS, SECOND_MS } from '~/time/units'
import { type CalendarAccess, type CalendarFailure, type CalendarOutcome, calendarFailure } from '../calendar-provider'
import { child, childrenOf, DAV, parseXml, textAt, type XmlElement } from './xml'

const TIMEOUT_MS = 15 * SECOND_MS
const MAX_BYTES = 8 * 1024 * 1024
/** Well-known addresses lead to the server, and from there to a part of it. */
const MAX_REDIRECTS = 4
const REDIRECTS = [301, 302, 303, 307, 308]
/** A very large calendar, and the collection itself. */
const MAX_ITEMS = 25_000
/** Longer ones are of no server, and each is stored. */
export const MAX_HREF_LENGTH = 2_000
const MAX_ETAG_LENGTH = 500
const MAX_TOKEN_LENGTH = 4_000

export interface DavTools {
  allowPrivate: boolean
  elapsed: Elapsed
  /** When all requests of one purpose must have ended, as `elapsed` counts: a slow server would take that long with each. */
  until?: number
}

export type PasswordAccess = Pick<Extract<CalendarAccess, { kind: 'password' }>, 'username' | 'password'>

export interface DavRequest {
  method: 'GET' | 'PUT' | 'DELETE' | 'PROPFIND' | 'REPORT'
  url: string
  depth?: '0' | '1'
  body?: string
  headers?: Record<string, string>
}

export interface DavResponse {
  status: number
  body: string
  etag: string | null
  /** Where the answer came from, after redirects. */
  url: string
}

/**
 * One request with the password of the host. Redirects are followed to addresses that S13 allows and that are as safe as the first: a server
 * on https cannot send the password elsewhere in the clear. The result is any answer below 500 besides 401 and 429.
 */
export async function callDav(
  tools: DavTools,
  access: PasswordAccess,
  request: DavRequest,
): Promise<CalendarOutcome<DavResponse>> {
  const { until = Number.POSITIVE_INFINITY, ...rules } = tools
  let url = request.url
  for (let redirects = 0; ; redirects++) {
    const leftMs = until - tools.elapsed()
    if (leftMs <= 0) return calendarFailure('unreachable', { detail: 'too slow as a whole' })
    const result = await callOutbound({
      method: request.method,
      url,
      headers: {
        Authorization: `Basic ${Buffer.from(`${access.username}:${access.password}`).toString('base64')}`,
        'Accept-Encoding': 'gzip',
        ...(request.depth === undefined ? {} : { Depth: request.depth }),
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/xml; charset=utf-8' }),
        ...request.headers,
      },
      ...(request.body === undefined ? {} : { body: request.body }),
      timeoutMs: Math.min(TIMEOUT_MS, leftMs),
      maxBytes: MAX_BYTES,
      ...rules,
    })
    if (!result.ok)
      return result.reason === 'refused'
        ? calendarFailure('refused', { detail: 'this address may not be called' })
        : calendarFailure('unreachable', { detail: result.reason, outcomeUnknown: result.sent })
    const { status, headers, body } = result.response
    if (!REDIRECTS.includes(status)) return answerOf(status, headers, body, url)
    const next = redirectOf(url, headers.location)
    if (next === null || redirects === MAX_REDIRECTS)
      return calendarFailure('unreadable', { status, detail: 'redirect' })
    url = next
  }
}

function redirectOf(from: string, location: string | string[] | undefined): string | null {
  if (typeof location !== 'string' || !URL.canParse(location, from)) return null
  const next = new URL(location, from)
  return next.protocol === 'https:' || new URL(from).protocol === 'http:' ? next.href : null
}

function answerOf(
  status: number,
  headers: Record<string, string | string[] | undefined>,
  body: string,
  url: string,
): CalendarOutcome<DavResponse> {
  // A date, or nonsense, still asks to wait.
  const retryAfterMs =
    readRetryAfter(headers['retry-after'], DAY_MS / 4) ?? (headers['retry-after'] ? HOUR_MS / 4 : null)
  if (status === 401) return calendarFailure('reconnect_needed', { status })
  if (status === 429) return calendarFailure('rate_limited', { status, retryAfterMs })
  if (status >= 500 && status !== 501 && status !== 507)
    return calendarFailure('unreachable', { status, retryAfterMs, outcomeUnknown: true })
  const etag = typeof headers.etag === 'string' ? shortEtag(headers.etag) : null
  return { ok: true, value: { status, body, etag, url } }
}

/** @returns null for one that is missing or longer than any: its object counts as changed */
export function shortEtag(written: string | null): string | null {
  return written !== null && written.length <= MAX_ETAG_LENGTH ? written : null
}

/** What a multistatus says of one resource. */
export interface DavItem {
  /** An absolute address. */
  url: string
  /** Of the resource as a whole, such as 404 for one that is gone; null when it has properties. */
  status: number | null
  /** The properties that it has: those with status 200. */
  props: XmlElement
}

export interface Multistatus {
  items: DavItem[]
  /** RFC 6578. */
  syncToken: string | null
}

/** @returns null when the element is no multistatus (RFC 4918, 13), or larger than any */
export function readMultistatus(root: XmlElement | null, base: string): Multistatus | null {
  if (root?.name !== DAV('multistatus')) return null
  const items: DavItem[] = []
  for (const response of childrenOf(root, DAV('response'))) {
    const props: XmlElement = { name: DAV('prop'), attributes: {}, children: propsOf(response), text: '' }
    const status = statusIn(response)
    for (const href of childrenOf(response, DAV('href'))) {
      const written = href.text.trim()
      if (written.length > MAX_HREF_LENGTH || items.length === MAX_ITEMS) return null
      if (URL.canParse(written, base)) items.push({ url: new URL(written, base).href, status, props })
    }
  }
  const syncToken = textAt(root, DAV('sync-token'))
  return syncToken !== null && syncToken.length > MAX_TOKEN_LENGTH ? null : { items, syncToken }
}

function propsOf(response: XmlElement): XmlElement[] {
  return childrenOf(response, DAV('propstat'))
    .filter((propstat) => (statusIn(propstat) ?? 200) === 200)
    .flatMap((propstat) => child(propstat, DAV('prop'))?.children ?? [])
}

function statusIn(element: XmlElement): number | null {
  const [, code] = /^HTTP\/[\d.]{1,5} (\d{3})/.exec(textAt(element, DAV('status')) ?? '') ?? []
  return code === undefined ? null : Number(code)
}

/** The properties of a resource, and of those in it with `depth: '1'`. */
export async function propfind(
  tools: DavTools,
  access: PasswordAccess,
  { url, depth, props }: { url: string; depth: '0' | '1'; props: string },
): Promise<CalendarOutcome<Multistatus & { url: string }>> {
  const body = `<?xml version="1.0" encoding="utf-8"?><d:propfind ${NAMESPACES}><d:prop>${props}</d:prop></d:propfind>`
  return multistatusOf(await callDav(tools, access, { method: 'PROPFIND', url, depth, body }))
}

export const NAMESPACES =
  'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/"'

export async function multistatusOf(
  answer: CalendarOutcome<DavResponse>,
): Promise<CalendarOutcome<Multistatus & { url: string }>> {
  if (!answer.ok) return answer
  const { status, body, url } = answer.value
  if (status !== 207) return unexpected(status)
  const multistatus = readMultistatus(await parseXml(body), url)
  return multistatus
    ? { ok: true, value: { ...multistatus, url } }
    : calendarFailure('unreadable', { status, detail: 'no multistatus' })
}

/** What a status means that the request did not expect. */
export function unexpected(status: number): CalendarFailure {
  if (status === 404 || status === 410) return calendarFailure('not_found', { status })
  if (status === 412) return calendarFailure('conflict', { status })
  if (status === 423) return calendarFailure('unreachable', { status })
  if (status >= 400) return calendarFailure('refused', { status })
  return calendarFailure('unreadable', { status, outcomeUnknown: true })
}
