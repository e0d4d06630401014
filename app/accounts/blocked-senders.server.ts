import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { deleteBlockedSender, findBlock, findBlockedSenders, insertBlockedSender } from '#db/queries/blocked-senders'
import type { DB, Db } from '#db/schema'
import type { AuditActor } from '~/audit/audit'
import { recordAudit } from '~/audit/record-audit.server'
import { recipientKey } from '~/limits/mailbox'
import { readEmailAddress } from '~/security/email-address'

/** Whose list it is, and who changes it. The operator's counts everywhere. */
export type BlockListOwner = { kind: 'host'; id: string } | { kind: 'operator'; id: string }

const MAX_BLOCKED = 1_000

export interface BlockedSender {
  id: number
  kind: 'address' | 'domain'
  value: string
}

export async function listBlockedSenders(db: Db, owner: BlockListOwner): Promise<BlockedSender[]> {
  return (await findBlockedSenders(db, listOf(owner))).map(({ id, kind, value }) => ({ id, kind, value }))
}

export type BlockSenderResult = { ok: true } | { ok: false; reason: 'unfit' | 'known' | 'full' }

/** @param typed an address, or a domain with or without `@` before it, which counts for all below it */
export async function blockSender(
  db: Kysely<DB>,
  owner: BlockListOwner,
  typed: string,
  now: number,
): Promise<BlockSenderResult> {
  const sender = readSenderToBlock(typed)
  if (!sender) return { ok: false, reason: 'unfit' }
  return inTransaction(db, async (tx): Promise<BlockSenderResult> => {
    const hostId = listOf(owner)
    if ((await findBlockedSenders(tx, hostId)).length >= MAX_BLOCKED) return { ok: false, reason: 'full' }
    if (!(await insertBlockedSender(tx, { hostId, ...sender }, now))) return { ok: false, reason: 'known' }
    // Without the sender: an address is somebody's, and the log outlives the list.
    await recordAudit(tx, { act: 'sender_blocked', hostId, actor: actorOf(owner) }, now)
    return { ok: true }
  })
}

/** @returns whether the list had such an entry */
export async function unblockSender(db: Kysely<DB>, owner: BlockListOwner, id: number, now: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const hostId = listOf(owner)
    if ((await deleteBlockedSender(tx, hostId, id)) === undefined) return false
    await recordAudit(tx, { act: 'sender_unblocked', hostId, actor: actorOf(owner) }, now)
    return true
  })
}

/** Whether the operator, or this host, refuses bookings of an address. @param hostId null: only the operator counts */
export async function isSenderBlocked(db: Db, hostId: string | null, email: string): Promise<boolean> {
  const address = recipientKey(email)
  return findBlock(db, hostId, { address, domains: domainsAbove(address.slice(address.lastIndexOf('@') + 1)) })
}

function listOf(owner: BlockListOwner): string | null {
  return owner.kind === 'operator' ? null : owner.id
}

function actorOf({ kind, id }: BlockListOwner): AuditActor {
  return { kind, id }
}

function readSenderToBlock(typed: string): { kind: 'address' | 'domain'; value: string } | null {
  const text = typed.trim().toLowerCase()
  const isAddress = text.lastIndexOf('@') > 0
  const read = readEmailAddress(isAddress ? text : `x@${text.replace(/^@/, '')}`)
  if (!read.ok) return null
  const value = recipientKey(read.address)
  return isAddress ? { kind: 'address', value } : { kind: 'domain', value: read.address.toLowerCase().slice(2) }
}

/** @example domainsAbove('mail.example.com') // ['mail.example.com', 'example.com', 'com'] */
function domainsAbove(domain: string): string[] {
  const labels = domain.split('.').slice(-10)
  return labels.map((_, first) => labels.slice(first).join('.'))
}
