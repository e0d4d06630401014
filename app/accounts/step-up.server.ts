import type { Kysely } from 'kysely'
import { findHostById } from '#db/queries/hosts'
import { findOidcIdentitiesOfHost } from '#db/queries/oidc-sign-ins'
import { findPasskeysOfHost } from '#db/queries/passkeys'
import { findAuthenticatorApp } from '#db/queries/second-factors'
import { updateSession } from '#db/queries/sessions'
import type { DB } from '#db/schema'
import { MINUTE_MS } from '~/time/units'
import { isPasswordOf } from './change-password.server'
import type { Host } from './host'
import { type OidcRules, sameIssuer } from './oidc-rules'

/** How long a host need not show again who they are. */
export const PROVEN_FOR_MS = 10 * MINUTE_MS

export type SignedInHost = Host & {
  sessionIdHash: string
  /** When they last showed in this session who they are (epoch ms); 0: never. */
  provenAt: number
}

/**
 * Whether a host has shown recently enough who they are for what an unlocked computer alone must not allow. A time in the future was written
 * by a clock that was wrong.
 */
export function isProven({ provenAt }: Pick<SignedInHost, 'provenAt'>, now: number): boolean {
  return provenAt > now - PROVEN_FOR_MS && provenAt <= now
}

export async function noteProof(
  db: Kysely<DB>,
  { id, sessionIdHash }: Pick<SignedInHost, 'id' | 'sessionIdHash'>,
  now: number,
): Promise<void> {
  await updateSession(db, { hostId: id, idHash: sessionIdHash }, { proven_at: now })
}

/** A form that may hold the password itself. */
export interface TypedProof {
  /** Whether the session is proven. */
  confirmed?: boolean | undefined
  currentPassword?: string | undefined
}

/** A typed password must be right, and is needed unless the session is proven. */
export async function isConfirmed(
  db: Kysely<DB>,
  hostId: string,
  { confirmed = false, currentPassword }: TypedProof,
): Promise<boolean> {
  if (currentPassword === undefined && confirmed) return true
  return isPasswordOf(db, hostId, currentPassword ?? '')
}

export interface WaysToConfirm {
  password: boolean
  /** From an authenticator app. */
  code: boolean
  passkey: boolean
  /** By signing in at the provider again. */
  provider: boolean
}

/** How a host can show who they are. */
export async function waysToConfirm(
  db: Kysely<DB>,
  { id }: Pick<Host, 'id'>,
  { issuer, passwordSignIn }: OidcRules,
): Promise<WaysToConfirm> {
  const [host, app, passkeys, identities] = await Promise.all([
    findHostById(db, id),
    findAuthenticatorApp(db, id),
    findPasskeysOfHost(db, id),
    findOidcIdentitiesOfHost(db, id),
  ])
  return {
    password: passwordSignIn && host?.password_hash != null,
    code: app?.confirmed_at != null,
    passkey: passkeys.length > 0,
    provider: identities.some((identity) => sameIssuer(identity.issuer, issuer)),
  }
}
