import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { deleteAllowedSite, findAllowedSitesOfHost, insertAllowedSite } from '#db/queries/allowed-sites'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import type { Env } from '~/env.server'
import { outboundQueue } from '~/limits/outbound-queue'
import { callOutbound } from '~/outbound/call-outbound.server'
import { readWebAddress } from '~/security/web-address'
import type { Elapsed } from '~/time/clock'
import { checkPage, type PageFinding } from './check-page'

const MAX_SITES = 50

export async function listAllowedSites(db: Db, hostId: string): Promise<string[]> {
  return findAllowedSitesOfHost(db, hostId)
}

/**
 * A site as people type it: with or without https, with a path or not.
 *
 * @returns its origin, or null when it is invalid
 * @example siteFrom('www.example.com/contact') // 'https://www.example.com'
 */
export function siteFrom(typed: string): string | null {
  // A site must be alone in its line: with words around it, it may be part of a policy.
  if (/\s/.test(typed.trim())) return null
  const address = readWebAddress(typed, 'web') ?? readWebAddress(`https://${typed.trim()}`)
  if (address === null) return null
  const { origin, hostname } = new URL(address)
  return /^[a-z0-9.-]+$/.test(hostname) && (hostname.includes('.') || hostname === 'localhost') ? origin : null
}

export type AllowSiteResult = { ok: true } | { ok: false; reason: 'not_a_site' | 'too_many_sites' }

/** Once a list has a site, only sites on it may show the host's pages. */
export async function allowSite(
  tools: { db: Kysely<DB>; dialect: Dialect },
  hostId: string,
  typed: string,
  now: number,
): Promise<AllowSiteResult> {
  const site = siteFrom(typed)
  if (site === null) return { ok: false, reason: 'not_a_site' }
  return withHostLocked(tools, hostId, async (tx) => {
    if ((await findAllowedSitesOfHost(tx, hostId)).length >= MAX_SITES) return { ok: false, reason: 'too_many_sites' }
    await insertAllowedSite(tx, hostId, site, now)
    return { ok: true }
  })
}

export async function forbidSite(db: Db, hostId: string, site: string): Promise<void> {
  await deleteAllowedSite(db, hostId, site)
}

/**
 * Fetches a page that a host has named, by the rules for such addresses (S13), and reports what is wrong with the widget on it.
 *
 * @throws QueueFullError
 */
export async function checkSite(
  { db, env, elapsed }: { db: Db; env: Pick<Env, 'APP_URL' | 'OUTBOUND_ALLOW_PRIVATE'>; elapsed: Elapsed },
  hostId: string,
  typed: string,
): Promise<PageFinding[]> {
  const address = readWebAddress(typed, 'web') ?? readWebAddress(`https://${typed.trim()}`)
  if (address === null) return ['unreachable']
  const url = new URL(address)
  const result = await outboundQueue.run(hostId, () =>
    callOutbound({
      method: 'GET',
      url: url.href,
      headers: { Accept: 'text/html' },
      allowPrivate: env.OUTBOUND_ALLOW_PRIVATE,
      elapsed,
    }),
  )
  if (!result.ok) return ['unreachable']
  const { status, headers, body } = result.response
  const text = (name: string) => String(headers[name] ?? '')
  const looked = {
    url,
    status,
    html: body,
    contentType: text('content-type'),
    policy: text('content-security-policy') || null,
  }
  return checkPage(looked, env.APP_URL, await findAllowedSitesOfHost(db, hostId))
}
