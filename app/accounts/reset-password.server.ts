import { z } from 'zod'
import { lockHost } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { deleteAccountTokens, findAccountToken, takeAccountToken } from '#db/queries/account-tokens'
import { findApiKeysOfHost } from '#db/queries/api-keys'
import { findHostByEmail, findHostById, updateHost } from '#db/queries/hosts'
import { findOidcIdentitiesOfHost } from '#db/queries/oidc-sign-ins'
import { deletePendingSignInsOfHost } from '#db/queries/second-factors'
import { deleteSessionsOfHost } from '#db/queries/sessions'
import { recordAudit } from '~/audit/record-audit.server'
import { type Device, UNKNOWN_DEVICE } from '~/i18n/devices'
import { hashToken } from '~/security/tokens.server'
import { handleField, nameField, newPasswordField, timeZoneField, tokenField } from './account-fields'
import { type AccountServices, mailAccountLink } from './account-link.server'
import { chooseSignUp, openAccount, refusalToOpen } from './open-account.server'
import { hashPassword } from './password.server'
import { findPasswordProblem, type PasswordProblem } from './password-rules.server'
import { recordSecurityAct } from './record-security-act.server'
import { retryWhenTaken } from './retry-when-taken.server'

/** Mails a link that sets a new password, if the address has an account. Does not reveal whether it has one (S6). */
export async function requestPasswordReset(services: AccountServices, email: string, now: number): Promise<void> {
  await inTransaction(services.db, async (tx) => {
    const host = await findHostByEmail(tx, email)
    if (host) await mailAccountLink(tx, services, { hostId: host.id, purpose: 'reset_password', email }, now)
  })
  services.outbox.wake()
}

export const ResetPasswordSchema = z.strictObject({
  token: tokenField,
  password: newPasswordField,
  /** For an account that was not verified yet: the values of its page. */
  name: nameField.optional(),
  handle: handleField.optional(),
  timeZone: timeZoneField.optional(),
})

export type ResetPasswordResult =
  /** `keysStay`: the host had a password before and has API keys, which still work. */
  | { ok: true; hostId: string; keysStay?: boolean }
  | { ok: false; reason: 'link_over' | PasswordProblem }
  | { ok: false; reason: 'handle_taken'; suggestion: string }

/**
 * Sets a new password by a mailed link. Every session ends (S5), so a person who knew the old password is signed out. The link
 * also proves the address, so it verifies an unverified account, with this password (S22).
 *
 * @param choice `browser`: the token of the browser's sign-up cookie, or null
 */
export async function resetPassword(
  { db, dialect }: Pick<AccountServices, 'db' | 'dialect'>,
  {
    token,
    password,
    browser = null,
    device = UNKNOWN_DEVICE,
    ...instead
  }: z.infer<typeof ResetPasswordSchema> & { browser?: string | null; device?: Device },
  now: number,
): Promise<ResetPasswordResult> {
  const link = await findAccountToken(db, hashToken(token), ['reset_password'], now)
  if (!link) return { ok: false, reason: 'link_over' }
  const passwordHash = await hashPassword(password)
  return retryWhenTaken(() =>
    inTransaction(db, async (tx): Promise<ResetPasswordResult> => {
      await lockHost(tx, dialect, link.host_id)
      const host = await findHostById(tx, link.host_id)
      const signUp = host?.email_verified_at === null ? (await chooseSignUp(tx, link, browser))?.signUp : null
      if (!host || host.email !== link.email || signUp === undefined) return { ok: false, reason: 'link_over' }
      const name = (signUp && instead.name) ?? signUp?.name ?? host.name
      const handle = (signUp && instead.handle) ?? signUp?.handle ?? host.handle
      const problem = findPasswordProblem(password, [host.email, name, handle])
      if (problem) return { ok: false, reason: problem }
      // The link is used up only now: after a refused password it must still work.
      if (!(await takeAccountToken(tx, link.token_hash, 'reset_password', now)))
        return { ok: false, reason: 'link_over' }
      if (signUp) await openAccount(tx, host.id, { signUp, passwordHash, instead }, now)
      else await updateHost(tx, host.id, { password_hash: passwordHash }, now)
      await deleteSessionsOfHost(tx, host.id, null)
      await deleteAccountTokens(tx, host.id)
      await recordAudit(tx, { act: signUp ? 'account_verified' : 'password_reset', hostId: host.id }, now)
      await deletePendingSignInsOfHost(tx, host.id)
      // The first way in of a new account is nobody's surprise.
      const isFirst = host.password_hash === null && (await findOidcIdentitiesOfHost(tx, host.id)).length === 0
      if (!isFirst) await recordSecurityAct(tx, { hostId: host.id, act: 'password_changed', device }, now)
      const keysStay = !isFirst && (await findApiKeysOfHost(tx, host.id)).length > 0
      return { ok: true, hostId: host.id, ...(keysStay && { keysStay }) }
    }),
  ).catch(refusalToOpen)
}
