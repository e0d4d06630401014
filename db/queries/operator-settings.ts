import type { Db } from '../schema'

/** @returns the JSON text; undefined where the operator has not decided */
export async function findOperatorSetting(db: Db, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('operator_settings').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value
}

/** @param value JSON text; null: as the environment says */
export async function saveOperatorSetting(db: Db, name: string, value: string | null, now: number): Promise<void> {
  if (value === null) {
    await db.deleteFrom('operator_settings').where('name', '=', name).execute()
    return
  }
  await db
    .insertInto('operator_settings')
    .values({ name, value, updated_at: now })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value, updated_at: now }))
    .execute()
}
