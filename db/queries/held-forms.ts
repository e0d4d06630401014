import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { HeldFormsTable } from '../tables/accounts'

export type HeldFormRow = Selectable<HeldFormsTable>

/** More windows than people send forms from at once; an older form ends. */
const MAX_PER_SESSION = 5

export async function insertHeldForm(db: Db, row: Insertable<HeldFormsTable>): Promise<void> {
  await db.insertInto('held_forms').values(row).execute()
  const tooMany = await db
    .selectFrom('held_forms')
    .select('id')
    .where('session_id_hash', '=', row.session_id_hash)
    .orderBy('expires_at', 'desc')
    .orderBy('id')
    .offset(MAX_PER_SESSION)
    .limit(MAX_PER_SESSION)
    .execute()
  for (const { id } of tooMany) await db.deleteFrom('held_forms').where('id', '=', id).execute()
}

export async function findHeldForm(
  db: Db,
  { sessionIdHash, id }: { sessionIdHash: string; id: string },
  now: number,
): Promise<HeldFormRow | undefined> {
  return db
    .selectFrom('held_forms')
    .selectAll()
    .where('session_id_hash', '=', sessionIdHash)
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
}

/** Single use. */
export async function takeHeldForm(
  db: Db,
  { sessionIdHash, id }: { sessionIdHash: string; id: string },
  now: number,
): Promise<HeldFormRow | undefined> {
  return db
    .deleteFrom('held_forms')
    .where('session_id_hash', '=', sessionIdHash)
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
}

export async function deleteExpiredHeldForms(db: Db, now: number): Promise<void> {
  await db.deleteFrom('held_forms').where('expires_at', '<=', now).execute()
}
