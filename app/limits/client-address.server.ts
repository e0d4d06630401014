import ipaddr from 'ipaddr.js'
import type { Network } from './requester.server'

/**
 * The network address of whoever asks. Each trusted proxy appends the address it saw, so the entry that many places from the end
 * is the first one that nobody outside can forge. Some proxies write the port behind it; what is no address falls back to the socket's.
 *
 * @param trustedProxies how many reverse proxies stand in front (TRUST_PROXY)
 * @example clientAddress('127.0.0.1', '6.6.6.6, 203.0.113.9:40007', 1) // '203.0.113.9'
 */
export function clientAddress(socketAddress: string, forwardedFor: string | null, trustedProxies: number): string {
  const hops = (forwardedFor ?? '').split(',')
  const claimed = trustedProxies > 0 ? readHop(hops.at(-trustedProxies) ?? '') : null
  return claimed ?? readHop(socketAddress) ?? socketAddress
}

/** More than an IPv6 address with its zone and port has. */
const MAX_HOP_LENGTH = 100
/** In brackets with or without a port, IPv4 with a port, or the address alone; each may be quoted, as in RFC 7239. */
const HOP = /^"?(?:\[([^\]]+)\](?::\d{1,5})?|([\d.]+):\d{0,5}|([^"[\]]+))"?$/
/** A port without brackets before it, which no group of an address could be. A shorter one reads as a group of the same /64. */
const BARE_PORT = /:\d{5}$/

/** @returns the address in one spelling, so that nobody is counted twice; null for what is no address */
function readHop(hop: string): string | null {
  const [, bracketed, withPort, bare] = HOP.exec(hop.slice(0, MAX_HOP_LENGTH).trim()) ?? []
  // A zone says by which of its own interfaces a proxy reaches the address.
  const [text = ''] = (bracketed ?? withPort ?? bare?.replace(BARE_PORT, '') ?? '').split('%')
  if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !ipaddr.IPv6.isValid(text)) return null
  return ipaddr.process(text).toString()
}

/** What one subscriber has, and what things of a person are counted by: an IPv4 address, or an IPv6 /64. */
export function networkOf(address: string): string {
  return networksOf(address).at(-1)?.key ?? address
}

/**
 * Whoever rents a server or a line gets a /64, often a /56 and at some a /48: counted alone, they would be 256 or 65,536 subscribers.
 * An office or a university shares such a prefix honestly, so that a wider one has a larger allowance.
 */
const IPV6_PREFIXES = [
  { bits: 48, share: 16 },
  { bits: 56, share: 4 },
  { bits: 64, share: 1 },
] as const

/**
 * What rate limits count by, the widest network first: one that has used up its share adds no count for each small one in it.
 *
 * @param suffix what else belongs to the key, such as the account that is tried from there
 */
export function networksOf(address: string, suffix = ''): Network[] {
  const named = (key: string) => (suffix === '' ? key : `${key} ${suffix}`)
  const text = readHop(address)
  if (text === null || !ipaddr.IPv6.isValid(text)) return [{ key: named(text ?? address), share: 1 }]
  return IPV6_PREFIXES.map(({ bits, share }) => ({
    key: named(`${ipaddr.IPv6.networkAddressFromCIDR(`${text}/${bits}`)}/${bits}`),
    share,
  }))
}
