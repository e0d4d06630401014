import { isIP } from 'node:net'

/**
 * The network address of whoever asks. Each trusted proxy appends the address it saw, so the entry that many places from the end
 * is the first one that nobody outside can forge.
 *
 * @param trustedProxies how many reverse proxies stand in front (TRUST_PROXY)
 * @example clientAddress('127.0.0.1', '6.6.6.6, 203.0.113.9', 1) // '203.0.113.9'
 */
export function clientAddress(socketAddress: string, forwardedFor: string | null, trustedProxies: number): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim())
  const claimed = trustedProxies > 0 ? hops.at(-trustedProxies) : undefined
  return claimed && isIP(claimed) ? claimed : socketAddress
}

/** What rate limits count by: an IPv4 address, or the /64 that one IPv6 subscriber has. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const groups =
    tail === undefined ? before : [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
