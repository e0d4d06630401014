import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import {
  type AccountTokenPurpose,
  type AccountTokenRow,
  findAccountToken,
  insertAccountToken,
} from '#db/queries/account-tokens'
import type { DB, Db } from '#db/schema'
import type { Env } from '~/env.server'
import type { Outbox } from '~/outbox/worker'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newToken } from '~/security/tokens.server'
import { HOUR_MS } from '~/time/units'
import { queueAccountMail } from './queue-account-mail.server'

export interface AccountServices {
  db: Kysely<DB>
  dialect: Dialect
  env: Pick<Env, 'APP_URL'>
  keyring: Keyring
  outbox: Outbox
}

const LINKS = {
  verify_email: { path: '/verify-email', mail: 'verify-email', lifetimeMs: 24 * HOUR_MS },
  change_email: { path: '/verify-email', mail: 'change-email', lifetimeMs: 24 * HOUR_MS },
  reset_password: { path: '/reset-password', mail: 'reset-password', lifetimeMs: HOUR_MS },
} as const satisfies Record<AccountTokenPurpose, { path: string; mail: string; lifetimeMs: number }>

export interface AccountLink {
  hostId: string
  purpose: AccountTokenPurpose
  /** The address that the link proves; the link is sent only there. */
  email: string
  /** The sign-up attempt that the link is mailed for. */
  signUpId?: string
  lifetimeMs?: number
}

/**
 * Creates a link that works once and for a limited time. Only its hash is stored.
 *
 * @returns the whole address, for its recipient
 */
export async function issueAccountLink(
  tx: Db,
  appUrl: string,
  { hostId, purpose, email, signUpId, lifetimeMs = LINKS[purpose].lifetimeMs }: AccountLink,
  now: number,
): Promise<string> {
  const token = newToken()
  await insertAccountToken(tx, {
    token_hash: hashToken(token),
    host_id: hostId,
    purpose,
    email,
    sign_up_id: signUpId ?? null,
    created_at: now,
    expires_at: now + lifetimeMs,
  })
  return `${appUrl}${LINKS[purpose].path}?token=${token}`
}

/** Creates a link and queues its mail; the job holds the link sealed. A mail is not sent after the link has expired. */
export async function mailAccountLink(
  tx: Db,
  { env, keyring }: Pick<AccountServices, 'env' | 'keyring'>,
  link: AccountLink,
  now: number,
): Promise<void> {
  const { hostId, purpose, email } = link
  const url = await issueAccountLink(tx, env.APP_URL, link, now)
  const { mail, lifetimeMs } = LINKS[purpose]
  const payload = { mail, to: email, sealedUrl: keyring.seal(url, `account-mail:${hostId}`) }
  await queueAccountMail(tx, hostId, payload, now, { deadlineAt: now + lifetimeMs })
}

/** Says what a link would do, without doing it: for the page that asks before anything changes. */
export async function readAccountLink(
  db: Db,
  token: string,
  purposes: AccountTokenPurpose[],
  now: number,
): Promise<Pick<AccountTokenRow, 'purpose' | 'email' | 'host_id' | 'sign_up_id'> | undefined> {
  return findAccountToken(db, hashToken(token), purposes, now)
}
