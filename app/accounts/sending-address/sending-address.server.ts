import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import {
  claimCheck,
  deleteSendingAddress,
  findByProofToken,
  findSendingAddress,
  findSendingAddresses,
  markProven,
  replaceSendingAddress,
  type SendingAddressRow,
} from '#db/queries/sending-addresses'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import type { Env } from '~/env.server'
import type { RateLimits } from '~/limits/rate-limit.server'
import { withDnsLookup } from '~/outbound/dns-lookup.server'
import type { Outbox } from '~/outbox/worker'
import { readEmailAddress } from '~/security/email-address'
import { isPublicProvider } from '~/security/proven-domain'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newToken } from '~/security/tokens.server'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { queueAccountMail } from '../queue-account-mail.server'
import { checkDomain } from './check-domain.server'
import { addressInUse, type DnsLine, domainOf, type Relay, relayKey, relayOf } from './dns-line'
import { keepCheck, nextCheckAfter } from './keep-check.server'

/** An account or a team whose mails to attendees may come from an own address. */
export interface SendingOwner {
  /** The host, or the row of a team's page. */
  id: string
  /** Where its pages are, such as `/admin/settings/sender`. */
  path: string
}

export interface SendingAddressTools {
  db: Kysely<DB>
  dialect: Dialect
  env: Pick<Env, 'APP_URL' | 'MAIL_SPF_INCLUDE' | 'MAIL_DKIM_RECORDS' | 'DNS_SERVERS'>
  keyring: Keyring
  outbox: Outbox
  limits: RateLimits
}

const PROOF_MS = DAY_MS
/** DNS is read at most this often for one address. */
const CHECK_EVERY_MS = MINUTE_MS

export interface SendingAddress {
  address: string
  proven: boolean
  /** Mails come from it. */
  inUse: boolean
  lines: DnsLine[]
  checkedAt: number
  /** What the mail server said when it refused a mail from it. */
  refusal: string | null
}

/**
 * @returns offered: whether the operator has said what sends the mails; address: the one that was asked for last; present: another one from
 * which mails come until that one is in use
 */
export async function readSendingAddress(
  { db, env }: Pick<SendingAddressTools, 'db' | 'env'>,
  ownerId: string,
): Promise<{ offered: boolean; address: SendingAddress | null; present: string | null }> {
  const relay = relayOf(env)
  const [row, ...others] = await findSendingAddresses(db, ownerId)
  const present = others.find((other) => addressInUse(other, relay))
  return {
    offered: relay !== null,
    address: row ? shownAddressOf(row, relay) : null,
    present: present?.address ?? null,
  }
}

function shownAddressOf(row: SendingAddressRow, relay: Relay | null): SendingAddress {
  return {
    address: row.address,
    proven: row.proven_at !== null,
    inUse: addressInUse(row, relay) !== undefined,
    lines: JSON.parse(row.lines) as DnsLine[],
    checkedAt: row.checked_at,
    refusal: row.refusal,
  }
}

export type AskForAddressResult =
  | { ok: true }
  | { ok: false; reason: 'not_offered' | 'address' | 'public_provider' | 'too_often' | 'mailbox_full' }
  /** Mails without the domain's signature would be refused, so it comes first. */
  | { ok: false; reason: 'refuses_unsigned'; lines: DnsLine[] }

/**
 * Mails a link to the address. Until it has been opened by somebody who is signed in for the owner, and the domain's DNS is right, mails
 * come from the address that is in use, or from the service's.
 *
 * @param personId who asks
 */
