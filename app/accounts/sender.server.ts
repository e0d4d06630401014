import { findSender, type SenderRow, storeSender } from '#db/queries/senders'
import type { Db } from '#db/schema'
import { findDeception, mailableLine } from '~/security/deceptive-text.server'
import { readEmailAddress } from '~/security/email-address'
import { paragraphs, visibleLine } from '~/security/plain-text'

export const MAX_SENDER_NAME = 80
export const MAX_SIGNATURE = 1_000

/** How mails to attendees are signed; empty values are as the account is. */
export interface SenderValues {
  name: string
  replyTo: string
  signature: string
}

export type SenderProblem = 'name' | 'replyTo' | 'signature'

/** @param owner the host, or the row of a team's page */
export async function readSender(db: Db, owner: { id: string }): Promise<SenderValues> {
  const row = await findSender(db, owner.id)
  return { name: row?.name ?? '', replyTo: row?.reply_to ?? '', signature: row?.signature ?? '' }
}

/** Saves how the mails of a host or a team are signed. @param domain that its name may contain (S16) */
export async function saveSender(
  db: Db,
  owner: { id: string; domain: string | null },
  typed: SenderValues,
  now: number,
): Promise<{ ok: true } | { ok: false; problems: SenderProblem[] }> {
  const name = visibleLine(MAX_SENDER_NAME).safeParse(typed.name)
  const signature = paragraphs(MAX_SIGNATURE).safeParse(typed.signature.replaceAll('\r\n', '\n'))
  const address = readEmailAddress(typed.replyTo.trim())
  const replyTo = typed.replyTo.trim() === '' ? '' : address.ok ? address.address : null
  const problems: SenderProblem[] = []
  if (!name.success || findDeception(name.data, owner) !== null) problems.push('name')
  if (replyTo === null) problems.push('replyTo')
  if (!signature.success) problems.push('signature')
  if (!name.success || !signature.success || replyTo === null || problems.length > 0) return { ok: false, problems }
  const values = { name: name.data, reply_to: replyTo, signature: signature.data }
  await storeSender(db, { host_id: owner.id, ...values, updated_at: now })
  return { ok: true }
}

/** The sender as mails to others show it; rows are checked again, like all names (S16). */
export function mailedSender(
  row: Pick<SenderRow, 'name' | 'reply_to' | 'signature'> | undefined,
  { domain, writing }: { domain: string | null; writing: (text: string) => string },
): SenderValues | undefined {
  if (!row) return undefined
  const name = row.name === '' ? '' : mailableLine(row.name, { domain })
  return { name, replyTo: row.reply_to, signature: writing(row.signature) }
}
