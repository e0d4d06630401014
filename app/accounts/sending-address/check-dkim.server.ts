import type { DnsLookup } from '~/outbound/dns-lookup.server'
import { type DkimRecord, tagsOf } from '~/security/dns-records'
import type { DnsFinding, DnsLine } from './dns-line'

/** Whether the relay's key stands below the domain (RFC 6376), so that its signature is by the domain itself. */
export async function checkDkim(dns: DnsLookup, domain: string, record: DkimRecord): Promise<DnsLine> {
  const name = `${record.selector}._domainkey.${domain}`
  const value = record.type === 'TXT' ? record.value : record.target.replaceAll('{domain}', () => domain)
  const { finding, found } =
    record.type === 'TXT' ? await findKey(dns, name, value) : await findTarget(dns, name, value)
  return { part: 'dkim', name, type: record.type, value, finding, found: found ?? null }
}

interface Found {
  finding: DnsFinding
  found?: string
}

async function findTarget(dns: DnsLookup, name: string, target: string): Promise<Found> {
  const [pointed, there] = await Promise.all([dns.cname(name), dns.txt(target)])
  if (!pointed.ok || !there.ok) return { finding: 'unanswered' }
  if (pointed.records.length > 1) return { finding: 'dkim_several', found: pointed.records.join('\n') }
  const [other] = pointed.records
  if (other !== undefined && other !== target) return { finding: 'dkim_other', found: other }
  const [key] = there.records.filter(isKey)
  if (other === target) return { finding: key ? 'right' : 'dkim_no_key' }
  // Some DNS services put the key itself where the pointer was entered.
  return key ? findKey(dns, name, key) : { finding: 'missing' }
}

async function findKey(dns: DnsLookup, name: string, wanted: string): Promise<Found> {
  const answer = await dns.txt(name)
  if (!answer.ok) return { finding: 'unanswered' }
  if (answer.records.length === 0) return { finding: 'missing' }
  const keys = answer.records.filter((record) => tagsOf(record).has('p'))
  if (keys.length > 1) return { finding: 'dkim_several', found: keys.join('\n') }
  const [key = answer.records[0] ?? ''] = keys
  return tagsOf(key).get('p') === tagsOf(wanted).get('p') ? { finding: 'right' } : { finding: 'dkim_other', found: key }
}

/** An empty key is a revoked one. */
function isKey(record: string): boolean {
  return (tagsOf(record).get('p') ?? '') !== ''
}
