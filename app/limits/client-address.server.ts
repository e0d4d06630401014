import ipaddr from 'ipaddr.js'
import type { Network } from './requester.server'

/**
 * The network address of the client. Each trusted proxy appends the address it saw, so the entry that many places from the end
 * is the first one that a client cannot forge. Some proxies append the port; an invalid address falls back to the socket's.
 *
 * @param trustedProxies how many reverse proxies are in front (TRUST_PROXY)
 * @example clientAddress('127.0.0.1', '6.6.6.6, 203.0.113.9:40007', 1) // '203.0.113.9'
 */
export function clientAddress(socketAddress: string, forwardedFor: string | null, trustedProxies: number): string {
  const hops = (forwardedFor ?? '').split(',')
  const claimed = trustedProxies > 0 ? readHop(hops.at(-trustedProxies) ?? '') : null
  return claimed ?? readHop(socketAddress) ?? socketAddress
}

/** Longer than an IPv6 address with its zone and port. */
const MAX_HOP_LENGTH = 100
/** In brackets with or without a port, IPv4 with a port, or the address alone; each may be quoted, as in RFC 7239. */
const HOP = /^"?(?:\[([^\]]+)\](?::\d{1,5})?|([\d.]+):\d{0,5}|([^"[\]]+))"?$/
/**
 * A port after an address without brackets that is too long for a group of the address. A shorter one reads as a group of the
 * same /64.
 */
const BARE_PORT = /:\d{5}$/

/** Read several times for each request. */
const readHops = new Map<string, string | null>()
const MAX_READ_HOPS = 1_000

/** @returns the address in its canonical form, so that nobody is counted twice; null for an invalid address */
function readHop(hop: string): string | null {
  const known = readHops.get(hop)
  if (known !== undefined) return known
  const address = parseHop(hop)
  if (readHops.size >= MAX_READ_HOPS) readHops.clear()
  if (hop.length <= MAX_HOP_LENGTH) readHops.set(hop, address)
  return address
}

function parseHop(hop: string): string | null {
  const [, bracketed, withPort, bare] = HOP.exec(hop.slice(0, MAX_HOP_LENGTH).trim()) ?? []
  // A zone names the interface of the proxy that reaches the address.
  const [text = ''] = (bracketed ?? withPort ?? bare?.replace(BARE_PORT, '') ?? '').split('%')
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null
  return ipaddr.process(text).toString()
}

/** What one subscriber has, and the unit in which a person is counted: an IPv4 address, or an IPv6 /64. */
export function networkOf(address: string): string {
  return networksOf(address).at(-1)?.key ?? address
}

/**
 * A rented server or line comes with a /64, often with a /56 and sometimes with a /48, which would count as 256 or 65,536
 * subscribers. But an office or a university shares such a prefix legitimately, so a wider prefix has a larger allowance.
 */
const IPV6_PREFIXES = [
  { bits: 48, share: 16 },
  { bits: 56, share: 4 },
  { bits: 64, share: 1 },
] as const

/** The allowances that a network may have. */
export const NETWORK_SHARES = IPV6_PREFIXES.map(({ share }) => share)

/**
 * The keys of rate limits, the widest network first: if it has used up its share, the small networks in it are not counted.
 *
 * @param suffix what else belongs to the key, such as the account
 */
export function networksOf(address: string, suffix = ''): Network[] {
  const named = (key: string) => (suffix === '' ? key : `${key} ${suffix}`)
  const text = readHop(address)
  if (text === null || !ipaddr.IPv6.isValid(text)) return [{ key: named(text ?? address), share: 1 }]
  const groups = ipaddr.IPv6.parse(text).parts
  return IPV6_PREFIXES.map(({ bits, share }) => ({ key: named(`${prefixOf(groups, bits)}/${bits}`), share }))
}

/** `networkAddressFromCIDR` reads the text again for each prefix, and several are needed for each request. */
function prefixOf(groups: number[], bits: number): string {
  const kept = groups.map((group, index) => {
    const bitsOfGroup = Math.min(16, Math.max(0, bits - index * 16))
    return group & (0xffff << (16 - bitsOfGroup))
  })
  return new ipaddr.IPv6(kept).toString()
}
