import { lookup, Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { findAddress } from '~/security/web-address'
import { SECOND_MS } from '~/time/units'
import { isPublicAddress } from './public-address'

const DNS_TRY_MS = 2 * SECOND_MS
/** Privileged ports belong to other protocols, which must not be talked to in the host's name. */
const FIRST_FREE_PORT = 1_024
const MAX_URL_LENGTH = 2_000

/** All addresses of a name. @throws when there are none, or no server responds */
export type ResolveName = (name: string) => Promise<string[]>

export type OutboundRefusal =
  | 'not_a_url'
  | 'not_https'
  | 'has_credentials'
  | 'port_refused'
  /** Private or unknown: distinguishing the two would reveal names of our own network. */
  | 'not_public'

export type OutboundCheck = { ok: true; url: URL; addresses: string[] } | { ok: false; reason: OutboundRefusal }

export interface OutboundRules {
  /** OUTBOUND_ALLOW_PRIVATE: any address, any port, http too. */
  allowPrivate: boolean
  resolve?: ResolveName
}

/**
 * Whether an address that a user gave may be called (S13): https, without credentials, and public on every address that its
 * name has now. Checked when it is saved, so that the host sees a mistake at once, and again by `callOutbound` at each use.
 *
 * The platform's URL parser has already normalised all spellings: `0x7f.1`, `2130706433`, `127。0。0。1` are `127.0.0.1` here.
 */
export async function checkOutboundUrl(
  text: string,
  { allowPrivate, resolve = allowPrivate ? resolveLikeTheSystem : resolvePublicly }: OutboundRules,
): Promise<OutboundCheck> {
  const typed = findAddress(text)
  const url = typed !== null && typed.length <= MAX_URL_LENGTH && URL.canParse(typed) ? new URL(typed) : null
  if (!url || !['https:', 'http:'].includes(url.protocol)) return { ok: false, reason: 'not_a_url' }
  if (url.protocol === 'http:' && !allowPrivate) return { ok: false, reason: 'not_https' }
  if (url.username || url.password) return { ok: false, reason: 'has_credentials' }
  if (url.port && Number(url.port) < FIRST_FREE_PORT && !allowPrivate) return { ok: false, reason: 'port_refused' }
  // `localhost.` is `localhost`, and certificates have names without the dot.
  url.hostname = url.hostname.replace(/\.$/, '')
  const addresses = await addressesOf(url.hostname, resolve)
  if (addresses.length === 0 || !(allowPrivate || addresses.every(isPublicAddress)))
    return { ok: false, reason: 'not_public' }
  return { ok: true, url, addresses }
}

async function addressesOf(hostname: string, resolve: ResolveName): Promise<string[]> {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(literal)) return [literal]
  try {
    return await resolve(hostname)
  } catch {
    // An unknown name is an expected result; the host has no use for the cause.
    return []
  }
}

/** Asks only the name servers: no hosts file, no search domains, and a deliberately slow server blocks no thread. */
async function resolvePublicly(name: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: DNS_TRY_MS, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

/** In a closed network, names may be in a hosts file. */
async function resolveLikeTheSystem(name: string): Promise<string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address)
}
