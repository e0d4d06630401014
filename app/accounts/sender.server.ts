import { findSender, type SenderRow, storeSender } from '#db/queries/senders'
import type { Db } from '#db/schema'
import { findDeception, mailableLine } from '~/security/deceptive-text.server'
import { readEmailAddress } from '~/security/email-address'
import { paragraphs, visibleLine } from '~/security/plain-text'
import {
  askForReplyTo,
  isProvenReplyTo,
  type SenderOwner,
  type SenderPerson,
  type SenderTools,
  waitsForProof,
} from './reply-to.server'

export const MAX_SENDER_NAME = 80
export const MAX_SIGNATURE = 1_000

/** How mails to attendees are signed; empty values are as the account is. */
export interface SenderValues {
  name: string
  replyTo: string
  signature: string
}

export type SenderProblem = 'name' | 'replyTo' | 'replyToTooOften' | 'replyToFull' | 'signature'

/** @param owner the host, or the row of a team's page */
export async function readSender(
  db: Db,
  owner: { id: string },
): Promise<SenderValues & { askedReplyTo: string | null }> {
  const row = await findSender(db, owner.id)
  return {
    name: row?.name ?? '',
    replyTo: row?.reply_to ?? '',
    signature: row?.signature ?? '',
    askedReplyTo: row?.asked_reply_to ?? null,
  }
}

/** `asked`: saved, but replies go where they went until the mailed link has been opened. */
export type SaveSenderResult = { ok: true; asked: boolean } | { ok: false; problems: SenderProblem[] }

/** Saves how the mails of a host or a team are signed. @param owner `domain`: that its name may contain (S16) */
export async function saveSender(
  tools: SenderTools,
  {
    owner,
    person,
    typed,
  }: { owner: SenderOwner & { domain: string | null }; person: SenderPerson; typed: SenderValues },
  now: number,
): Promise<SaveSenderResult> {
  const { db } = tools
  const name = visibleLine(MAX_SENDER_NAME).safeParse(typed.name)
  const signature = paragraphs(MAX_SIGNATURE).safeParse(typed.signature.replaceAll('\r\n', '\n'))
  const address = readEmailAddress(typed.replyTo.trim())
  const replyTo = typed.replyTo.trim() === '' ? '' : address.ok ? address.address : null
  const problems: SenderProblem[] = []
  if (!name.success || findDeception(name.data, owner) !== null) problems.push('name')
  if (replyTo === null) problems.push('replyTo')
  if (!signature.success) problems.push('signature')
  if (!name.success || !signature.success || replyTo === null || problems.length > 0) return { ok: false, problems }
  const values = { name: name.data, signature: signature.data }
  const about = { host_id: owner.id, ...values, updated_at: now }
  if (await isProvenReplyTo(db, { owner, person }, replyTo)) {
    await storeSender(db, { ...about, ...NOTHING_ASKED, reply_to: replyTo })
    return { ok: true, asked: false }
  }
  const present = await findSender(db, owner.id)
  if (waitsForProof(present, replyTo, now)) {
    await storeSender(db, { ...about, reply_to: present?.reply_to ?? '' })
    return { ok: true, asked: true }
  }
  const asked = await askForReplyTo(tools, { owner, person, address: replyTo }, values, now)
  if (asked === 'sent') return { ok: true, asked: true }
  return { ok: false, problems: [asked === 'too_often' ? 'replyToTooOften' : 'replyToFull'] }
}

const NOTHING_ASKED = { asked_reply_to: null, reply_to_token_hash: null, reply_to_token_expires_at: null }

/** The sender as mails to others show it; rows are checked again, like all names (S16). */
export function mailedSender(
  row: Pick<SenderRow, 'name' | 'reply_to' | 'signature'> | undefined,
  { domain, writing }: { domain: string | null; writing: (text: string) => string },
): SenderValues | undefined {
  if (!row) return undefined
  const name = row.name === '' ? '' : mailableLine(row.name, { domain })
  return { name, replyTo: row.reply_to, signature: writing(row.signature) }
}
