import { findHostByPublicHandle } from '~/accounts/find-public-host.server'
import type { Host } from '~/accounts/host'
import { findMemberChoice, type PublicMember } from '~/availability/slots/team-members.server'
import { type EventType, offeredDurations } from '~/event-types/event-type'
import { type LinkAccess, readLinkKey } from '~/event-types/link-keys.server'
import { readLanguageTag, tagOfReader } from '~/i18n/language-tag'
import { chooseLocale, isLocale, type Locale } from '~/i18n/locale'
import { networksOf } from '~/limits/client-address.server'
import type { LimitDecision, LimitKey, LimitName } from '~/limits/rate-limit.server'
import { listedTimeZone } from '~/time/time-zone-names'
import { isKnownTimeZone } from '~/time/wall-time'
import type { AppContext } from '../context.server'
import { findPublicEventType } from '../find-public-event-type.server'
import { notFound } from '../not-found'
import { readerOfRequest } from '../reader-of-request.server'
import { redirect } from '../redirect.server'

/**
 * The host of a public page.
 *
 * @throws the same 404 for every reason; a redirect when the host's handle has changed
 */
export async function requirePublicHost(
  request: Request,
  handle: string | undefined,
  { db, now }: AppContext,
): Promise<Host> {
  const found = await findHostByPublicHandle(db, handle?.toLowerCase() ?? '', now)
  if (!found) throw notFound()
  if ('host' in found) return found.host
  throw redirectToHandle(request, found.movedTo)
}

function redirectToHandle(request: Request, handle: string): Response {
  const { pathname, search } = new URL(request.url)
  return redirect(pathname.replace(/^\/[^/]+/, () => `/${handle}`).replace(/\.data$/, '') + search, 301)
}

export interface PublicEventType {
  host: Host
  eventType: EventType
  oneTimeLinkId: string | null
  /** Members of a team from whom the visitor may choose; none where the team's rule decides. */
  members: PublicMember[]
  /** The one whom the address names. */
  memberId: string | null
  /** The address names somebody who cannot be chosen. */
  unfit: boolean
}

/**
 * A bookable event type with its host; a hidden one needs its address only, a secret one a key.
 *
 * @param usedLinks whether a used one-time link is still accepted: true for a form, because the same form sent twice must lead
 * to the same booking (B4), and the transaction refuses a second booking
 * @throws 404, also for a secret one without its key; 410 for a one-time link that is used up
 */
export async function requirePublicEventType(
  request: Request,
  params: { handle?: string; eventType?: string },
  context: AppContext,
  { usedLinks = 'refuse' }: { usedLinks?: 'refuse' | 'allow' } = {},
): Promise<PublicEventType> {
  const { handle = '', eventType: slug = '' } = params
  const query = new URL(request.url).searchParams
  const key = query.get('key')
  const access: { of?: LinkAccess } = {}
  const found = await findPublicEventType(
    context,
    { handle: handle.toLowerCase(), slug: slug.toLowerCase(), userAgent: request.headers.get('user-agent') },
    async (eventType) => {
      access.of = await readLinkKey(context.db, context.keyring, eventType, key)
      return access.of.kind !== 'closed'
    },
  )
  if (!found) throw notFound()
  if ('movedTo' in found) throw redirectToHandle(request, found.movedTo)
  const link = access.of && 'linkId' in access.of ? access.of : null
  if (link?.kind === 'used' && usedLinks === 'refuse') throw new Response('Link used', { status: 410 })
  const choice = await findMemberChoice(context.db, found.eventType, query.get('member'))
  return { ...found, oneTimeLinkId: link?.linkId ?? null, ...choice }
}

/** The duration a visitor chose, if it is offered; else the default one. */
export function chosenDuration(eventType: EventType, query: URLSearchParams): number {
  const offered = offeredDurations(eventType)
  const chosen = Number(query.get('duration'))
  return offered.includes(chosen) ? chosen : offered[0]!
}

/** The visitor's chosen time zone, or null if none was chosen. */
export function chosenTimeZone(query: URLSearchParams): string | null {
  const timeZone = query.get('tz')
  return timeZone !== null && isKnownTimeZone(timeZone) ? listedTimeZone(timeZone) : null
}

/** @throws 429 with Retry-After when this network has sent too many requests */
export async function limitRequests(
  context: AppContext,
  name: LimitName,
  key: LimitKey = networksOf(context.clientAddress),
): Promise<void> {
  refuseOver(await context.limits.take(name, key))
}

/** For work that costs more than a usual page. @param points of `PRICES` @throws 429 when this network has used up its share */
export async function limitWork(context: AppContext, points: number): Promise<void> {
  refuseOver(await context.limits.take('work', networksOf(context.clientAddress), points))
}

function refuseOver(decision: LimitDecision): void {
  if (decision.ok) return
  throw new Response('Too many requests', {
    status: 429,
    headers: { 'Retry-After': String(decision.retryAfterSeconds) },
  })
}

/** The language of a public page: the link's, else the event type's, else the browser's. */
export function publicLocale(request: Request, eventTypeLanguage: Locale | null): Locale {
  const asked = new URL(request.url).searchParams.get('lang')
  const language = asked ? readLanguageTag(asked)?.split('-')[0] : undefined
  return chooseLocale(isLocale(language) ? language : eventTypeLanguage, request.headers.get('accept-language'))
}

/** The locale of a public page's visitor, as it is stored with a booking (BCP 47). */
export function visitorsLanguageTag(request: Request, locale: Locale): string {
  const lang = new URL(request.url).searchParams.get('lang')
  return tagOfReader(readerOfRequest(request, locale), lang, request.headers.get('accept-language'))
}
