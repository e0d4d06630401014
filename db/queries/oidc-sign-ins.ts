import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { OidcAttemptsTable, OidcIdentitiesTable } from '../tables/accounts'

export type OidcIdentityRow = Selectable<OidcIdentitiesTable>
export type OidcAttemptRow = Selectable<OidcAttemptsTable>

export async function insertOidcIdentity(db: Db, row: Insertable<OidcIdentitiesTable>): Promise<void> {
  await db.insertInto('oidc_identities').values(row).execute()
}

export async function findOidcIdentity(
  db: Db,
  { issuer, subject }: Pick<OidcIdentityRow, 'issuer' | 'subject'>,
): Promise<OidcIdentityRow | undefined> {
  return db
    .selectFrom('oidc_identities')
    .selectAll()
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
}

export async function findOidcIdentitiesOfHost(db: Db, hostId: string): Promise<OidcIdentityRow[]> {
  return db.selectFrom('oidc_identities').selectAll().where('host_id', '=', hostId).orderBy('issuer').execute()
}

export async function deleteOidcIdentity(db: Db, hostId: string, issuer: string): Promise<void> {
  await db.deleteFrom('oidc_identities').where('host_id', '=', hostId).where('issuer', '=', issuer).execute()
}

export async function insertOidcAttempt(db: Db, row: Insertable<OidcAttemptsTable>): Promise<void> {
  await db.insertInto('oidc_attempts').values(row).execute()
}

/** Single use: reading deletes it, valid or not (S18). */
export async function takeOidcAttempt(
  db: Db,
  id: string,
  step: OidcAttemptRow['step'],
): Promise<OidcAttemptRow | undefined> {
  return db.deleteFrom('oidc_attempts').where('id', '=', id).where('step', '=', step).returningAll().executeTakeFirst()
}

/** The provider's latest answer to this browser that nobody has confirmed yet. */
export async function findOidcAnswer(db: Db, browserHash: string, now: number): Promise<OidcAttemptRow | undefined> {
  return db
    .selectFrom('oidc_attempts')
    .selectAll()
    .where('browser_hash', '=', browserHash)
    .where('step', '=', 'answered')
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function deleteOidcAnswers(db: Db, browserHash: string): Promise<void> {
  await db.deleteFrom('oidc_attempts').where('browser_hash', '=', browserHash).where('step', '=', 'answered').execute()
}

export async function deleteExpiredOidcAttempts(db: Db, now: number): Promise<void> {
  await db.deleteFrom('oidc_attempts').where('expires_at', '<=', now).execute()
}
