import type { DnsLookup } from '~/outbound/dns-lookup.server'
import { readDnsName } from '~/security/dns-records'
import type { DnsFinding, DnsLine } from './dns-line'

/** RFC 7208 §4.6.4: receivers give up on a record that needs more. */
const MAX_LOOKUPS = 10
/** Terms that each need a lookup. */
const LOOKUPS = /^(a|mx|ptr|exists|include)([:/]|$)/
/** `{` begins a macro: such a name depends on the mail. */
const MACRO = '%'

type Problem = Exclude<DnsFinding, 'right' | 'missing'>

interface Walk {
  lookups: number
  /** Whether a mail of the relay passes by a part that was read so far. */
  includes: boolean
  /** Why the relay's part does not count, where it is there. */
  because: Problem | null
}

/** Whether the domain's SPF record lets the relay send (RFC 7208), read as receivers read it. */
export async function checkSpf(dns: DnsLookup, domain: string, include: string): Promise<DnsLine> {
  const line = { part: 'spf', name: domain, type: 'TXT' } as const
  const answer = await dns.txt(domain)
  const records = answer.ok ? answer.records.filter(isSpf) : []
  const [record = ''] = records
  const value = withInclude(records, include)
  const said = (finding: DnsFinding): DnsLine => {
    const found = finding === 'right' || records.length === 0 ? null : records.join('\n')
    return { ...line, value: finding === 'right' ? record : value, finding, found }
  }
  if (!answer.ok) return said('unanswered')
  if (records.length === 0) return said('missing')
  if (records.length > 1) return said('spf_several')
  const walk: Walk = { lookups: 0, includes: false, because: null }
  const problem = await follow(dns, record, include, walk, true)
  if (problem) return said(problem)
  return said(walk.includes ? 'right' : (walk.because ?? 'spf_not_included'))
}

function isSpf(record: string): boolean {
  return /^v=spf1( |$)/i.test(record)
}

/**
 * Reads a record and, one after the other, those that it includes.
 *
 * @param counts whether what passes here passes in the end
 * @returns what makes the whole record useless
 */
async function follow(
  dns: DnsLookup,
  record: string,
  include: string,
  walk: Walk,
  counts: boolean,
): Promise<Problem | null> {
  const terms = termsOf(record)
  const all = terms.findIndex(({ name }) => name === 'all')
  for (const [at, { name, qualifier, target }] of terms.entries()) {
    if (name === 'redirect' && all >= 0) continue
    if (name !== 'redirect' && !LOOKUPS.test(name)) continue
    const isAfterAll = all >= 0 && at > all
    if (name === 'include' && target === include) noteInclude(walk, { qualifier, isAfterAll, counts })
    // Receivers never get behind `all`.
    if (isAfterAll) continue
    walk.lookups += 1
    if (walk.lookups > MAX_LOOKUPS) return 'spf_lookups'
    if ((name !== 'include' && name !== 'redirect') || target.includes(MACRO)) continue
    const passes = counts && (name === 'redirect' || qualifier === '+')
    const problem = await followName(dns, target, include, walk, passes)
    if (problem) return problem
  }
  return null
}

async function followName(dns: DnsLookup, name: string, include: string, walk: Walk, counts: boolean) {
  const answer = readDnsName(name) ? await dns.txt(name) : ({ ok: true, records: [] } as const)
  if (!answer.ok) return 'unanswered'
  const records = answer.records.filter(isSpf)
  // RFC 7208 §5.2: an included domain without exactly one record makes the whole one an error.
  return records.length === 1 ? follow(dns, records[0] ?? '', include, walk, counts) : 'spf_invalid'
}

function noteInclude(
  walk: Walk,
  { qualifier, isAfterAll, counts }: { qualifier: string; isAfterAll: boolean; counts: boolean },
): void {
  if (isAfterAll) walk.because ??= 'spf_after_all'
  else if (qualifier !== '+' || !counts) walk.because ??= 'spf_not_passed'
  else walk.includes = true
}

/** Mechanisms and modifiers; names in lower case. */
function termsOf(record: string): { qualifier: string; name: string; target: string }[] {
  const terms = record.toLowerCase().split(' ').slice(1).filter(Boolean)
  return terms.map((term) => {
    const qualifier = /^[+?~-]/.test(term) ? term.charAt(0) : '+'
    const rest = term.replace(/^[+?~-]/, '')
    const at = rest.search(/[:=/]/)
    const target = at < 0 ? '' : rest.slice(at + 1).replace(/\.$/, '')
    return { qualifier, name: at < 0 ? rest : rest.slice(0, at), target }
  })
}

/**
 * One record that says what all of these say, with our part before what ends it.
 *
 * @example withInclude(['v=spf1 mx -all'], 'relay.example') // 'v=spf1 include:relay.example mx -all'
 */
function withInclude(records: string[], include: string): string {
  const terms = [...new Set(records.flatMap((record) => record.split(' ').slice(1)))]
  const others = terms.filter((term) => term !== '' && !isInclude(term, include) && !isAll(term))
  // A record that hands over to another one has no end of its own.
  const end = terms.find(isAll) ?? (others.some((term) => /^redirect=/i.test(term)) ? [] : '~all')
  return ['v=spf1', `include:${include}`, ...others, end].flat().join(' ')
}

function isAll(term: string): boolean {
  return /^[+?~-]?all$/i.test(term)
}

function isInclude(term: string, include: string): boolean {
  return (
    term
      .toLowerCase()
      .replace(/^[+?~-]/, '')
      .replace(/\.$/, '') === `include:${include}`
  )
}
