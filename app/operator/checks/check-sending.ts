import { relayOf } from '~/accounts/sending-address/dns-line'
import type { Env } from '~/env.server'
import { withDnsLookup } from '~/outbound/dns-lookup.server'
import { tagsOf } from '~/security/dns-records'
import type { Diagnosis } from './diagnosis'

/** Whether what hosts are told to add to their DNS leads to records of the relay. */
export async function checkSending(env: Env): Promise<Diagnosis[]> {
  const subject = 'own senders'
  const relay = relayOf(env)
  if (!relay) return [{ ok: true, subject, text: 'not offered; MAIL_SPF_INCLUDE and MAIL_DKIM_RECORDS are not set' }]
  return withDnsLookup(env.DNS_SERVERS ?? null, async (dns) => {
    const spf = await dns.txt(relay.spfInclude)
    const hasSpf = spf.ok && spf.records.some((record) => /^v=spf1( |$)/i.test(record))
    const diagnoses = [
      {
        ok: hasSpf,
        subject,
        text: `${relay.spfInclude} ${hasSpf ? 'has' : spf.ok ? 'has no' : UNANSWERED} SPF record`,
      },
    ]
    for (const record of relay.dkim) {
      // What differs by domain cannot be looked up without one.
      if (record.type !== 'CNAME' || record.target.includes('{domain}')) continue
      const key = await dns.txt(record.target)
      const hasKey = key.ok && key.records.some((text) => tagsOf(text).get('p'))
      diagnoses.push({
        ok: hasKey,
        subject,
        text: `${record.target} ${hasKey ? 'has' : key.ok ? 'has no' : UNANSWERED} DKIM key`,
      })
    }
    return diagnoses
  })
}

const UNANSWERED = 'was not answered by DNS:'
