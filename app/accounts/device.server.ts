import Bowser from 'bowser'
import ipaddr from 'ipaddr.js'
import type { Device } from '~/i18n/devices'

/** Real ones have about 150 characters. */
const MAX_USER_AGENT_LENGTH = 300
const BROWSERS = new Set(Object.values(Bowser.BROWSER_MAP))
const SYSTEMS = new Set(Object.values(Bowser.OS_MAP))

/**
 * What a browser says that it is, and from where it calls, in words for its host. Only the names of the usual browsers and systems: anybody
 * writes anything into the header, and the names go into mails.
 *
 * @example deviceOf('Mozilla/5.0 (Windows NT 10.0; …) Firefox/128.0', '203.0.113.9')
 * // { browser: 'Firefox', system: 'Windows', network: '203.0.113.x' }
 */
export function deviceOf(userAgent: string | null, address: string): Device {
  const network = networkInWords(address)
  // The library refuses an empty text.
  if (!userAgent) return { browser: null, system: null, network }
  const { browser, os } = Bowser.parse(userAgent.slice(0, MAX_USER_AGENT_LENGTH))
  return { browser: oneOf(BROWSERS, browser.name), system: oneOf(SYSTEMS, os.name), network }
}

function oneOf(known: Set<string>, name: string | undefined): string | null {
  return name !== undefined && known.has(name) ? name : null
}

/** Without the part that names one line: enough to tell home from abroad, and no list of where somebody was. */
export function networkInWords(address: string): string | null {
  if (!ipaddr.isValid(address)) return null
  const read = ipaddr.process(address)
  if (read instanceof ipaddr.IPv4) return `${read.octets.slice(0, 3).join('.')}.x`
  const groups = read.parts.slice(0, 3).map((part) => part.toString(16))
  return `${groups.join(':')}:x`
}
