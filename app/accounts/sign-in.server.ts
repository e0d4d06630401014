import { z } from 'zod'
import { findHostByEmail } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { emailField, passwordField } from './account-fields'
import { verifyPassword } from './password.server'

export const SignInSchema = z.strictObject({ email: emailField, password: passwordField })

export type SignInResult = { ok: true; hostId: string } | { ok: false; reason: 'wrong_email_or_password' }

/**
 * Finds the host with this email and password. An unknown address takes as long as a wrong password and gets the same message
 * (S6). So does an unverified account, which has no password yet (S22). A suspended host signs in, to read.
 */
export async function signIn(db: Db, { email, password }: { email: string; password: string }): Promise<SignInResult> {
  const host = await findHostByEmail(db, email)
  const matches = await verifyPassword(host?.password_hash ?? null, password)
  if (!matches || !host || host.email_verified_at === null) return { ok: false, reason: 'wrong_email_or_password' }
  return { ok: true, hostId: host.id }
}
