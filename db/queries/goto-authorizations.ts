import type { Insertable, Selectable } from 'kysely'
import type { Db, GotoAuthorizationsTable } from '../schema'

export async function insertAuthorization(db: Db, row: Insertable<GotoAuthorizationsTable>): Promise<void> {
  await db.insertInto('goto_authorizations').values(row).execute()
}

/** Single use: whoever asks takes it out, valid or not (S18). */
export async function takeAuthorization(
  db: Db,
  stateHash: string,
): Promise<Selectable<GotoAuthorizationsTable> | undefined> {
  return db.deleteFrom('goto_authorizations').where('state_hash', '=', stateHash).returningAll().executeTakeFirst()
}

export async function deleteAuthorizationsBefore(db: Db, instant: number): Promise<void> {
  await db.deleteFrom('goto_authorizations').where('expires_at', '<', instant).execute()
}
