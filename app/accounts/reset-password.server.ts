import { z } from 'zod'
import { inTransaction } from '#db/in-transaction'
import { deleteAccountTokens, findAccountToken, takeAccountToken } from '#db/queries/account-tokens'
import { findHostByEmail, findHostById, markEmailVerified, updateHost } from '#db/queries/hosts'
import { deleteSessionsOfHost } from '#db/queries/sessions'
import { hashToken } from '../security/tokens.server'
import { newPasswordField, tokenField } from './account-fields'
import { type AccountServices, mailAccountLink } from './account-link.server'
import { hashPassword } from './password.server'
import { findPasswordProblem } from './password-rules'

/** Mails a link that sets a new password, if the address has an account. Says nothing about whether it has (S6). */
export async function requestPasswordReset(services: AccountServices, email: string, now: number): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const host = await findHostByEmail(tx, email)
    if (host) await mailAccountLink(tx, services, { hostId: host.id, purpose: 'reset_password', email }, now)
  })
  services.outbox.wake()
}

export const ResetPasswordSchema = z.strictObject({ token: tokenField, password: newPasswordField })

export type ResetPasswordResult =
  | { ok: true; hostId: string }
  | { ok: false; reason: 'link_over' | 'password_personal' | 'password_common' | 'password_short' | 'password_long' }

/**
 * Sets a new password by the link that was mailed. Every session ends (S5): whoever knew the old password is out. The link has
 * also proven the address, so an unverified account is verified by it.
 */
export async function resetPassword(
  { db }: Pick<AccountServices, 'db'>,
  { token, password }: z.infer<typeof ResetPasswordSchema>,
  now: number,
): Promise<ResetPasswordResult> {
  const link = await findAccountToken(db, hashToken(token), ['reset_password'], now)
  const host = link && (await findHostById(db, link.host_id))
  if (!host) return { ok: false, reason: 'link_over' }
  const problem = findPasswordProblem(password, [host.email, host.name, host.handle])
  if (problem) return { ok: false, reason: problem }

  const passwordHash = await hashPassword(password)
  return inTransaction(db, async (tx): Promise<ResetPasswordResult> => {
    // Only now is the link used up: a refused password must leave it working.
    const taken = await takeAccountToken(tx, hashToken(token), 'reset_password', now)
    if (!taken || !(await markEmailVerified(tx, host.id, taken.email, now))) return { ok: false, reason: 'link_over' }
    await updateHost(tx, host.id, { password_hash: passwordHash }, now)
    await deleteSessionsOfHost(tx, host.id, null)
    await deleteAccountTokens(tx, host.id)
    return { ok: true, hostId: host.id }
  })
}
