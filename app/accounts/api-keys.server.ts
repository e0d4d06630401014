import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import {
  findApiKeysOfHost,
  findHostByApiKey,
  insertApiKey,
  markApiKeyRevoked,
  markApiKeyUsed,
} from '#db/queries/api-keys'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { oneLine } from '~/security/plain-text'
import { hashToken, newId, newToken } from '~/security/tokens.server'
import { API_SCOPES, type ApiScope } from './api-scopes'
import { type Host, hostFromRow, isActive } from './host'

/** So that secret scanners, and people, recognise a key that lies where it should not. */
const PREFIX = 'foyer_'
const HINT_LENGTH = PREFIX.length + 4
const MAX_KEYS = 50
/** The note of a key's last use is for people: a write per minute is plenty. */
const USE_NOTED_EVERY_MS = 60_000

export interface ApiKey {
  id: string
  name: string
  /** The first characters, to tell keys apart by. */
  hint: string
  scopes: ApiScope[]
  /** Epoch ms; null: works until it is revoked. */
  expiresAt: number | null
  createdAt: number
  lastUsedAt: number | null
}

interface NewApiKey {
  hostId: string
  name: string
  /** Everything, unless said otherwise. */
  scopes?: readonly ApiScope[]
  expiresAt?: number | null
}

export const apiKeyName = oneLine(60).min(1)

/** @returns the key, shown now and never again: only its hash is stored */
export async function createApiKey(
  tools: { db: Kysely<DB>; dialect: Dialect },
  newKey: NewApiKey,
  now: number,
): Promise<{ ok: true; key: string } | { ok: false; reason: 'too_many_keys' }> {
  return withHostLocked(tools, newKey.hostId, async (tx) => {
    const keys = await findApiKeysOfHost(tx, newKey.hostId)
    return keys.length >= MAX_KEYS
      ? { ok: false, reason: 'too_many_keys' }
      : { ok: true, key: await addApiKey(tx, newKey, now) }
  })
}

/** In the transaction of whoever has seen that there is room. @returns the key */
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
  return key
}

/** A host's live keys, newest first. */
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

/** @returns false for a key that is not this host's, is unknown or was revoked before: they cannot be told apart (S1) */
export async function revokeApiKey(db: Db, hostId: string, id: string, now: number): Promise<boolean> {
  return markApiKeyRevoked(db, hostId, id, now)
}

export interface KeyHolder {
  host: Host
  scopes: ApiScope[]
}

/**
 * Whose key this is and what it may do. Null for an unknown, revoked or expired one, and when its host is not active.
 *
 * @param key what follows `Bearer ` in the Authorization header
 */
export async function authenticateApiKey(db: Db, key: string, now: number): Promise<KeyHolder | null> {
  if (!/^foyer_[A-Za-z0-9_-]{43}$/.test(key)) return null
  const row = await findHostByApiKey(db, hashToken(key), now)
  if (!row) return null
  const host = hostFromRow(row)
  if (!isActive(host)) return null
  if (row.key_last_used_at === null || row.key_last_used_at <= now - USE_NOTED_EVERY_MS)
    await markApiKeyUsed(db, row.key_id, now)
  return { host, scopes: JSON.parse(row.key_scopes) }
}
