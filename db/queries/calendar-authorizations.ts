import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { CalendarAuthorizationsTable } from '../tables/calendars'

export async function insertCalendarAuthorization(db: Db, row: Insertable<CalendarAuthorizationsTable>): Promise<void> {
  await db.insertInto('calendar_authorizations').values(row).execute()
}

/** Single use: reading deletes it, valid or not (S18). */
export async function takeCalendarAuthorization(
  db: Db,
  stateHash: string,
  provider: string,
): Promise<Selectable<CalendarAuthorizationsTable> | undefined> {
  return db
    .deleteFrom('calendar_authorizations')
    .where('state_hash', '=', stateHash)
    .where('provider', '=', provider)
    .returningAll()
    .executeTakeFirst()
}

export async function deleteCalendarAuthorizationsBefore(db: Db, instant: number): Promise<void> {
  await db.deleteFrom('calendar_authorizations').where('expires_at', '<', instant).execute()
}
