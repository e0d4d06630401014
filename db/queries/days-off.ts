import type { Insertable, Selectable } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { DaysOffTable } from '../tables/availability'

export async function findDaysOffRow(db: Db, hostId: string): Promise<Selectable<DaysOffTable> | undefined> {
  const [row] = await daysOff(db, { hostId })
  return row
}

const daysOff = prepareQuery((db, { hostId }: { hostId: string }) =>
  db.selectFrom('days_off').selectAll().where('host_id', '=', hostId),
)

/** For members of a team. */
export async function findDaysOffOfHosts(db: Db, hostIds: string[]): Promise<Selectable<DaysOffTable>[]> {
  if (hostIds.length === 0) return []
  return db.selectFrom('days_off').selectAll().where('host_id', 'in', hostIds).execute()
}

export async function putDaysOffRow(db: Db, row: Insertable<DaysOffTable>): Promise<void> {
  const { host_id: _hostId, ...values } = row
  await db
    .insertInto('days_off')
    .values(row)
    .onConflict((conflict) => conflict.column('host_id').doUpdateSet(values))
    .execute()
}
