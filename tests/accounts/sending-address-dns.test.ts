import { describe, expect, it, onTestFinished } from 'vitest'
import { type DnsSimulator, startDnsSimulator } from '#tests/simulators/dns/server'
import { checkDomain } from '~/accounts/sending-address/check-domain.server'
import { parseEnv } from '~/env.server'
import { withDnsLookup } from '~/outbound/dns-lookup.server'
import { readDkimRecords, readDnsServers } from '~/security/dns-records'

const KEY = `v=DKIM1; k=rsa; p=${'A'.repeat(300)}`
const RELAY = {
  spfInclude: 'spf.relay.example',
  dkim: [
    { selector: 's1', type: 'CNAME', target: 's1.dkim.relay.example' },
    { selector: 's2', type: 'TXT', value: KEY },
  ],
} as const satisfies Parameters<typeof checkDomain>[2]
const DOMAIN = 'studio.example'
const QUICK = { queryMs: 100, tries: 1, roundMs: 2_000 }

describe('the DNS of a domain that mails come from', () => {
  it('is right with each of its lines, a key in two parts and a policy of the domain above', async () => {
    const dns = await aRightDomain()
    expect(await findingsOf(dns)).toEqual(['right', 'right', 'right', 'right'])
    dns.remove(`_dmarc.${DOMAIN}`)
    dns.set('_dmarc.team.studio.example', 'TXT')
    dns.set('team.studio.example', 'TXT', 'v=spf1 redirect=studio.example')
    dns.set('s1._domainkey.team.studio.example', 'CNAME', 's1.dkim.relay.example')
    dns.set('s2._domainkey.team.studio.example', 'TXT', KEY)
    dns.set(`_dmarc.${DOMAIN}`, 'TXT', 'v=DMARC1; p=reject; sp=none')
    const { lines, refusesUnsigned } = await check(dns, 'team.studio.example')
    expect(lines.map(({ finding }) => finding)).toEqual(['right', 'right', 'right', 'right'])
    expect(lines.at(-1)).toMatchObject({ name: `_dmarc.${DOMAIN}`, value: 'v=DMARC1; p=reject; sp=none' })
    expect(refusesUnsigned).toBe(false)
  })

  it('without any line says which to add, by name, type and value', async () => {
    const { lines } = await check(await startDns())
    expect(lines.map(({ finding: _finding, found: _found, part: _part, ...line }) => line)).toEqual([
      { name: DOMAIN, type: 'TXT', value: 'v=spf1 include:spf.relay.example ~all' },
      { name: `s1._domainkey.${DOMAIN}`, type: 'CNAME', value: 's1.dkim.relay.example' },
      { name: `s2._domainkey.${DOMAIN}`, type: 'TXT', value: KEY },
      { name: `_dmarc.${DOMAIN}`, type: 'TXT', value: 'v=DMARC1; p=none' },
    ])
    expect(lines.map(({ finding }) => finding)).toEqual(['missing', 'missing', 'missing', 'missing'])
  })

  it.each([
    [['v=spf1 mx -all'], 'spf_not_included', 'v=spf1 include:spf.relay.example mx -all'],
    [
      ['v=spf1 mx -all', 'v=spf1 include:other.example ~all'],
      'spf_several',
      'v=spf1 include:spf.relay.example mx include:other.example -all',
    ],
    [['v=spf1 -all include:spf.relay.example'], 'spf_after_all', 'v=spf1 include:spf.relay.example -all'],
    [['v=spf1 ~include:spf.relay.example ~all'], 'spf_not_passed', 'v=spf1 include:spf.relay.example ~all'],
    [['v=spf1 -include:both.example ~all'], 'spf_not_passed', undefined],
    [['v=spf1 include:nobody.example include:spf.relay.example ~all'], 'spf_invalid', undefined],
    [[`v=spf1 ${'a mx '.repeat(5)}include:spf.relay.example ~all`], 'spf_lookups', undefined],
    [['v=spf1 include:loop.example include:spf.relay.example ~all'], 'spf_lookups', undefined],
    [['v=spf1 include:both.example -all'], 'right', 'v=spf1 include:both.example -all'],
    [['V=SPF1 INCLUDE:SPF.Relay.Example. -ALL'], 'right', undefined],
    [['v=spf1 redirect=both.example'], 'right', undefined],
    [['v=spf1 redirect=other.example'], 'spf_not_included', 'v=spf1 include:spf.relay.example redirect=other.example'],
    [['v=spf10 include:spf.relay.example', 'unrelated'], 'missing', 'v=spf1 include:spf.relay.example ~all'],
    [['v=spf1 exists:%{i}._spf.example include:%{d}.x.example include:spf.relay.example ~all'], 'right', undefined],
  ])('with the SPF records %j is %s', async (records, finding, value) => {
    const dns = await aRightDomain()
    dns.set(DOMAIN, 'TXT', ...records)
    dns.set('both.example', 'TXT', 'v=spf1 include:spf.relay.example ip4:192.0.2.1 -all')
    dns.set('other.example', 'TXT', 'v=spf1 -all')
    dns.set('loop.example', 'TXT', 'v=spf1 include:loop.example -all')
    const { lines } = await check(dns)
    expect(lines[0]?.finding).toBe(finding)
    if (value !== undefined) expect(lines[0]?.value).toBe(value)
    expect(dns.queries.length).toBeLessThan(25)
  })

  it('with another, an empty, a doubled or a flattened key says so', async () => {
    const dns = await aRightDomain()
    const name = `s1._domainkey.${DOMAIN}`
    const first = async () => (await check(dns)).lines[1]
    dns.set(name, 'CNAME', 's1.other.example')
    expect(await first()).toMatchObject({ finding: 'dkim_other', found: 's1.other.example' })
    dns.remove(name)
    dns.set(name, 'TXT', KEY.replace('; k=rsa; ', ';k=rsa;'))
    expect(await first()).toMatchObject({ finding: 'right' })
    dns.set(name, 'TXT', 'v=DKIM1; p=BBBB')
    expect(await first()).toMatchObject({ finding: 'dkim_other', found: 'v=DKIM1; p=BBBB' })
    dns.set(name, 'TXT', KEY, 'v=DKIM1; p=BBBB')
    expect(await first()).toMatchObject({ finding: 'dkim_several' })
    dns.remove(name)
    dns.set(name, 'CNAME', 's1.dkim.relay.example')
    dns.set('s1.dkim.relay.example', 'TXT', 'v=DKIM1; p=')
    expect(await first()).toMatchObject({ finding: 'dkim_no_key' })
    dns.set(`s2._domainkey.${DOMAIN}`, 'TXT', 'v=DKIM1; p=')
    expect((await check(dns)).lines[2]).toMatchObject({ finding: 'dkim_other' })
  })

  it('with two DMARC records, no policy, or a policy that its mails fail says so', async () => {
    const dns = await aRightDomain()
    const last = async () => {
      const { lines, refusesUnsigned } = await check(dns)
      return [lines.at(-1)?.finding, refusesUnsigned]
    }
    dns.set(`_dmarc.${DOMAIN}`, 'TXT', 'v=DMARC1; p=none', 'v=DMARC1; p=reject')
    expect(await last()).toEqual(['dmarc_several', false])
    dns.set(`_dmarc.${DOMAIN}`, 'TXT', 'v=DMARC1; p=strict')
    expect(await last()).toEqual(['dmarc_invalid', false])
    dns.set(`_dmarc.${DOMAIN}`, 'TXT', 'v=DMARC1;p=quarantine;adkim=s;aspf=s')
    expect(await last()).toEqual(['right', false])
    dns.remove(`s1._domainkey.${DOMAIN}`)
    expect(await last()).toEqual(['dmarc_unaligned', true])
  })

  it('that does not answer is not known, within the time of a round', async () => {
    const dns = await aRightDomain()
    dns.silent = true
    expect(await findingsOf(dns)).toEqual(['unanswered', 'unanswered', 'unanswered', 'unanswered'])
    const round = { queryMs: 60_000, tries: 1, roundMs: 50 }
    const { lines } = await withDnsLookup([dns.address], (lookup) => checkDomain(lookup, DOMAIN, RELAY), round)
    expect(lines.every(({ finding }) => finding === 'unanswered')).toBe(true)
  })
})

