import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import {
  findApiKeysOfHost,
  findHostByApiKey,
  insertApiKey,
  markAllApiKeysRevoked,
  markApiKeyRevoked,
  markApiKeyUsed,
} from '#db/queries/api-keys'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { recordAudit } from '~/audit/record-audit.server'
import { type Device, UNKNOWN_DEVICE } from '~/i18n/devices'
import { oneLine } from '~/security/plain-text'
import { hashToken, newId, newToken } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'
import { API_SCOPES, type ApiScope } from './api-scopes'
import { type Host, hostFromRow } from './host'
import { recordSecurityAct } from './record-security-act.server'

/** A prefix by which secret scanners and people recognise a leaked key. */
const PREFIX = 'foyer_'
const HINT_LENGTH = PREFIX.length + 4
const MAX_KEYS = 50
/** The time of last use is for people, so one write per minute is enough. */
const USE_NOTED_EVERY_MS = MINUTE_MS

export interface ApiKey {
  id: string
  name: string
  /** The first characters, to distinguish keys. */
  hint: string
  scopes: ApiScope[]
  /** Epoch ms; null: valid until revoked. */
  expiresAt: number | null
  createdAt: number
  lastUsedAt: number | null
}

interface NewApiKey {
  hostId: string
  name: string
  /** Default: all scopes. */
  scopes?: readonly ApiScope[]
  expiresAt?: number | null
  /** From where it was made, for the mail about it. */
  device?: Device
}

export const apiKeyName = oneLine(60).min(1)

/** @returns the key, shown now and never again: only its hash is stored */
export async function createApiKey(
  tools: { db: Kysely<DB>; dialect: Dialect },
  newKey: NewApiKey,
  now: number,
): Promise<{ ok: true; key: string } | { ok: false; reason: 'too_many_keys' }> {
  return withHostLocked(tools, newKey.hostId, async (tx) => {
    const { hostId, name, device = UNKNOWN_DEVICE } = newKey
    const keys = await findApiKeysOfHost(tx, hostId)
    if (keys.length >= MAX_KEYS) return { ok: false, reason: 'too_many_keys' }
    await recordSecurityAct(tx, { hostId, act: 'api_key_added', device, subject: name }, now)
    return { ok: true, key: await addApiKey(tx, newKey, now) }
  })
}

/** For callers that have checked the number of keys in the same transaction. @returns the key */
export async function addApiKey(
  tx: Db,
  { hostId, name, scopes = API_SCOPES, expiresAt = null }: NewApiKey,
  now: number,
): Promise<string> {
  const key = `${PREFIX}${newToken()}`
  await insertApiKey(tx, {
    id: newId('key'),
    host_id: hostId,
    name,
    key_hash: hashToken(key),
    hint: key.slice(0, HINT_LENGTH),
    scopes: JSON.stringify(scopes),
    expires_at: expiresAt,
    created_at: now,
  })
  await recordAudit(tx, { act: 'key_created', hostId, facts: { name } }, now)
  return key
}

/** A host's valid keys, newest first. */
export async function listApiKeys(db: Db, hostId: string): Promise<ApiKey[]> {
  const rows = await findApiKeysOfHost(db, hostId)
  return rows.map(({ id, name, hint, scopes, expires_at, created_at, last_used_at }) => ({
    id,
    name,
    hint,
    scopes: JSON.parse(scopes),
    expiresAt: expires_at,
    createdAt: created_at,
    lastUsedAt: last_used_at,
  }))
}

/** @returns false for a key that is another host's, unknown or already revoked: the three look the same (S1) */
export async function revokeApiKey(db: Kysely<DB>, hostId: string, id: string, now: number): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const name = (await findApiKeysOfHost(tx, hostId)).find((key) => key.id === id)?.name
    if (name === undefined || !(await markApiKeyRevoked(tx, hostId, id, now))) return false
    await recordAudit(tx, { act: 'key_revoked', hostId, facts: { name } }, now)
    return true
  })
}

/** Ends every key of a host. @returns how many there were */
export async function revokeAllApiKeys(db: Kysely<DB>, hostId: string, now: number): Promise<number> {
  return inTransaction(db, async (tx) => {
    for (const { name } of await findApiKeysOfHost(tx, hostId))
      await recordAudit(tx, { act: 'key_revoked', hostId, facts: { name } }, now)
    return markAllApiKeysRevoked(tx, hostId, now)
  })
}

export interface KeyHolder {
  keyId: string
  host: Host
  scopes: ApiScope[]
}

/**
 * The host and the scopes of a key. Null if it is unknown, revoked or expired. The key of a suspended host may still read.
 *
 * @param key what follows `Bearer ` in the Authorization header
 */
export async function authenticateApiKey(db: Db, key: string, now: number): Promise<KeyHolder | null> {
  if (!/^foyer_[A-Za-z0-9_-]{43}$/.test(key)) return null
  const row = await findHostByApiKey(db, hashToken(key), now)
  if (!row) return null
  const host = hostFromRow(row)
  if (host.emailVerifiedAt === null) return null
  if (row.key_last_used_at === null || row.key_last_used_at <= now - USE_NOTED_EVERY_MS)
    await markApiKeyUsed(db, row.key_id, now)
  return { keyId: row.key_id, host, scopes: JSON.parse(row.key_scopes) }
}
