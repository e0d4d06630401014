import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import type { CalendarAccountRow } from '#db/queries/calendar-accounts'
import { findCalendarsOfAccount, insertCalendars, updateCalendar } from '#db/queries/calendars'
import type { DB, Db } from '#db/schema'
import { newId } from '~/security/tokens.server'
import type { RemoteCalendar } from './calendar-provider'

/**
 * Stores the calendars that a provider lists. New ones do nothing until their host says so; those that vanished are found when they are
 * read, and come back with what they were used for.
 */
export async function saveRemoteCalendars(
  db: Kysely<DB>,
  account: Pick<CalendarAccountRow, 'id' | 'host_id'>,
  listed: RemoteCalendar[],
  now: number,
): Promise<void> {
  await inTransaction(db, (tx) => saveRemoteCalendarsIn(tx, account, listed, now))
}

/** The same in a transaction of the caller. */
export async function saveRemoteCalendarsIn(
  tx: Db,
  account: Pick<CalendarAccountRow, 'id' | 'host_id'>,
  listed: RemoteCalendar[],
  now: number,
): Promise<void> {
  const known = new Map(
    (await findCalendarsOfAccount(tx, account.host_id, account.id)).map((row) => [row.remote_id, row]),
  )
  const fresh: RemoteCalendar[] = []
  for (const calendar of new Map(listed.map((one) => [one.remoteId, one])).values()) {
    const row = known.get(calendar.remoteId)
    if (row)
      await updateCalendar(tx, account.host_id, row.id, { ...columnsOf(calendar), gone_at: null, updated_at: now })
    else fresh.push(calendar)
  }
  await insertCalendars(
    tx,
    fresh.map((calendar) => ({
      id: newId('cln'),
      ...{ account_id: account.id, host_id: account.host_id, remote_id: calendar.remoteId },
      ...columnsOf(calendar),
      ...{ created_at: now, updated_at: now },
    })),
  )
}

function columnsOf({ name, timeZone, writable, primary }: RemoteCalendar) {
  return {
    name: name.slice(0, 200) || '–',
    time_zone: timeZone,
    writable: writable ? (1 as const) : (0 as const),
    is_primary: primary ? (1 as const) : (0 as const),
  }
}
