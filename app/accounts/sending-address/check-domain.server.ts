import type { DnsLookup } from '~/outbound/dns-lookup.server'
import { checkDkim } from './check-dkim.server'
import { checkDmarc } from './check-dmarc.server'
import { checkSpf } from './check-spf.server'
import type { DnsLine, Relay } from './dns-line'

interface DomainCheck {
  lines: DnsLine[]
  /** Mails without the domain's signature would be refused: so it is with the large providers of mailboxes, until DKIM is right. */
  refusesUnsigned: boolean
}

/** Reads the lines that mails from the domain need, and says of each what is there. */
export async function checkDomain(dns: DnsLookup, domain: string, relay: Relay): Promise<DomainCheck> {
  const [spf, dmarc, ...dkim] = await Promise.all([
    checkSpf(dns, domain, relay.spfInclude),
    checkDmarc(dns, domain),
    ...relay.dkim.map((record) => checkDkim(dns, domain, record)),
  ])
  const isSigned = dkim.every(({ finding }) => finding === 'right')
  const isUnaligned = dmarc.line.finding === 'right' && !isSigned
  const line: DnsLine = isUnaligned ? { ...dmarc.line, finding: 'dmarc_unaligned' } : dmarc.line
  return { lines: [spf, ...dkim, line], refusesUnsigned: dmarc.isStrict && !isSigned }
}
