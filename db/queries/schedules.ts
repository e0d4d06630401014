import type { Insertable } from 'kysely'
import type { Db, SchedulesTable } from '../schema'

export async function insertSchedule(db: Db, row: Insertable<SchedulesTable>): Promise<void> {
  await db.insertInto('schedules').values(row).execute()
}

/** Every host has one from the first day. */
export async function findDefaultSchedule(db: Db, hostId: string): Promise<{ weekly: string; overrides: string }> {
  return db
    .selectFrom('schedules')
    .select(['weekly', 'overrides'])
    .where('host_id', '=', hostId)
    .where('is_default', '=', 1)
    .executeTakeFirstOrThrow()
}

export async function updateDefaultSchedule(
  db: Db,
  hostId: string,
  values: { weekly: string; overrides: string },
  now: number,
): Promise<void> {
  await db
    .updateTable('schedules')
    .set({ ...values, updated_at: now })
    .where('host_id', '=', hostId)
    .where('is_default', '=', 1)
    .execute()
}
