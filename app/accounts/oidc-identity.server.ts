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
import { deleteSessionsOfHost } from '#db/queries/sessions'
import type { DB, Db } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { type Device, UNKNOWN_DEVICE } from '~/i18n/devices'
import type { OidcPerson } from '~/oauth/oidc-provider.server'
import { hashToken } from '~/security/tokens.server'
import { passwordField } from './account-fields'
import type { AccountServices } from './account-link.server'
import { type Host, hostFromRow, isActive } from './host'
import { hashOidcBrowser, openOidcAnswer } from './oidc-attempt.server'
import { type OidcRules, sameIssuer } from './oidc-rules'
import { recordSecurityAct } from './record-security-act.server'
import { retryWhenTaken } from './retry-when-taken.server'
import { isConfirmed, type TypedProof } from './step-up.server'

export const ProviderLinkSchema = z.strictObject({ currentPassword: passwordField.optional() })

type Owner = Host & { sessionIdHash: string }
type Tools = Pick<AccountServices, 'db' | 'dialect' | 'keyring'>
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
  return {
    linked: linked ? { email: linked.email, since: linked.created_at } : null,
    offered: answer && { email: answer.email },
    hasPassword: passwordSignIn && (await storedPassword(db, host.id)) !== null,
  }
}

export type LinkOidcResult =
  | { ok: true }
  | { ok: false; reason: 'wrong_password' }
  | { ok: false; reason: 'nothing_to_link' | 'linked_elsewhere' | 'linked_already' }

interface ProviderChange extends TypedProof {
  /** What the host calls the provider. */
  providerName: string
  device?: Device
}

/** Links the person whom the provider has just named to this browser to the signed-in host, who says so by a button. */
export async function linkOidc(
  { db, dialect, keyring }: Tools,
  host: Owner,
  { browser, providerName, device = UNKNOWN_DEVICE, ...proof }: ProviderChange & { browser: string | null },
  now: number,
): Promise<LinkOidcResult> {
  const person = await answerFor({ db, keyring }, browser, now)
  if (!person || browser === null) return { ok: false, reason: 'nothing_to_link' }
  if (!(await isConfirmed(db, host.id, proof))) return { ok: false, reason: 'wrong_password' }
  return retryWhenTaken(() =>
    inTransaction(db, async (tx): Promise<LinkOidcResult> => {
      await lockHost(tx, dialect, host.id)
      await deleteOidcAnswers(tx, hashOidcBrowser(browser))
      const linked = await attachIdentity(tx, host.id, person, now)
      const act = { hostId: host.id, act: 'provider_linked', device, subject: providerName } as const
      if (linked.ok) await recordSecurityAct(tx, act, now)
      return linked
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
  { issuer, passwordSignIn, providerName, device = UNKNOWN_DEVICE, ...proof }: OidcRules & ProviderChange,
  now: number,
): Promise<UnlinkOidcResult> {
  if (!passwordSignIn || (await storedPassword(db, host.id)) === null) return { ok: false, reason: 'only_way_in' }
  if (!(await isConfirmed(db, host.id, proof))) return { ok: false, reason: 'wrong_password' }
  await inTransaction(db, async (tx) => {
    await lockHost(tx, dialect, host.id)
    for (const identity of await findOidcIdentitiesOfHost(tx, host.id))
      if (sameIssuer(identity.issuer, issuer)) await deleteOidcIdentity(tx, host.id, identity.issuer)
    await deleteSessionsOfHost(tx, host.id, host.sessionIdHash)
    await recordAudit(tx, { act: 'provider_unlinked', hostId: host.id }, now)
    await recordSecurityAct(tx, { hostId: host.id, act: 'provider_unlinked', device, subject: providerName }, now)
  })
  return { ok: true }
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
