import type { DnsLookup } from '~/outbound/dns-lookup.server'
import { tagsOf } from '~/security/dns-records'
import type { DnsLine } from './dns-line'

const POLICIES = ['none', 'quarantine', 'reject']
/** A domain with more levels asks the last ones only. */
const MAX_LEVELS = 5

/** The domain's DMARC record, or that of the nearest domain above it, and whether it asks to refuse mails that fail. */
export async function checkDmarc(dns: DnsLookup, domain: string): Promise<{ line: DnsLine; isStrict: boolean }> {
  const wanted = { part: 'dmarc', type: 'TXT', name: `_dmarc.${domain}`, value: 'v=DMARC1; p=none' } as const
  for (const level of levelsOf(domain)) {
    const name = `_dmarc.${level}`
    const answer = await dns.txt(name)
    if (!answer.ok) return { line: { ...wanted, finding: 'unanswered', found: null }, isStrict: false }
    const records = answer.records.filter((record) => /^v\s{0,9}=\s{0,9}DMARC1\s{0,9}(;|$)/.test(record))
    const [record] = records
    if (record === undefined) continue
    if (records.length > 1)
      return { line: { ...wanted, name, finding: 'dmarc_several', found: records.join('\n') }, isStrict: false }
    const tags = tagsOf(record)
    const policy = ((level === domain ? undefined : tags.get('sp')) ?? tags.get('p') ?? '').toLowerCase()
    if (!POLICIES.includes(policy))
      return { line: { ...wanted, name, finding: 'dmarc_invalid', found: record }, isStrict: false }
    return { line: { ...wanted, name, value: record, finding: 'right', found: null }, isStrict: policy !== 'none' }
  }
  return { line: { ...wanted, finding: 'missing', found: null }, isStrict: false }
}

/** @example levelsOf('mail.example.com') // ['mail.example.com', 'example.com'] */
function levelsOf(domain: string): string[] {
  const labels = domain.split('.')
  const levels = labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
  return [domain, ...levels.slice(1).slice(-(MAX_LEVELS - 1))]
}
