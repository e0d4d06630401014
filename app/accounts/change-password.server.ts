import type { Kysely } from 'kysely'
import { z } from 'zod'
import { inTransaction } from '#db/in-transaction'
import { deleteAccountTokens } from '#db/queries/account-tokens'
import { findHostById, updateHost } from '#db/queries/hosts'
import { deletePendingSignInsOfHost } from '#db/queries/second-factors'
import { deleteSessionsOfHost } from '#db/queries/sessions'
import type { DB } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { type Device, UNKNOWN_DEVICE } from '~/i18n/devices'
import { newPasswordField, passwordField } from './account-fields'
import type { Host } from './host'
import { hashPassword, verifyPassword } from './password.server'
import { findPasswordProblem, type PasswordProblem } from './password-rules.server'
import { recordSecurityAct } from './record-security-act.server'

export const ChangePasswordSchema = z.strictObject({ currentPassword: passwordField, newPassword: newPasswordField })

export type ChangePasswordResult =
  | { ok: true }
  | { ok: false; reason: 'wrong_password' }
  | { ok: false; reason: 'unfit_password'; problem: PasswordProblem }

/** Replaces a signed-in host's password. Ends every other session (S5) and every mailed link. */
export async function changePassword(
  db: Kysely<DB>,
  host: Host & { sessionIdHash: string },
  { currentPassword, newPassword }: z.infer<typeof ChangePasswordSchema>,
  now: number,
  device: Device = UNKNOWN_DEVICE,
): Promise<ChangePasswordResult> {
  if (!(await isPasswordOf(db, host.id, currentPassword))) return { ok: false, reason: 'wrong_password' }
  const problem = findPasswordProblem(newPassword, [host.email, host.name, host.handle])
  if (problem) return { ok: false, reason: 'unfit_password', problem }
  const passwordHash = await hashPassword(newPassword)
  await inTransaction(db, async (tx) => {
    await updateHost(tx, host.id, { password_hash: passwordHash }, now)
    await deleteSessionsOfHost(tx, host.id, host.sessionIdHash)
    await deleteAccountTokens(tx, host.id)
    await recordAudit(tx, { act: 'password_changed', hostId: host.id }, now)
    await deletePendingSignInsOfHost(tx, host.id)
    await recordSecurityAct(tx, { hostId: host.id, act: 'password_changed', device }, now)
  })
  return { ok: true }
}

/** Checks the password again, for changes that an unlocked computer alone must not allow. */
export async function isPasswordOf(db: Kysely<DB>, hostId: string, password: string): Promise<boolean> {
  const row = await findHostById(db, hostId)
  return verifyPassword(row?.password_hash ?? null, password)
}
