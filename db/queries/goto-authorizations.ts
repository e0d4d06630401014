import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { GotoAuthorizationsTable } from '../tables/goto'

export async function insertAuthorization(db: Db, row: Insertable<GotoAuthorizationsTable>): Promise<void> {
  await db.insertInto('goto_authorizations').values(row).execute()
}

/** Single use: reading deletes it, valid or not (S18). */
export async function takeAuthorization(
  db: Db,
  stateHash: string,
): Promise<Selectable<GotoAuthorizationsTable> | undefined> {
  return db.deleteFrom('goto_authorizations').where('state_hash', '=', stateHash).returningAll().executeTakeFirst()
}

export async function hasOpenAuthorization(db: Db, hostId: string, now: number): Promise<boolean> {
  const row = await db
    .selectFrom('goto_authorizations')
    .select('host_id')
    .where('host_id', '=', hostId)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteAuthorizationsBefore(db: Db, instant: number): Promise<void> {
  await db.deleteFrom('goto_authorizations').where('expires_at', '<', instant).execute()
}
