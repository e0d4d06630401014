import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { deleteAccountTokens, takeAccountToken } from '#db/queries/account-tokens'
import { deleteUnverifiedHost, findHostByEmail, markEmailVerified, updateHost } from '#db/queries/hosts'
import type { DB } from '#db/schema'
import { hashToken } from '../security/tokens.server'
import { retryWhenTaken } from './retry-when-taken.server'

export type VerifyEmailResult = { ok: true; hostId: string } | { ok: false; reason: 'link_over' }

/** Proves the address of a new account by the link that was mailed to it. Works once; then the host is public. */
export async function verifyEmail(db: Kysely<DB>, token: string, now: number): Promise<VerifyEmailResult> {
  return inTransaction(db, async (tx): Promise<VerifyEmailResult> => {
    const link = await takeAccountToken(tx, hashToken(token), 'verify_email', now)
    if (!link || !(await markEmailVerified(tx, link.host_id, link.email, now)))
      return { ok: false, reason: 'link_over' }
    await deleteAccountTokens(tx, link.host_id, ['verify_email'])
    return { ok: true, hostId: link.host_id }
  })
}

export type ConfirmNewEmailResult = { ok: true } | { ok: false; reason: 'link_over' | 'email_taken' }

/**
 * Gives a host the new address that the link proves. Only for the host who asked, signed in: a mistyped address belongs to a
 * stranger, to whom the link alone must open nothing.
 */
export async function confirmNewEmail(
  db: Kysely<DB>,
  { token, hostId }: { token: string; hostId: string },
  now: number,
): Promise<ConfirmNewEmailResult> {
  return retryWhenTaken(() =>
    inTransaction(db, async (tx): Promise<ConfirmNewEmailResult> => {
      const link = await takeAccountToken(tx, hashToken(token), 'change_email', now)
      if (!link || link.host_id !== hostId) return { ok: false, reason: 'link_over' }
      await deleteUnverifiedHost(tx, link.email)
      const holder = await findHostByEmail(tx, link.email)
      if (holder && holder.id !== hostId) return { ok: false, reason: 'email_taken' }
      await updateHost(tx, hostId, { email: link.email }, now)
      // Links that were mailed to the old address end with it.
      await deleteAccountTokens(tx, hostId)
      return { ok: true }
    }),
  )
}
