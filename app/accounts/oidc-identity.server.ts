import type { Kysely } from 'kysely'
import { z } from 'zod'
import { lockHost } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { takeAccountToken } from '#db/queries/account-tokens'
import { findHostById } from '#db/queries/hosts'
import {
  deleteOidcAnswers,
  deleteOidcIdentity,
  findOidcAnswer,
  findOidcIdentitiesOfHost,
  findOidcIdentity,
  insertOidcIdentity,
} from '#db/queries/oidc-sign-ins'
import { deleteSessionsOfHost, findSession } from '#db/queries/sessions'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import type { OidcPerson } from '~/oauth/oidc-provider.server'
import { hashToken } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'
import { passwordField } from './account-fields'
import type { AccountServices } from './account-link.server'
import { isPasswordOf } from './change-password.server'
import { type Host, hostFromRow, isActive } from './host'
import { hashOidcBrowser, openOidcAnswer } from './oidc-attempt.server'
import { retryWhenTaken } from './retry-when-taken.server'

/** Who has signed in within this time need not type the password again. */
const RECENT_MS = 10 * MINUTE_MS

export const ProviderLinkSchema = z.strictObject({ currentPassword: passwordField.optional() })

type Owner = Host & { sessionIdHash: string }
type Tools = Pick<AccountServices, 'db' | 'dialect' | 'keyring'>
export interface OidcRules {
  /** Null: sign-in by a provider is not configured. */
  issuer: string | null
  passwordSignIn: boolean
}

/** What the settings page says about the sign-in by the provider. */
export async function readOidcLink(
  { db, keyring }: Pick<Tools, 'db' | 'keyring'>,
  host: Owner,
  { issuer, passwordSignIn }: OidcRules,
  browser: string | null,
  now: number,
) {
  const identities = await findOidcIdentitiesOfHost(db, host.id)
  const linked = identities.find((identity) => sameIssuer(identity.issuer, issuer))
  const answer = linked ? null : await answerFor({ db, keyring }, browser, now)
  const hasPassword = passwordSignIn && (await storedPassword(db, host.id)) !== null
  return {
    linked: linked ? { email: linked.email, since: linked.created_at } : null,
    offered: answer && { email: answer.email },
    hasPassword,
    asksPassword: hasPassword && !(await signedInRecently(db, host, now)),
  }
}

export type LinkOidcResult =
  | { ok: true }
  | { ok: false; reason: 'wrong_password' }
  | { ok: false; reason: 'nothing_to_link' | 'linked_elsewhere' | 'linked_already' }

/**
 * Links the person whom the provider has just named to this browser to the signed-in host, who says so by a button. A session that is
 * not new also needs the password: a lasting second way in is nothing that an unlocked computer alone may give.
 */
export async function linkOidc(
  { db, dialect, keyring }: Tools,
  host: Owner,
  {
    browser,
    currentPassword,
    passwordSignIn,
  }: { browser: string | null; currentPassword?: string | undefined } & Pick<OidcRules, 'passwordSignIn'>,
  now: number,
): Promise<LinkOidcResult> {
  const person = await answerFor({ db, keyring }, browser, now)
  if (!person || browser === null) return { ok: false, reason: 'nothing_to_link' }
  const hasPassword = passwordSignIn && (await storedPassword(db, host.id)) !== null
  if (
    hasPassword &&
    !(await signedInRecently(db, host, now)) &&
    !(await isPasswordOf(db, host.id, currentPassword ?? ''))
  )
    return { ok: false, reason: 'wrong_password' }
  return retryWhenTaken(() =>
    inTransaction(db, async (tx): Promise<LinkOidcResult> => {
      await lockHost(tx, dialect, host.id)
      await deleteOidcAnswers(tx, hashOidcBrowser(browser))
      return attachIdentity(tx, host.id, person, now)
    }),
  )
}

/** @returns why not, if the person is somebody else's, or the host is linked to another person */
export async function attachIdentity(
  tx: Db,
  hostId: string,
  { issuer, subject, email }: Pick<OidcPerson, 'issuer' | 'subject' | 'email'>,
  now: number,
): Promise<{ ok: true } | { ok: false; reason: 'linked_elsewhere' | 'linked_already' }> {
  const known = await findOidcIdentity(tx, { issuer, subject })
  if (known) return known.host_id === hostId ? { ok: true } : { ok: false, reason: 'linked_elsewhere' }
  const others = await findOidcIdentitiesOfHost(tx, hostId)
  if (others.some((other) => other.issuer === issuer)) return { ok: false, reason: 'linked_already' }
  await insertOidcIdentity(tx, { issuer, subject, host_id: hostId, email, created_at: now })
  await recordAudit(tx, { act: 'provider_linked', hostId }, now)
  return { ok: true }
}

