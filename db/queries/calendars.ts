import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../schema'
import type { CalendarSettingsTable, CalendarsTable } from '../tables/calendars'

export type CalendarRow = Selectable<CalendarsTable>
export type CalendarSettingsRow = Omit<Selectable<CalendarSettingsTable>, 'host_id'>

export async function insertCalendars(db: Db, rows: Insertable<CalendarsTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('calendars').values(rows).execute()
}

/** The main one first, then by name. */
export async function findCalendarsOfHost(db: Db, hostId: string): Promise<CalendarRow[]> {
  return db
    .selectFrom('calendars')
    .selectAll()
    .where('host_id', '=', hostId)
    .orderBy('is_primary', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function findCalendarsOfAccount(db: Db, hostId: string, accountId: string): Promise<CalendarRow[]> {
  return db
    .selectFrom('calendars')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('account_id', '=', accountId)
    .orderBy('is_primary', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function findCalendarOfHost(db: Db, hostId: string, id: string): Promise<CalendarRow | undefined> {
  return db.selectFrom('calendars').selectAll().where('host_id', '=', hostId).where('id', '=', id).executeTakeFirst()
}

/** The calendar that the host's bookings are written to, if its account is connected or waits for the host. */
export async function findReceivingCalendar(db: Db, hostId: string): Promise<CalendarRow | undefined> {
  return db
    .selectFrom('calendars')
    .innerJoin('calendar_accounts', 'calendar_accounts.id', 'calendars.account_id')
    .selectAll('calendars')
    .where('calendars.host_id', '=', hostId)
    .where('calendars.receives_bookings', '=', 1)
    .where('calendars.gone_at', 'is', null)
    .where('calendar_accounts.status', '<>', 'leaving')
    .executeTakeFirst()
}

export async function updateCalendar(
  db: Db,
  hostId: string,
  id: string,
  values: Updateable<CalendarsTable>,
): Promise<void> {
  await db.updateTable('calendars').set(values).where('host_id', '=', hostId).where('id', '=', id).execute()
}

/** No calendar of the host receives bookings, until another is chosen in the same transaction. */
export async function clearReceivingCalendar(db: Db, hostId: string, now: number): Promise<void> {
  await db
    .updateTable('calendars')
    .set({ receives_bookings: 0, updated_at: now })
    .where('host_id', '=', hostId)
    .where('receives_bookings', '=', 1)
    .execute()
}

/** For explanations: the name of each calendar, with its account's. */
export async function findCalendarNames(db: Db, hostId: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('calendars').select(['id', 'name']).where('host_id', '=', hostId).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const USUAL_SETTINGS: CalendarSettingsRow = { unreadable: 'last_known', requests: 0, invites: 1 }

export async function findCalendarSettings(db: Db, hostId: string): Promise<CalendarSettingsRow> {
  const row = await db
    .selectFrom('calendar_settings')
    .select(['unreadable', 'requests', 'invites'])
    .where('host_id', '=', hostId)
    .executeTakeFirst()
  return row ?? USUAL_SETTINGS
}

export async function saveCalendarSettings(db: Db, hostId: string, settings: CalendarSettingsRow): Promise<void> {
  await db
    .insertInto('calendar_settings')
    .values({ host_id: hostId, ...settings })
    .onConflict((conflict) => conflict.column('host_id').doUpdateSet(settings))
    .execute()
}
