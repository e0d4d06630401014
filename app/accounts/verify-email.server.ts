import type { Kysely } from 'kysely'
import { z } from 'zod'
import { lockHost } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { deleteAccountTokens, findAccountToken, takeAccountToken } from '#db/queries/account-tokens'
import { deleteUnverifiedHost, findHostByEmail, findHostById, updateHost } from '#db/queries/hosts'
import { findOidcIdentity } from '#db/queries/oidc-sign-ins'
import type { SignUpRow } from '#db/queries/sign-ups'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { type Device, UNKNOWN_DEVICE } from '~/i18n/devices'
import { hashToken } from '~/security/tokens.server'
import { handleField, nameField, newPasswordField, timeZoneField, tokenField } from './account-fields'
import type { AccountServices } from './account-link.server'
import { attachIdentity } from './oidc-identity.server'
import { chooseSignUp, openAccount, refusalToOpen } from './open-account.server'
import { hashPassword } from './password.server'
import { findPasswordProblem, type PasswordProblem } from './password-rules.server'
import { recordSecurityAct } from './record-security-act.server'
import { retryWhenTaken } from './retry-when-taken.server'

export const VerifyEmailSchema = z.strictObject({
  token: tokenField,
  /** Requested, with the other details, in any browser except the one that signed up. */
  password: newPasswordField.optional(),
  name: nameField.optional(),
  handle: handleField.optional(),
  timeZone: timeZoneField.optional(),
})

export type VerifyEmailResult =
  | { ok: true; hostId: string }
  | { ok: false; reason: 'link_over' | 'password_missing' | PasswordProblem }
  | { ok: false; reason: 'handle_taken'; suggestion: string }

/**
 * Proves the address of a new account by a mailed link. Works once; then the host is public.
 *
 * The person who opens the link decides the password (S22): in the browser that signed up it is the one typed there; any other
 * browser asks for one.
 *
 * @param confirmation `browser`: the token of the browser's sign-up cookie, or null
 */
export async function verifyEmail(
  { db, dialect }: Pick<AccountServices, 'db' | 'dialect'>,
  { token, password, browser, ...instead }: z.infer<typeof VerifyEmailSchema> & { browser: string | null },
  now: number,
): Promise<VerifyEmailResult> {
  const link = await findAccountToken(db, hashToken(token), ['verify_email'], now)
  if (!link) return { ok: false, reason: 'link_over' }
  const typedHash = password === undefined ? null : await hashPassword(password)
  return retryWhenTaken(() =>
    inTransaction(db, async (tx): Promise<VerifyEmailResult> => {
      await lockHost(tx, dialect, link.host_id)
      const chosen = (await isUnverified(tx, link.host_id, link.email)) ? await chooseSignUp(tx, link, browser) : null
      if (!chosen) return { ok: false, reason: 'link_over' }
      const { signUp, fromHere } = chosen
      const person = fromHere ? await personOfSignUp(tx, signUp) : null
      const passwordHash = typedHash ?? ((fromHere && signUp.password_hash) || null)
      if (passwordHash === null && person === null) return { ok: false, reason: 'password_missing' }
      const about = [link.email, instead.name ?? signUp.name, instead.handle ?? signUp.handle]
      const problem = password === undefined ? null : findPasswordProblem(password, about)
      if (problem) return { ok: false, reason: problem }
      // Only a refusal leaves the link valid.
      if (!(await takeAccountToken(tx, link.token_hash, 'verify_email', now))) return { ok: false, reason: 'link_over' }
      await openAccount(tx, link.host_id, { signUp, passwordHash, instead }, now)
      if (person) await attachIdentity(tx, link.host_id, { ...person, email: link.email }, now)
      await recordAudit(tx, { act: 'account_verified', hostId: link.host_id }, now)
      return { ok: true, hostId: link.host_id }
    }),
  ).catch(refusalToOpen)
}

/** Whom the sign-in provider named when this browser signed up; null if nobody, or if it is another host's by now. */
async function personOfSignUp(tx: Db, { oidc_issuer: issuer, oidc_subject: subject }: SignUpRow) {
  if (issuer === null || subject === null) return null
  return (await findOidcIdentity(tx, { issuer, subject })) ? null : { issuer, subject }
}

async function isUnverified(tx: Db, hostId: string, email: string): Promise<boolean> {
  const host = await findHostById(tx, hostId)
  return host !== undefined && host.email === email && host.email_verified_at === null
}

export type ConfirmNewEmailResult = { ok: true } | { ok: false; reason: 'link_over' | 'email_taken' }

/**
 * Gives a host the new address that the link proves. Only for the signed-in host who requested it: a mistyped address belongs
 * to a stranger, for whom the link alone must have no effect.
 */
export async function confirmNewEmail(
  db: Kysely<DB>,
  { token, hostId, device = UNKNOWN_DEVICE }: { token: string; hostId: string; device?: Device },
  now: number,
): Promise<ConfirmNewEmailResult> {
  return retryWhenTaken(() =>
    inTransaction(db, async (tx): Promise<ConfirmNewEmailResult> => {
      const link = await takeAccountToken(tx, hashToken(token), 'change_email', now)
      if (!link || link.host_id !== hostId) return { ok: false, reason: 'link_over' }
      await deleteUnverifiedHost(tx, link.email)
      const holder = await findHostByEmail(tx, link.email)
      if (holder && holder.id !== hostId) return { ok: false, reason: 'email_taken' }
      const former = await findHostById(tx, hostId)
      await updateHost(tx, hostId, { email: link.email }, now)
      const act = { hostId, act: 'email_changed', device } as const
      await recordAudit(
        tx,
        { act: 'address_changed', hostId, facts: { from: former?.email ?? '', to: link.email } },
        now,
      )
      if (former) await recordSecurityAct(tx, { ...act, formerEmail: former.email }, now)
      // Links that were mailed to the old address become invalid.
      await deleteAccountTokens(tx, hostId)
      return { ok: true }
    }),
  )
}