/**
 * Where passwords are off, the link that would set one signs in its reader once instead, to link the provider: so do hosts get in whom
 * the operator has created. Refused for a host who is linked already, and so has a way in.
 */
export async function signInToLink(
  { db, dialect }: Pick<Tools, 'db' | 'dialect'>,
  token: string,
  now: number,
): Promise<{ ok: true; hostId: string } | { ok: false; reason: 'link_over' }> {
  return inTransaction(db, async (tx) => {
    const link = await takeAccountToken(tx, hashToken(token), 'reset_password', now)
    if (!link) return { ok: false, reason: 'link_over' } as const
    await lockHost(tx, dialect, link.host_id)
    const host = await findHostById(tx, link.host_id)
    const isLinked = (await findOidcIdentitiesOfHost(tx, link.host_id)).length > 0
    const mayEnter = host && isActive(hostFromRow(host)) && host.email === link.email && !isLinked
    return mayEnter ? ({ ok: true, hostId: host.id } as const) : ({ ok: false, reason: 'link_over' } as const)
  })
}

export type UnlinkOidcResult =
  | { ok: true }
  | { ok: false; reason: 'only_way_in' }
  | { ok: false; reason: 'wrong_password' }

/** Ends the sign-in by the provider, and every other session, which it may have begun. Never the only way in. */
export async function unlinkOidc(
  { db, dialect }: Pick<Tools, 'db' | 'dialect'>,
  host: Owner,
  { currentPassword, issuer, passwordSignIn }: OidcRules & { currentPassword?: string | undefined },
  now: number,
): Promise<UnlinkOidcResult> {
  if (!passwordSignIn || (await storedPassword(db, host.id)) === null) return { ok: false, reason: 'only_way_in' }
  if (!(await isPasswordOf(db, host.id, currentPassword ?? ''))) return { ok: false, reason: 'wrong_password' }
  await inTransaction(db, async (tx) => {
    await lockHost(tx, dialect, host.id)
    for (const identity of await findOidcIdentitiesOfHost(tx, host.id))
      if (sameIssuer(identity.issuer, issuer)) await deleteOidcIdentity(tx, host.id, identity.issuer)
    await deleteSessionsOfHost(tx, host.id, host.sessionIdHash)
    await recordAudit(tx, { act: 'provider_unlinked', hostId: host.id }, now)
  })
  return { ok: true }
}

/**
 * How a signed-in host shows that nobody else sits at their computer: by the password, or, if only the provider lets them in, by a session
 * that has just begun.
 */
export async function howToConfirm(
  db: Kysely<DB>,
  host: Owner,
  passwordSignIn: boolean,
  now: number,
): Promise<'password' | 'nothing_more' | 'sign_in_again'> {
  if (passwordSignIn && (await storedPassword(db, host.id)) !== null) return 'password'
  if ((await findOidcIdentitiesOfHost(db, host.id)).length === 0) return 'password'
  return (await signedInRecently(db, host, now)) ? 'nothing_more' : 'sign_in_again'
}

async function answerFor(
  { db, keyring }: Pick<Tools, 'db' | 'keyring'>,
  browser: string | null,
  now: number,
): Promise<OidcPerson | null> {
  const answer = browser === null ? undefined : await findOidcAnswer(db, hashOidcBrowser(browser), now)
  return answer ? openOidcAnswer(keyring, answer) : null
}

async function storedPassword(db: Kysely<DB>, hostId: string): Promise<string | null> {
  return (await findHostById(db, hostId))?.password_hash ?? null
}

async function signedInRecently(db: Db, { sessionIdHash }: Owner, now: number): Promise<boolean> {
  return (await findSession(db, sessionIdHash, now - RECENT_MS)) !== undefined
}

/** The environment may spell the issuer with or without a slash at the end; the stored one is the provider's spelling. */
function sameIssuer(stored: string, configured: string | null): boolean {
  return configured !== null && stored.replace(/\/$/, '') === configured.replace(/\/$/, '')
}
