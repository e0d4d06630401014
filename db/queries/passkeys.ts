import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { PasskeyChallengesTable, PasskeysTable } from '../tables/accounts'

export type PasskeyRow = Selectable<PasskeysTable>

export async function insertPasskey(db: Db, row: Insertable<PasskeysTable>): Promise<void> {
  await db.insertInto('passkeys').values(row).execute()
}

/** Oldest first. */
export async function findPasskeysOfHost(db: Db, hostId: string): Promise<PasskeyRow[]> {
  return db
    .selectFrom('passkeys')
    .selectAll()
    .where('host_id', '=', hostId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function findPasskeyByCredential(db: Db, credentialId: string): Promise<PasskeyRow | undefined> {
  return db.selectFrom('passkeys').selectAll().where('credential_id', '=', credentialId).executeTakeFirst()
}

/**
 * Notes a use. @returns false if the counter has not grown since another use: of two requests with one answer, one gets true, and so does
 * every use of an authenticator that does not count
 */
export async function markPasskeyUsed(
  db: Db,
  { hostId, id, counter }: { hostId: string; id: string; counter: number },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('passkeys')
    .set({ counter, last_used_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where(({ eb, and, or }) =>
      or([eb('counter', '<', counter), and([eb('counter', '=', 0), eb('counter', '=', counter)])]),
    )
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** @returns whether the host has such a passkey */
export async function renameOwnPasskey(
  db: Db,
  { hostId, id, name }: { hostId: string; id: string; name: string },
): Promise<boolean> {
  const result = await db
    .updateTable('passkeys')
    .set({ name })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** @returns its name, or undefined if the host has no such passkey */
export async function deletePasskey(db: Db, hostId: string, id: string): Promise<{ name: string } | undefined> {
  return db
    .deleteFrom('passkeys')
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .returning('name')
    .executeTakeFirst()
}

export async function insertPasskeyChallenge(db: Db, row: Insertable<PasskeyChallengesTable>): Promise<void> {
  await db.insertInto('passkey_challenges').values(row).execute()
}

/** Single use: reading deletes it, for whomever it was (S18). */
export async function takePasskeyChallenge(
  db: Db,
  challengeHash: string,
): Promise<Selectable<PasskeyChallengesTable> | undefined> {
  return db
    .deleteFrom('passkey_challenges')
    .where('challenge_hash', '=', challengeHash)
    .returningAll()
    .executeTakeFirst()
}

export async function deleteExpiredPasskeyChallenges(db: Db, now: number): Promise<void> {
  await db.deleteFrom('passkey_challenges').where('expires_at', '<=', now).execute()
}
