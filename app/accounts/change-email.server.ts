import { z } from 'zod'
import { inTransaction } from '#db/in-transaction'
import { deleteAccountTokens } from '#db/queries/account-tokens'
import { recordAudit } from '~/audit/record-audit.server'
import { emailField, passwordField } from './account-fields'
import { type AccountServices, mailAccountLink } from './account-link.server'
import type { Host } from './host'
import { isConfirmed, type TypedProof } from './step-up.server'

export const ChangeEmailSchema = z.strictObject({ email: emailField, currentPassword: passwordField.optional() })

export type RequestNewEmailResult = { ok: true } | { ok: false; reason: 'wrong_password' | 'same_email' }

/**
 * Mails a link to the address that a host wants to change to; nothing changes until the link is used. Only a reader of the
 * address's mail learns whether it belongs to another account (S6).
 */
export async function requestNewEmail(
  services: AccountServices,
  host: Host,
  { email, ...proof }: z.infer<typeof ChangeEmailSchema> & TypedProof,
  now: number,
): Promise<RequestNewEmailResult> {
  if (email === host.email) return { ok: false, reason: 'same_email' }
  if (!(await isConfirmed(services.db, host.id, proof))) return { ok: false, reason: 'wrong_password' }
  await inTransaction(services.db, async (tx) => {
    await deleteAccountTokens(tx, host.id, ['change_email'])
    await mailAccountLink(tx, services, { hostId: host.id, purpose: 'change_email', email }, now)
    await recordAudit(tx, { act: 'address_change_asked', hostId: host.id }, now)
  })
  services.outbox.wake()
  return { ok: true }
}
