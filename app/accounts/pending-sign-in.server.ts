import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import {
  countSecondStepAttempt,
  deletePendingSignIn,
  findPendingSignIn,
  insertPendingSignIn,
  type PendingSignInRow,
} from '#db/queries/second-factors'
import type { DB } from '#db/schema'
import type { Device } from '~/i18n/devices'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newToken } from '~/security/tokens.server'
import { MINUTE_MS, SECOND_MS } from '~/time/units'
import { isAppCode, spendAppCode } from './authenticator-app.server'
import { recordSecurityAct } from './record-security-act.server'
import { spendTypedRecoveryCode } from './recovery-codes.server'
import { readTokenCookie, tokenCookie } from './token-cookie'

/** How long a person may look for the phone after the password. */
const PENDING_MS = 10 * MINUTE_MS
/** Afterwards the password is asked for again. */
const MAX_ATTEMPTS = 8
const NAME = 'foyer_second_step'

/** Notes that the first step is done. It signs nobody in. @returns the `Set-Cookie` header that recognises the browser */
export async function beginPendingSignIn(
  db: Kysely<DB>,
  { hostId, next, appUrl }: { hostId: string; next: string; appUrl: string },
  now: number,
): Promise<string> {
  const token = newToken()
  const row = { id_hash: hashToken(token), host_id: hostId, next, attempts: 0, expires_at: now + PENDING_MS }
  await insertPendingSignIn(db, row)
  return tokenCookie({ name: NAME, token, maxAgeSeconds: PENDING_MS / SECOND_MS, appUrl })
}

/** The sign-in whose second step this browser is to take. @param cookieHeader the request's whole `Cookie` header */
export async function readPendingSignIn(
  db: Kysely<DB>,
  { cookieHeader, appUrl }: { cookieHeader: string | null; appUrl: string },
  now: number,
): Promise<PendingSignInRow | null> {
  const token = readTokenCookie(cookieHeader, NAME, appUrl)
  return token === null ? null : ((await findPendingSignIn(db, hashToken(token), now)) ?? null)
}

/** @returns the `Set-Cookie` header that deletes the cookie */
export function forgetPendingSignIn(appUrl: string): string {
  return tokenCookie({ name: NAME, token: '', maxAgeSeconds: 0, appUrl })
}

/** @returns whether it is this request that completes the sign-in */
export async function completePendingSignIn(db: Kysely<DB>, { id_hash }: PendingSignInRow): Promise<boolean> {
  return deletePendingSignIn(db, id_hash)
}

/**
 * Counts an attempt before anything is checked.
 *
 * @returns false after too many: the sign-in ends, and its password has to be typed again
 */
export async function mayTrySecondStep(db: Kysely<DB>, pending: PendingSignInRow): Promise<boolean> {
  if (await countSecondStepAttempt(db, pending.id_hash, MAX_ATTEMPTS)) return true
  await deletePendingSignIn(db, pending.id_hash)
  return false
}

/** A code of the app, or a recovery code, whose use its host is told. */
export async function checkSecondStepCode(
  { db, keyring }: { db: Kysely<DB>; keyring: Keyring },
  hostId: string,
  { code, device }: { code: string; device: Device },
  now: number,
): Promise<boolean> {
  if (isAppCode(code)) return spendAppCode({ db, keyring }, hostId, code, now)
  return inTransaction(db, async (tx) => {
    const works = await spendTypedRecoveryCode(tx, hostId, code, now)
    if (works) await recordSecurityAct(tx, { hostId, act: 'recovery_code_used', device }, now)
    return works
  })
}
