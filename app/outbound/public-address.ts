import ipaddr from 'ipaddr.js'

const ALLOCATED_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address is one of the public internet's. Private, shared, reserved and documentation ranges are not, nor is any
 * IPv6 form that carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo): a translator on the way would unpack it.
 *
 * @param address as a resolver returns it; unusual spellings of IPv4 are refused
 * @example isPublicAddress('64:ff9b::a00:1') // false
 */
export function isPublicAddress(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === 'unicast'
  if (!ipaddr.IPv6.isValid(address)) return false
  const parsed = ipaddr.IPv6.parse(address)
  // Outside the allocated range are ::1.2.3.4, site-local addresses and future ones.
  return parsed.range() === 'unicast' && parsed.match(ALLOCATED_IPV6)
}
