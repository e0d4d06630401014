import type { Kysely } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import {
  type AuthenticatorAppRow,
  findAuthenticatorApp,
  insertAuthenticatorApp,
  markAppConfirmed,
  spendTimeStep,
} from '#db/queries/second-factors'
import type { DB, Db } from '#db/schema'
import type { Keyring } from '~/security/sealed-text.server'
import { newId } from '~/security/tokens.server'
import { SECOND_MS } from '~/time/units'
import type { Host } from './host'

/** What every authenticator app knows (RFC 6238): SHA-1, six digits, half a minute. */
const PERIOD_SECONDS = 30
const SECRET_BYTES = 20
/** Clocks of phones differ: the code before and the one after count as well. */
const STEPS_OF_SKEW = 1

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
}

/** Makes a new secret, which counts once a code has shown that an app has it. @returns false if the host has an app in use */
export async function beginAuthenticatorApp({ db, keyring }: Tools, hostId: string, now: number): Promise<boolean> {
  const id = newId('app')
  const secret = keyring.seal(new Secret({ size: SECRET_BYTES }).base32, contextOf(hostId, id))
  return insertAuthenticatorApp(db, {
    id,
    host_id: hostId,
    secret,
    confirmed_at: null,
    last_step: null,
    created_at: now,
  })
}

/** What an app needs to be set up; null if there is nothing to set up. */
export async function readNewApp(
  { db, keyring }: Tools,
  { id: hostId, email }: Pick<Host, 'id' | 'email'>,
): Promise<{ secret: string; address: string } | null> {
  const row = await findAuthenticatorApp(db, hostId)
  if (!row || row.confirmed_at !== null) return null
  const totp = totpOf(keyring, row, email)
  return { secret: totp.secret.base32, address: totp.toString() }
}

/** @returns whether the code is right, which takes the app into use */
export async function confirmApp(
  { tx, keyring }: { tx: Db; keyring: Keyring },
  hostId: string,
  code: string,
  now: number,
): Promise<boolean> {
  const row = await findAuthenticatorApp(tx, hostId)
  const step = row && row.confirmed_at === null ? stepOf(keyring, row, code, now) : null
  return row !== undefined && step !== null && markAppConfirmed(tx, { hostId, id: row.id, step }, now)
}

/** Checks a code and uses it up: none works twice, and none works after a later one. */
export async function spendAppCode(
  { db, keyring }: Tools,
  hostId: string,
  code: string,
  now: number,
): Promise<boolean> {
  const row = await findAuthenticatorApp(db, hostId)
  const step = row && row.confirmed_at !== null ? stepOf(keyring, row, code, now) : null
  return row !== undefined && step !== null && spendTimeStep(db, { hostId, id: row.id, step })
}

/** Whether a text can be a code of an app, as opposed to a recovery code. */
export function isAppCode(code: string): boolean {
  return /^\d{6}$/.test(withoutSpaces(code))
}

/** The time step of a code; null for a wrong one. */
function stepOf(keyring: Keyring, row: AuthenticatorAppRow, code: string, now: number): number | null {
  if (!isAppCode(code)) return null
  const delta = totpOf(keyring, row, '').validate({ token: withoutSpaces(code), timestamp: now, window: STEPS_OF_SKEW })
  return delta === null ? null : Math.floor(now / (PERIOD_SECONDS * SECOND_MS)) + delta
}

function totpOf(keyring: Keyring, { host_id, id, secret }: AuthenticatorAppRow, label: string): TOTP {
  return new TOTP({
    issuer: 'Foyer',
    label,
    secret: Secret.fromBase32(keyring.open(secret, contextOf(host_id, id))),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
  })
}

function withoutSpaces(code: string): string {
  return code.replaceAll(' ', '').trim()
}

function contextOf(hostId: string, id: string): string {
  return `authenticator-app:${hostId}:${id}`
}
