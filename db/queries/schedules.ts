import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { hostGone } from '../host-gone'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { SchedulesTable } from '../tables/availability'

export type ScheduleRow = Selectable<SchedulesTable>

/** A literal, so that SQLite uses the partial index on default schedules. */
const YES = sql.lit<ScheduleRow['is_default']>(1)

export async function insertSchedule(db: Db, row: Insertable<SchedulesTable>): Promise<void> {
  await db.insertInto('schedules').values(row).execute()
}

/** The default first, then in order of creation. */
export async function findSchedulesOfHost(db: Db, hostId: string): Promise<ScheduleRow[]> {
  return db
    .selectFrom('schedules')
    .selectAll()
    .where('host_id', '=', hostId)
    .orderBy('is_default', 'desc')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function findScheduleById(db: Db, hostId: string, id: string): Promise<ScheduleRow | undefined> {
  return db.selectFrom('schedules').selectAll().where('host_id', '=', hostId).where('id', '=', id).executeTakeFirst()
}

/** Every host has one from the start. */
export async function findDefaultSchedule(db: Db, hostId: string): Promise<ScheduleRow> {
  return db
    .selectFrom('schedules')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('is_default', '=', YES)
    .executeTakeFirstOrThrow()
}

/**
 * The hours of an event type, its host's days off and limits, in one query, because every search for slots needs them.
 *
 * @param id null or a deleted one: the default schedule
 * @throws an error that `isHostGone` knows, if the account was just deleted
 */
export async function findScheduleInForce(db: Db, hostId: string, id: string | null) {
  const [row] = id === null ? await defaultInForce(db, { hostId }) : await scheduleInForce(db, { hostId, id })
  if (!row) throw hostGone(hostId)
  return row
}

const defaultInForce = prepareQuery((db, { hostId }: { hostId: string }) =>
  withDaysOff(db).where('schedules.host_id', '=', hostId).where('schedules.is_default', '=', YES),
)

const scheduleInForce = prepareQuery((db, { hostId, id }: { hostId: string; id: string }) =>
  withDaysOff(db)
    .where('schedules.host_id', '=', hostId)
    .where(({ eb, or }) => or([eb('schedules.id', '=', id), eb('schedules.is_default', '=', YES)]))
    .orderBy('schedules.is_default')
    .limit(1),
)

/** The default schedules of several hosts, with the same columns, in one query. */
export async function findSchedulesInForce(db: Db, hostIds: string[]) {
  return withDaysOff(db)
    .select('schedules.host_id')
    .where('schedules.host_id', 'in', hostIds)
    .where('schedules.is_default', '=', YES)
    .execute()
}

function withDaysOff(db: Db) {
  return db
    .selectFrom('schedules')
    .innerJoin('hosts', 'hosts.id', 'schedules.host_id')
    .leftJoin('days_off', 'days_off.host_id', 'schedules.host_id')
    .select([
      'schedules.time_zone',
      'schedules.weekly',
      'schedules.overrides',
      'days_off.time_off',
      'days_off.holiday_country',
      'days_off.holiday_region',
      'days_off.holidays_switched',
      'hosts.daily_limit',
      'hosts.weekly_limit',
      'hosts.daily_minutes_limit',
    ])
}

/** @returns whether there was such a schedule of this host */
export async function updateSchedule(
  db: Db,
  hostId: string,
  id: string,
  values: Updateable<SchedulesTable>,
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('schedules')
    .set({ ...values, updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Fixes the zone of schedules that follow the host's zone, before that zone changes for another reason. */
export async function pinScheduleZones(db: Db, hostId: string, timeZone: string): Promise<void> {
  await db
    .updateTable('schedules')
    .set({ time_zone: timeZone })
    .where('host_id', '=', hostId)
    .where('time_zone', 'is', null)
    .execute()
}

/** The default one cannot be deleted: every host has hours. @returns whether there was such a schedule */
export async function deleteScheduleById(db: Db, hostId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('schedules')
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('is_default', '=', 0)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}
