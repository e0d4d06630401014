import type { Insertable } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { ApiKeysTable } from '../tables/accounts'
import type { HostRow } from './hosts'

export async function insertApiKey(db: Db, row: Insertable<ApiKeysTable>): Promise<void> {
  await db.insertInto('api_keys').values(row).execute()
}

/** The host of a valid key, and the columns for recording its use. */
export async function findHostByApiKey(
  db: Db,
  keyHash: string,
  now: number,
): Promise<(HostRow & { key_id: string; key_last_used_at: number | null; key_scopes: string }) | undefined> {
  const [row] = await hostByApiKey(db, { keyHash, now })
  return row
}

const hostByApiKey = prepareQuery((db, { keyHash, now }: { keyHash: string; now: number }) =>
  db
    .selectFrom('api_keys')
    .innerJoin('hosts', 'hosts.id', 'api_keys.host_id')
    .selectAll('hosts')
    .select(['api_keys.id as key_id', 'api_keys.last_used_at as key_last_used_at', 'api_keys.scopes as key_scopes'])
    .where('api_keys.key_hash', '=', keyHash)
    .where('api_keys.revoked_at', 'is', null)
    .where(({ eb, or }) => or([eb('api_keys.expires_at', 'is', null), eb('api_keys.expires_at', '>', now)])),
)

/** Keys that were not revoked, newest first; also expired ones, so that their host sees why a client stopped working. */
export async function findApiKeysOfHost(db: Db, hostId: string) {
  return db
    .selectFrom('api_keys')
    .select(['id', 'name', 'hint', 'scopes', 'expires_at', 'created_at', 'last_used_at'])
    .where('host_id', '=', hostId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
}

export async function markApiKeyUsed(db: Db, id: string, now: number): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute()
}

/** @returns whether this host had such a valid key */
export async function markApiKeyRevoked(db: Db, hostId: string, id: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** @returns how many valid keys the host had */
export async function markAllApiKeysRevoked(db: Db, hostId: string, now: number): Promise<number> {
  const result = await db
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('host_id', '=', hostId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
