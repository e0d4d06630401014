import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../schema'
import type { CalendarChannelsTable } from '../tables/calendars'

export type CalendarChannelRow = Selectable<CalendarChannelsTable>

export async function insertCalendarChannel(db: Db, row: Insertable<CalendarChannelsTable>): Promise<void> {
  await db.insertInto('calendar_channels').values(row).execute()
}

/** For a notification, which names only the channel; its secret must be compared. */
export async function findCalendarChannel(db: Db, id: string) {
  return db
    .selectFrom('calendar_channels')
    .innerJoin('calendars', 'calendars.id', 'calendar_channels.calendar_id')
    .selectAll('calendar_channels')
    .select('calendars.account_id')
    .where('calendar_channels.id', '=', id)
    .executeTakeFirst()
}

export async function findCalendarChannels(db: Db, hostId: string, accountId: string): Promise<CalendarChannelRow[]> {
  return db
    .selectFrom('calendar_channels')
    .innerJoin('calendars', 'calendars.id', 'calendar_channels.calendar_id')
    .selectAll('calendar_channels')
    .where('calendars.account_id', '=', accountId)
    .where('calendar_channels.host_id', '=', hostId)
    .execute()
}

export async function updateCalendarChannel(
  db: Db,
  hostId: string,
  id: string,
  values: Updateable<CalendarChannelsTable>,
): Promise<void> {
  await db.updateTable('calendar_channels').set(values).where('host_id', '=', hostId).where('id', '=', id).execute()
}

export async function deleteCalendarChannel(db: Db, hostId: string, id: string): Promise<void> {
  await db.deleteFrom('calendar_channels').where('host_id', '=', hostId).where('id', '=', id).execute()
}
