import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { AccountTokensTable } from '../tables/accounts'

export type AccountTokenRow = Selectable<AccountTokensTable>
export type AccountTokenPurpose = AccountTokenRow['purpose']

export async function insertAccountToken(db: Db, row: Insertable<AccountTokensTable>): Promise<void> {
  await db.insertInto('account_tokens').values(row).execute()
}

export async function findAccountToken(
  db: Db,
  tokenHash: string,
  purposes: AccountTokenPurpose[],
  now: number,
): Promise<AccountTokenRow | undefined> {
  return db
    .selectFrom('account_tokens')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('purpose', 'in', purposes)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Finds and deletes in one statement: of two people with one link, one gets the row. */
export async function takeAccountToken(
  db: Db,
  tokenHash: string,
  purpose: AccountTokenPurpose,
  now: number,
): Promise<AccountTokenRow | undefined> {
  return db
    .deleteFrom('account_tokens')
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
}

/** All tokens of a host, or only those of some purposes. */
export async function deleteAccountTokens(
  db: Db,
  hostId: string,
  purposes: AccountTokenPurpose[] = ['verify_email', 'change_email', 'reset_password'],
): Promise<void> {
  await db.deleteFrom('account_tokens').where('host_id', '=', hostId).where('purpose', 'in', purposes).execute()
}

export async function deleteExpiredAccountTokens(db: Db, now: number): Promise<void> {
  await db.deleteFrom('account_tokens').where('expires_at', '<=', now).execute()
}
