import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findHostById, updateHost } from '#db/queries/hosts'
import { deletePasskey, findPasskeysOfHost, renameOwnPasskey } from '#db/queries/passkeys'
import {
  countRecoveryCodes,
  deleteAuthenticatorApp,
  deleteRecoveryCodes,
  findAuthenticatorApp,
} from '#db/queries/second-factors'
import { deleteSessionsOfHost } from '#db/queries/sessions'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { recordAudit } from '~/audit/record-audit.server'
import type { Device } from '~/i18n/devices'
import type { Keyring } from '~/security/sealed-text.server'
import { confirmApp } from './authenticator-app.server'
import { recordSecurityAct } from './record-security-act.server'
import { makeRecoveryCodes } from './recovery-codes.server'
import type { SignedInHost } from './step-up.server'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

/** What the page about an account's security says of its factors. */
export async function readSecondStep(db: Db, hostId: string) {
  const [host, app, passkeys, codes] = await Promise.all([
    findHostById(db, hostId),
    findAuthenticatorApp(db, hostId),
    findPasskeysOfHost(db, hostId),
    countRecoveryCodes(db, hostId),
  ])
  return {
    on: host?.second_step_at != null,
    appSince: app?.confirmed_at ?? null,
    passkeys: passkeys.map(({ id, name, created_at, last_used_at }) => ({
      ...{ id, name },
      createdAt: created_at,
      lastUsedAt: last_used_at,
    })),
    codesLeft: codes.unused,
  }
}

/** Whether a password alone does not sign this host in. */
export async function needsSecondStep(db: Kysely<DB>, hostId: string): Promise<boolean> {
  return (await findHostById(db, hostId))?.second_step_at != null
}

export type TurnOnResult =
  | { ok: true; codes: string[] }
  | { ok: false; reason: 'wrong_code' | 'no_factor' | 'on_already' }

/** Takes the app into use whose code is typed, and asks for a second step from now on. Sessions elsewhere end: they were begun without one. */
export async function addAuthenticatorApp(
  { keyring, ...tools }: Tools & { keyring: Keyring },
  host: SignedInHost,
  { code, device }: { code: string; device: Device },
  now: number,
): Promise<TurnOnResult> {
  return withHostLocked(tools, host.id, async (tx): Promise<TurnOnResult> => {
    if (!(await confirmApp({ tx, keyring }, host.id, code, now))) return { ok: false, reason: 'wrong_code' }
    await recordSecurityAct(tx, { hostId: host.id, act: 'app_added', device }, now)
    return turnOn(tx, host, now)
  })
}

/** For a host whose second step is a passkey. */
export async function turnOnSecondStep(
  tools: Tools,
  host: SignedInHost,
  device: Device,
  now: number,
): Promise<TurnOnResult> {
  return withHostLocked(tools, host.id, async (tx): Promise<TurnOnResult> => {
    if ((await findHostById(tx, host.id))?.second_step_at != null) return { ok: false, reason: 'on_already' }
    if (!(await hasFactor(tx, host.id))) return { ok: false, reason: 'no_factor' }
    await recordSecurityAct(tx, { hostId: host.id, act: 'second_step_on', device }, now)
    return turnOn(tx, host, now)
  })
}

async function turnOn(tx: Db, { id, sessionIdHash }: SignedInHost, now: number): Promise<TurnOnResult> {
  await updateHost(tx, id, { second_step_at: now }, now)
  await deleteSessionsOfHost(tx, id, sessionIdHash)
  return { ok: true, codes: await makeRecoveryCodes(tx, id, now) }
}

export async function turnOffSecondStep(tools: Tools, hostId: string, device: Device, now: number): Promise<void> {
  await withHostLocked(tools, hostId, async (tx) => {
    if ((await findHostById(tx, hostId))?.second_step_at == null) return
    await turnOff(tx, hostId, now)
    await recordSecurityAct(tx, { hostId, act: 'second_step_off', device }, now)
  })
}

/** @returns the new codes; null while no second step is asked for */
export async function renewRecoveryCodes(
  tools: Tools,
  hostId: string,
  device: Device,
  now: number,
): Promise<string[] | null> {
  return withHostLocked(tools, hostId, async (tx) => {
    if ((await findHostById(tx, hostId))?.second_step_at == null) return null
    await recordSecurityAct(tx, { hostId, act: 'recovery_codes_renewed', device }, now)
    return makeRecoveryCodes(tx, hostId, now)
  })
}

/** @returns false if the host has none */
export async function removeAuthenticatorApp(
  tools: Tools,
  hostId: string,
  device: Device,
  now: number,
): Promise<boolean> {
  return withHostLocked(tools, hostId, async (tx) => {
    if (!(await deleteAuthenticatorApp(tx, hostId))) return false
    await recordSecurityAct(tx, { hostId, act: 'app_removed', device }, now)
    await turnOffWithoutFactor(tx, hostId, now)
    return true
  })
}

/** @returns false if the host has no such passkey */
export async function removePasskey(
  tools: Tools,
  { hostId, id }: { hostId: string; id: string },
  device: Device,
  now: number,
): Promise<boolean> {
  return withHostLocked(tools, hostId, async (tx) => {
    const removed = await deletePasskey(tx, hostId, id)
    if (!removed) return false
    await recordSecurityAct(tx, { hostId, act: 'passkey_removed', device, subject: removed.name }, now)
    await turnOffWithoutFactor(tx, hostId, now)
    return true
  })
}

/** The name by which its host recognises it; it changes nothing of how the account is entered, so no mail tells of it. @returns false if the host has no such passkey */
export async function renamePasskey(
  tools: Tools,
  passkey: { hostId: string; id: string; name: string },
  now: number,
): Promise<boolean> {
  const { hostId, name } = passkey
  return withHostLocked(tools, hostId, async (tx) => {
    if (!(await renameOwnPasskey(tx, passkey))) return false
    await recordAudit(tx, { act: 'passkey_renamed', hostId, facts: { name } }, now)
    return true
  })
}

/** A second step that only recovery codes could take would soon lock the host out. */
async function turnOffWithoutFactor(tx: Db, hostId: string, now: number): Promise<void> {
  if (!(await hasFactor(tx, hostId))) await turnOff(tx, hostId, now)
}

async function turnOff(tx: Db, hostId: string, now: number): Promise<void> {
  await updateHost(tx, hostId, { second_step_at: null }, now)
  await deleteRecoveryCodes(tx, hostId)
}

async function hasFactor(tx: Db, hostId: string): Promise<boolean> {
  const [app, passkeys] = [await findAuthenticatorApp(tx, hostId), await findPasskeysOfHost(tx, hostId)]
  return app?.confirmed_at != null || passkeys.length > 0
}
