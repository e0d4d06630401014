import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { AuthenticatorAppsTable, PendingSignInsTable } from '../tables/accounts'

export type AuthenticatorAppRow = Selectable<AuthenticatorAppsTable>

export async function findAuthenticatorApp(db: Db, hostId: string): Promise<AuthenticatorAppRow | undefined> {
  return db.selectFrom('authenticator_apps').selectAll().where('host_id', '=', hostId).executeTakeFirst()
}

/** Replaces one that was never confirmed. @returns false if the host has a confirmed one */
export async function insertAuthenticatorApp(db: Db, row: Insertable<AuthenticatorAppsTable>): Promise<boolean> {
  await db
    .deleteFrom('authenticator_apps')
    .where('host_id', '=', row.host_id)
    .where('confirmed_at', 'is', null)
    .execute()
  const inserted = await db
    .insertInto('authenticator_apps')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** @returns false if it was confirmed or replaced meanwhile */
export async function markAppConfirmed(
  db: Db,
  { hostId, id, step }: { hostId: string; id: string; step: number },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('authenticator_apps')
    .set({ confirmed_at: now, last_step: step })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Uses up the code of a time step and all earlier ones. @returns false if it was used before: of two requests, one gets true */
export async function spendTimeStep(
  db: Db,
  { hostId, id, step }: { hostId: string; id: string; step: number },
): Promise<boolean> {
  const result = await db
    .updateTable('authenticator_apps')
    .set({ last_step: step })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('confirmed_at', 'is not', null)
    .where(({ eb, or }) => or([eb('last_step', 'is', null), eb('last_step', '<', step)]))
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** @returns whether there was one in use */
export async function deleteAuthenticatorApp(db: Db, hostId: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('authenticator_apps')
    .where('host_id', '=', hostId)
    .returning('confirmed_at')
    .executeTakeFirst()
  return deleted !== undefined && deleted.confirmed_at !== null
}

/** Replaces all codes of a host. */
export async function replaceRecoveryCodes(db: Db, hostId: string, hashes: string[], now: number): Promise<void> {
  await deleteRecoveryCodes(db, hostId)
  await db
    .insertInto('recovery_codes')
    .values(hashes.map((code_hash) => ({ host_id: hostId, code_hash, created_at: now, used_at: null })))
    .execute()
}

export async function deleteRecoveryCodes(db: Db, hostId: string): Promise<void> {
  await db.deleteFrom('recovery_codes').where('host_id', '=', hostId).execute()
}

/** @returns false for a code that is unknown or used: of two requests with one code, one gets true */
export async function spendRecoveryCode(db: Db, hostId: string, codeHash: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('recovery_codes')
    .set({ used_at: now })
    .where('host_id', '=', hostId)
    .where('code_hash', '=', codeHash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function countRecoveryCodes(
  db: Db,
  hostId: string,
): Promise<{ unused: number; createdAt: number | null }> {
  const rows = await db
    .selectFrom('recovery_codes')
    .select(['used_at', 'created_at'])
    .where('host_id', '=', hostId)
    .execute()
  return { unused: rows.filter(({ used_at }) => used_at === null).length, createdAt: rows[0]?.created_at ?? null }
}

export type PendingSignInRow = Selectable<PendingSignInsTable>

export async function insertPendingSignIn(db: Db, row: Insertable<PendingSignInsTable>): Promise<void> {
  await db.insertInto('pending_sign_ins').values(row).execute()
}

export async function findPendingSignIn(db: Db, idHash: string, now: number): Promise<PendingSignInRow | undefined> {
  return db
    .selectFrom('pending_sign_ins')
    .selectAll()
    .where('id_hash', '=', idHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Counts an attempt before its code is checked, so that parallel ones gain nothing. @returns false if there were too many */
export async function countSecondStepAttempt(db: Db, idHash: string, most: number): Promise<boolean> {
  const result = await db
    .updateTable('pending_sign_ins')
    .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id_hash', '=', idHash)
    .where('attempts', '<', most)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** @returns false if somebody else has completed it */
export async function deletePendingSignIn(db: Db, idHash: string): Promise<boolean> {
  const result = await db.deleteFrom('pending_sign_ins').where('id_hash', '=', idHash).executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function deletePendingSignInsOfHost(db: Db, hostId: string): Promise<void> {
  await db.deleteFrom('pending_sign_ins').where('host_id', '=', hostId).execute()
}

export async function deleteExpiredPendingSignIns(db: Db, now: number): Promise<void> {
  await db.deleteFrom('pending_sign_ins').where('expires_at', '<=', now).execute()
}
