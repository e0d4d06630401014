import { BlockList, isIP } from 'node:net'

/**
 * How a connection to the mail server is protected. `starttls`: required, or nothing is sent. `if_offered`: on this machine or
 * in a private network, without a password. `off`: set by the operator.
 */
export type SmtpSecurity = 'tls' | 'starttls' | 'if_offered' | 'off'

const NEARBY = new BlockList()
NEARBY.addSubnet('10.0.0.0', 8)
NEARBY.addSubnet('172.16.0.0', 12)
NEARBY.addSubnet('192.168.0.0', 16)
NEARBY.addSubnet('169.254.0.0', 16)
NEARBY.addSubnet('fc00::', 7, 'ipv6')
NEARBY.addSubnet('fe80::', 10, 'ipv6')
const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8)
LOOPBACK.addAddress('::1', 'ipv6')

/**
 * `smtps://` is TLS from the first byte. `smtp://` asks for STARTTLS, so that neither a password nor mail crosses a network in
 * the clear by mistake. It is required except on loopback, and in a private network without a password. `?tls=off` and
 * `?tls=required` decide otherwise.
 *
 * @example smtpSecurity(new URL('smtp://user:pass@mail.example.com:587')) // 'starttls'
 */
export function smtpSecurity(url: URL): SmtpSecurity {
  if (url.protocol === 'smtps:') return 'tls'
  const asked = url.searchParams.get('tls')
  if (asked === 'off') return 'off'
  if (asked === 'required') return 'starttls'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (host === 'localhost' || isAmong(LOOPBACK, host)) return 'if_offered'
  // A name without a dot is in the private network, as in compose files.
  const isNearby = isAmong(NEARBY, host) || (isIP(host) === 0 && !host.includes('.'))
  return isNearby && url.username === '' ? 'if_offered' : 'starttls'
}

function isAmong(list: BlockList, host: string): boolean {
  const kind = isIP(host)
  return kind !== 0 && list.check(host, kind === 6 ? 'ipv6' : 'ipv4')
}
