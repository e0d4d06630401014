import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import {
  findAskedReplyTo,
  findSender,
  markReplyToProven,
  type SenderRow,
  storeAskedReplyTo,
  storeSender,
} from '#db/queries/senders'
import { findSendingAddresses } from '#db/queries/sending-addresses'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import type { Env } from '~/env.server'
import type { RateLimits } from '~/limits/rate-limit.server'
import type { Outbox } from '~/outbox/worker'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newToken } from '~/security/tokens.server'
import { DAY_MS } from '~/time/units'
import { queueAccountMail } from './queue-account-mail.server'

/** Whose mails they are, and who acts for it. */
export interface SenderOwner {
  /** The host, or the row of a team's page. */
  id: string
  /** Where its page is, such as `/admin/settings/sender`. */
  path: string
}

export interface SenderPerson {
  id: string
  email: string
  emailVerifiedAt: number | null
}

export interface SenderTools {
  db: Kysely<DB>
  env: Pick<Env, 'APP_URL'>
  keyring: Keyring
  outbox: Outbox
  limits: RateLimits
}

const PROOF_MS = DAY_MS

/** Whether somebody has shown that the address is theirs: the person who acts, or the owner, by an earlier link. */
export async function isProvenReplyTo(
  db: Db,
  { owner, person }: { owner: { id: string }; person: SenderPerson },
  address: string,
): Promise<boolean> {
  const isIt = (other: string) => other.toLowerCase() === address.toLowerCase()
  if (address === '' || (person.emailVerifiedAt !== null && isIt(person.email))) return true
  if (isIt((await findSender(db, owner.id))?.reply_to ?? '')) return true
  return (await findSendingAddresses(db, owner.id)).some((row) => row.proven_at !== null && isIt(row.address))
}

/** Whether a link that still works was sent to the address. */
export function waitsForProof(
  row: Pick<SenderRow, 'asked_reply_to' | 'reply_to_token_expires_at'> | undefined,
  address: string,
  now: number,
): boolean {
  return row?.asked_reply_to === address && (row.reply_to_token_expires_at ?? 0) > now
}

export type AskForReplyToResult = 'sent' | 'too_often' | 'mailbox_full'

/**
 * Mails a link to an address for replies. Until somebody who is signed in for the owner has opened it, replies go where they went: otherwise
 * anybody could lead the answers of hundreds of attendees to a stranger.
 *
 * @param sender stored with it, or not at all
 */
export async function askForReplyTo(
  { db, env, keyring, outbox, limits }: SenderTools,
  { owner, person, address }: { owner: SenderOwner; person: SenderPerson; address: string },
  sender: { name: string; signature: string } | null,
  now: number,
): Promise<AskForReplyToResult> {
  if (!(await limits.take('sending-address', owner.id)).ok) return 'too_often'
  const token = newToken()
  const url = `${env.APP_URL}${owner.path}/reply-to/confirmation?token=${token}`
  const sealedUrl = keyring.seal(url, `account-mail:${person.id}`)
  const payload = { mail: 'prove-reply-to', to: address, sealedUrl } as const
  const isQueued = await inTransaction(db, async (tx) => {
    if (!(await queueAccountMail(tx, person.id, payload, now, { deadlineAt: now + PROOF_MS }))) return false
    if (sender) {
      const present = await findSender(tx, owner.id)
      await storeSender(tx, { host_id: owner.id, ...sender, reply_to: present?.reply_to ?? '', updated_at: now })
    }
    const asked = { address, tokenHash: hashToken(token), expiresAt: now + PROOF_MS }
    await storeAskedReplyTo(tx, { hostId: owner.id, ...asked })
    return true
  })
  if (!isQueued) return 'mailbox_full'
  outbox.wake()
  return 'sent'
}

/** Mails another link to the address that waits. @returns nothing: none waits any more */
export async function askAgainForReplyTo(
  tools: SenderTools,
  { owner, person }: { owner: SenderOwner; person: SenderPerson },
  now: number,
): Promise<AskForReplyToResult | 'nothing'> {
  const address = (await findSender(tools.db, owner.id))?.asked_reply_to
  return address ? askForReplyTo(tools, { owner, person, address }, null, now) : 'nothing'
}

/** Whose address for replies a mailed link proves, and which; nothing changes. */
export async function readReplyToProof(
  db: Db,
  owner: { id: string },
  token: string,
  now: number,
): Promise<string | null> {
  const asked = await findAskedReplyTo(db, hashToken(token), now)
  return asked?.ownerId === owner.id ? asked.address : null
}

/** Proves the address, for somebody who is signed in for its owner. @returns false for a link that was used or replaced, or has expired */
export async function proveReplyTo(
  db: Kysely<DB>,
  { owner, personId, token }: { owner: { id: string }; personId: string; token: string },
  now: number,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    if (!(await markReplyToProven(tx, { hostId: owner.id, tokenHash: hashToken(token) }, now))) return false
    const proven = await findSender(tx, owner.id)
    const facts = { name: proven?.reply_to ?? '' }
    await recordAudit(tx, { act: 'reply_to_confirmed', hostId: personId, facts }, now)
    return true
  })
}