export async function askForSendingAddress(
  tools: SendingAddressTools,
  { owner, personId, typed }: { owner: SendingOwner; personId: string; typed: string },
  now: number,
): Promise<AskForAddressResult> {
  const { db, env, keyring, limits, outbox } = tools
  const relay = relayOf(env)
  if (!relay) return { ok: false, reason: 'not_offered' }
  const read = readEmailAddress(typed.trim())
  if (!read.ok) return { ok: false, reason: 'address' }
  const { address } = read
  if (isPublicProvider(domainOf(address))) return { ok: false, reason: 'public_provider' }
  if (!(await limits.take('sending-address', owner.id)).ok) return { ok: false, reason: 'too_often' }
  const known = await findSendingAddress(db, owner.id)
  const isFresh = known?.address === address && known.relay === relayKey(relay) && isRecent(known.checked_at, now)
  const check = isFresh ? null : await readDomain(env, address, relay)
  if (check?.refusesUnsigned) return { ok: false, reason: 'refuses_unsigned', lines: check.lines }
  const token = newToken()
  const url = `${env.APP_URL}${owner.path}/address/confirmation?token=${token}`
  const payload = {
    mail: 'prove-sending-address',
    to: address,
    sealedUrl: keyring.seal(url, `account-mail:${personId}`),
  } as const
  const isQueued = await inTransaction(db, async (tx) => {
    if (!(await queueAccountMail(tx, personId, payload, now, { deadlineAt: now + PROOF_MS }))) return false
    await replaceSendingAddress(tx, {
      host_id: owner.id,
      address,
      asked_at: Math.max(now, (known?.asked_at ?? 0) + 1),
      token_hash: hashToken(token),
      token_expires_at: now + PROOF_MS,
      proven_at: null,
      relay: relayKey(relay),
      lines: check ? JSON.stringify(check.lines) : (known?.lines ?? '[]'),
      checked_at: check ? now : (known?.checked_at ?? now),
      next_check_at: nextCheckAfter(check?.lines ?? [], now),
      right_at: null,
      refusal: null,
    })
    return true
  })
  if (!isQueued) return { ok: false, reason: 'mailbox_full' }
  outbox.wake()
  return { ok: true }
}

/** Whose address a mailed link proves, and which; nothing changes. */
export async function readProof(db: Db, owner: { id: string }, token: string, now: number): Promise<string | null> {
  const row = await findByProofToken(db, hashToken(token), now)
  return row?.host_id === owner.id ? row.address : null
}

/**
 * Proves the address, for somebody who is signed in for its owner: whoever else reads that mailbox must not give a stranger's account the
 * address by opening a link. @returns false for a link that has been used or replaced, or has expired
 */
export async function proveSendingAddress(
  tools: SendingAddressTools,
  { owner, personId, token }: { owner: SendingOwner; personId: string; token: string },
  now: number,
): Promise<boolean> {
  const { db } = tools
  const row = await inTransaction(db, async (tx) => {
    if (!(await markProven(tx, { hostId: owner.id, tokenHash: hashToken(token) }, now))) return null
    const proven = await findSendingAddress(tx, owner.id)
    await noteAct(tx, 'sending_address_confirmed', { personId, address: proven?.address }, now)
    return proven ?? null
  })
  if (!row) return false
  if ((await checkNow(tools, owner, now)) === 'checked') return true
  // It was checked less than a minute ago.
  await keepCheck(tools, row, { lines: JSON.parse(row.lines) as DnsLine[], byOwner: true }, now)
  return true
}

/** @returns too_soon: the last check was less than a minute ago */
export async function checkNow(
  tools: Pick<SendingAddressTools, 'db' | 'env' | 'outbox'>,
  owner: { id: string },
  now: number,
): Promise<'checked' | 'too_soon' | 'nothing'> {
  const { db, env, outbox } = tools
  const relay = relayOf(env)
  const row = await findSendingAddress(db, owner.id)
  if (!row || !relay) return 'nothing'
  if (!(await claimCheck(db, row, { now, everyMs: CHECK_EVERY_MS }))) return 'too_soon'
  const { lines } = await readDomain(env, row.address, relay)
  await keepCheck({ db, env }, row, { lines, byOwner: true }, now)
  outbox.wake()
  return 'checked'
}

/**
 * Removes the address that was asked for last: mails come at once from the service's, or go on coming from the one that it would have replaced.
 *
 * @returns false if there was none
 */
export async function removeSendingAddress(
  { db }: Pick<SendingAddressTools, 'db'>,
  { owner, personId }: { owner: { id: string }; personId: string },
  now: number,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const row = await findSendingAddress(tx, owner.id)
    if (!row || !(await deleteSendingAddress(tx, row))) return false
    await noteAct(tx, 'sending_address_removed', { personId, address: row.address }, now)
    return true
  })
}

/** In the log of whoever acts, also where it is about the team. */
async function noteAct(
  tx: Db,
  act: 'sending_address_confirmed' | 'sending_address_removed',
  { personId, address = '' }: { personId: string; address?: string | undefined },
  now: number,
): Promise<void> {
  await recordAudit(tx, { act, hostId: personId, facts: { name: address } }, now)
}

/** Also a check that began a moment later, for whoever is served after it. */
function isRecent(checkedAt: number, now: number): boolean {
  return Math.abs(now - checkedAt) < CHECK_EVERY_MS
}

export async function readDomain(env: Pick<Env, 'DNS_SERVERS'>, address: string, relay: Relay) {
  return withDnsLookup(env.DNS_SERVERS ?? null, (dns) => checkDomain(dns, domainOf(address), relay))
}
