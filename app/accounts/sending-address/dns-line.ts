import type { SendingAddressRow } from '#db/queries/sending-addresses'
import type { Env } from '~/env.server'
import type { DkimRecord } from '~/security/dns-records'

/** What sends the operator's mails, as the domains of hosts name it. */
export interface Relay {
  spfInclude: string
  dkim: DkimRecord[]
}

export type DnsFinding =
  | 'right'
  /** DNS did not answer. */
  | 'unanswered'
  | 'missing'
  | 'spf_not_included'
  | 'spf_several'
  | 'spf_lookups'
  | 'spf_after_all'
  | 'spf_not_passed'
  | 'spf_invalid'
  | 'dkim_other'
  | 'dkim_no_key'
  | 'dkim_several'
  | 'dmarc_several'
  | 'dmarc_invalid'
  /** The record is right, but mails fail it as long as DKIM is not. */
  | 'dmarc_unaligned'

/** A line for the DNS of a host's domain, and what was found there. */
export interface DnsLine {
  part: 'spf' | 'dkim' | 'dmarc'
  name: string
  type: 'TXT' | 'CNAME'
  /** What the line should say; where a record is there already, with our part in it. */
  value: string
  finding: DnsFinding
  /** What it says now, if that is not as it should be. */
  found: string | null
}

/** @returns null if the operator has not said what sends the mails: then own addresses are not offered */
export function relayOf({
  MAIL_SPF_INCLUDE,
  MAIL_DKIM_RECORDS,
}: Pick<Env, 'MAIL_SPF_INCLUDE' | 'MAIL_DKIM_RECORDS'>): Relay | null {
  return MAIL_SPF_INCLUDE && MAIL_DKIM_RECORDS ? { spfInclude: MAIL_SPF_INCLUDE, dkim: MAIL_DKIM_RECORDS } : null
}

/** Which relay a domain was checked for: after the operator has chosen another, an old finding says nothing. */
export function relayKey(relay: Relay): string {
  return JSON.stringify([relay.spfInclude, relay.dkim])
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

/** @returns the address for the From of mails, while it is proven and everything was right for this relay */
export function addressInUse(
  row: Pick<SendingAddressRow, 'address' | 'host_id' | 'asked_at' | 'relay' | 'right_at'> | undefined,
  relay: Relay | null,
): { address: string; ownerId: string; askedAt: number } | undefined {
  if (!row || row.right_at === null || relay === null || row.relay !== relayKey(relay)) return undefined
  return { address: row.address, ownerId: row.host_id, askedAt: row.asked_at }
}
