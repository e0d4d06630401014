import { Resolver } from 'node:dns/promises'
import { SECOND_MS } from '~/time/units'
import { type CalendarFailure, type CalendarOutcome, calendarFailure } from '../calendar-provider'
import { type DavTools, MAX_HREF_LENGTH, type PasswordAccess, propfind } from './dav-client.server'
import { CALDAV, child, childrenOf, DAV, textAt, type XmlElement } from './xml'

export interface CaldavHome {
  /** The collection that holds the calendars, or a single calendar. */
  homeUrl: string
  /** Stays the same for one account. */
  principalUrl: string
}

const PROPS = '<d:current-user-principal/><d:resourcetype/><c:calendar-home-set/>'
const DNS_MS = 2 * SECOND_MS

/**
 * Finds the calendars of an account from what a host typed: an address, the name of a server, or a mail address (RFC 6764). A path that
 * was typed is tried first, then the well-known address, then the root of the server.
 */
export async function discoverCaldav(
  tools: DavTools,
  access: PasswordAccess,
  typed: string,
): Promise<CalendarOutcome<CaldavHome>> {
  let failure: CalendarFailure = calendarFailure('not_found', { detail: 'no calendars at this address' })
  const tried = new Set<string>()
  const attempt = async (url: string): Promise<CalendarOutcome<CaldavHome>> => {
    if (tried.has(url)) return failure
    tried.add(url)
    return homeFrom(tools, access, url)
  }
  const start = startOf(typed)
  if (start === null) return calendarFailure('refused', { detail: 'not an address' })
  for (const url of await candidates(start, tools)) {
    const found = await attempt(url)
    // A wrong password is wrong at the other addresses of the server as well, and every attempt counts there.
    if (found.ok || found.reason === 'reconnect_needed' || found.reason === 'rate_limited') return found
    // What a server said of an address tells more than that another is missing.
    if (failure.reason === 'not_found' || found.reason === 'unreachable') failure = found
  }
  return failure
}

function startOf(typed: string): { url: URL; domainOnly: boolean } | null {
  const text = typed.trim()
  const domain = /^[^@\s/]{1,200}@([^@\s/:]{1,253})$/.exec(text)?.[1] ?? text
  const written = /^caldavs?:\/\//i.test(text) ? text.replace(/^caldav/i, 'http') : text
  const address = /^https?:\/\//i.test(written) ? written : `https://${domain}`
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  return { url, domainOnly: url.pathname === '/' && url.port === '' && !/^https?:\/\//i.test(written) }
}

async function candidates({ url, domainOnly }: { url: URL; domainOnly: boolean }, tools: DavTools): Promise<string[]> {
  const wellKnown = new URL('/.well-known/caldav', url).href
  const root = new URL('/', url).href
  if (!domainOnly) return [...(url.pathname === '/' ? [] : [url.href]), wellKnown, root]
  const service = tools.allowPrivate ? null : await findService(url.hostname)
  return [...(service === null ? [] : [service]), wellKnown, root]
}

/** RFC 6764, 3: the server of a domain, such as of a mail address. */
async function findService(domain: string): Promise<string | null> {
  const resolver = new Resolver({ timeout: DNS_MS, tries: 1 })
  try {
    const [record] = await resolver.resolveSrv(`_caldavs._tcp.${domain}`)
    if (!record?.name) return null
    const port = record.port === 443 ? '' : `:${record.port}`
    return `https://${record.name}${port}/.well-known/caldav`
  } catch {
    // Most domains have no such record.
    return null
  }
}

/** From any address of a server to the collection of calendars: directly, or by the principal of the one who asks (RFC 5397). */
async function homeFrom(tools: DavTools, access: PasswordAccess, url: string): Promise<CalendarOutcome<CaldavHome>> {
  const first = await propfind(tools, access, { url, depth: '0', props: PROPS })
  if (!first.ok) return first
  const [item] = first.value.items
  if (!item) return calendarFailure('not_found')
  const base = first.value.url
  const principalUrl = hrefIn(item.props, DAV('current-user-principal'), base)
  const home = hrefIn(item.props, CALDAV('calendar-home-set'), base)
  if (home) return { ok: true, value: { homeUrl: home, principalUrl: principalUrl ?? home } }
  if (principalUrl) {
    const principal = await propfind(tools, access, { url: principalUrl, depth: '0', props: PROPS })
    if (!principal.ok) return principal
    const found = hrefIn(principal.value.items[0]?.props ?? null, CALDAV('calendar-home-set'), principal.value.url)
    if (found) return { ok: true, value: { homeUrl: found, principalUrl } }
  }
  return isCalendar(item.props)
    ? { ok: true, value: { homeUrl: item.url, principalUrl: item.url } }
    : calendarFailure('not_found')
}

function hrefIn(props: XmlElement | null, name: string, base: string): string | null {
  const href = textAt(props, name, DAV('href'))
  return href !== null && href.length <= MAX_HREF_LENGTH && URL.canParse(href, base) ? new URL(href, base).href : null
}

export function isCalendar(props: XmlElement): boolean {
  return childrenOf(child(props, DAV('resourcetype')), CALDAV('calendar')).length > 0
}
