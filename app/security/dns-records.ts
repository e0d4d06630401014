import { isIP } from 'node:net'

/** A DKIM record that hosts add to their own domain; `{domain}` in the target of a CNAME becomes that domain. */
export type DkimRecord =
  | { selector: string; type: 'CNAME'; target: string }
  | { selector: string; type: 'TXT'; value: string }

const MAX_DKIM_RECORDS = 5

const LABEL = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?$/
const LINE = /^(\S+)\s+(CNAME|TXT)\s+(\S.*)$/i

/**
 * @returns the name in lower case without the dot of the root, or null
 * @example readDnsName('SPF.Relay.example.') // 'spf.relay.example'
 */
export function readDnsName(text: string): string | null {
  const name = text.trim().toLowerCase().replace(/\.$/, '')
  const labels = name.split('.')
  return name.length <= 253 && labels.length > 1 && labels.every((label) => LABEL.test(label)) ? name : null
}

/**
 * `s1 CNAME s1.dkim.relay.example` or `s1 TXT v=DKIM1; k=rsa; p=…`, separated by commas or lines.
 *
 * @returns null if one of them is neither
 */
export function readDkimRecords(text: string): DkimRecord[] | null {
  const records = text
    .split(/[,\n]/)
    .filter((line) => line.trim() !== '')
    .map(readDkimRecord)
  const known = records.filter((record) => record !== null)
  const isFit = known.length === records.length && known.length > 0 && known.length <= MAX_DKIM_RECORDS
  return isFit && new Set(known.map(({ selector }) => selector)).size === known.length ? known : null
}

function readDkimRecord(line: string): DkimRecord | null {
  const [, written = '', type = '', value = ''] = LINE.exec(line.trim()) ?? []
  const selector = written.toLowerCase()
  if (!selector.split('.').every((label) => LABEL.test(label))) return null
  if (type.toUpperCase() === 'TXT') return tagsOf(value).get('p') ? { selector, type: 'TXT', value } : null
  const target = value.toLowerCase().replace(/\.$/, '')
  return readDnsName(target.replaceAll('{domain}', 'example.com')) ? { selector, type: 'CNAME', target } : null
}

/** `1.1.1.1, [2606:4700::1111]:53` @returns null if one of them is no address */
export function readDnsServers(text: string): string[] | null {
  const servers = text.split(',').map((server) => server.trim())
  return servers.every(isDnsServer) ? servers : null
}

function isDnsServer(text: string): boolean {
  const [, bracketed, plain, port] = /^(?:\[([0-9a-f:]+)\]|([0-9.]+))(?::(\d{1,5}))?$/i.exec(text) ?? []
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false
  return bracketed === undefined ? isIP(plain ?? text) !== 0 : isIP(bracketed) === 6
}

/**
 * The tags of a DKIM or DMARC record (RFC 6376 §3.2). White space around and inside values means nothing.
 *
 * @example tagsOf('v=DMARC1; p=none').get('p') // 'none'
 */
export function tagsOf(record: string): Map<string, string> {
  const tags = new Map<string, string>()
  for (const part of record.split(';')) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(at, 0)).trim().toLowerCase()
    if (name !== '' && !tags.has(name)) tags.set(name, part.slice(at + 1).replace(/\s/g, ''))
  }
  return tags
}
