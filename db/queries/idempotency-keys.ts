import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { IdempotencyKeysTable } from '../tables/bookings'

export type IdempotencyKeyRow = Selectable<IdempotencyKeysTable>

export async function findIdempotencyKey(
  db: Db,
  keyHash: string,
  since: number,
): Promise<IdempotencyKeyRow | undefined> {
  return db
    .selectFrom('idempotency_keys')
    .selectAll()
    .where('key_hash', '=', keyHash)
    .where('created_at', '>=', since)
    .executeTakeFirst()
}

/** Replaces an expired use of the same key. */
export async function insertIdempotencyKey(db: Db, row: Insertable<IdempotencyKeysTable>): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('key_hash', '=', row.key_hash).execute()
  await db.insertInto('idempotency_keys').values(row).execute()
}

export async function storeAnswer(db: Db, keyHash: string, answer: string): Promise<void> {
  await db
    .updateTable('idempotency_keys')
    .set({ answer })
    .where('key_hash', '=', keyHash)
    .where('answer', 'is', null)
    .execute()
}

export async function deleteIdempotencyKeysBefore(db: Db, instant: number): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('created_at', '<', instant).execute()
}