describe('what the operator says about the relay', () => {
  const required = {
    APP_URL: 'https://book.example.com',
    APP_SECRET: 'x'.repeat(40),
    SMTP_URL: 'smtp://localhost',
    MAIL_FROM: 'a@b.example',
  }
  const problems = (more: Record<string, string>) => {
    const result = parseEnv({ ...required, ...more })
    return result.ok ? [] : result.problems
  }

  it('is read, or refused with what it must be', () => {
    const spf = { MAIL_SPF_INCLUDE: 'SPF.Relay.example.' }
    const dkim = { MAIL_DKIM_RECORDS: 's1 CNAME s1.{domain}.relay.example.\nS2 txt v=DKIM1; k=rsa; p=AA/B+=' }
    const read = parseEnv({ ...required, ...spf, ...dkim, DNS_SERVERS: '192.0.2.1, [2001:db8::1]:53' })
    expect(read).toMatchObject({
      env: {
        MAIL_SPF_INCLUDE: 'spf.relay.example',
        MAIL_DKIM_RECORDS: [
          { selector: 's1', type: 'CNAME', target: 's1.{domain}.relay.example' },
          { selector: 's2', type: 'TXT', value: 'v=DKIM1; k=rsa; p=AA/B+=' },
        ],
        DNS_SERVERS: ['192.0.2.1', '[2001:db8::1]:53'],
      },
    })
    expect(problems(spf)).toEqual(['MAIL_DKIM_RECORDS and MAIL_SPF_INCLUDE must be set together'])
    expect(problems(dkim)).toEqual(['MAIL_DKIM_RECORDS and MAIL_SPF_INCLUDE must be set together'])
    expect(problems({ ...dkim, MAIL_SPF_INCLUDE: 'relay example' })).toEqual([
      'MAIL_SPF_INCLUDE must be a domain, such as spf.relay.example',
    ])
  })

  it.each([
    's1',
    's1 MX relay.example',
    's1 CNAME relay',
    's1 CNAME a b.example',
    's1 TXT v=DKIM1; p=',
    's_1.-x CNAME a.example',
    's1 CNAME a.example, s1 CNAME b.example',
    ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => `${name} CNAME a.example`).join(','),
    ' , ',
  ])('has no DKIM records in %j', (text) => {
    expect(readDkimRecords(text)).toBeNull()
  })

  it.each(['dns.example', '1.2.3', '192.0.2.1:0', '192.0.2.1:99999', '', '192.0.2.1,,'])(
    'has no DNS server in %j',
    (text) => {
      expect(readDnsServers(text)).toBeNull()
    },
  )
})

async function startDns(): Promise<DnsSimulator> {
  const dns = await startDnsSimulator()
  onTestFinished(() => dns.stop())
  return dns
}

async function aRightDomain(): Promise<DnsSimulator> {
  const dns = await startDns()
  dns.set('spf.relay.example', 'TXT', 'v=spf1 ip4:192.0.2.0/24 -all')
  dns.set('s1.dkim.relay.example', 'TXT', KEY)
  dns.set(DOMAIN, 'TXT', 'site-verification=1', 'v=spf1 include:spf.relay.example -all')
  dns.set(`s1._domainkey.${DOMAIN}`, 'CNAME', 's1.dkim.relay.example')
  dns.set(`s2._domainkey.${DOMAIN}`, 'TXT', KEY)
  dns.set(`_dmarc.${DOMAIN}`, 'TXT', 'v=DMARC1; p=reject; rua=mailto:dmarc@studio.example')
  return dns
}

async function check(dns: DnsSimulator, domain = DOMAIN) {
  dns.queries.length = 0
  return withDnsLookup([dns.address], (lookup) => checkDomain(lookup, domain, RELAY), QUICK)
}

async function findingsOf(dns: DnsSimulator) {
  return (await check(dns)).lines.map(({ finding }) => finding)
}
