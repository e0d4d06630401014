import type { Insertable } from 'kysely'
import type { Db } from '../schema'
import type { CalendarObjectsTable } from '../tables/calendars'
import type { NewBusyInterval } from './busy-intervals'

/** SQLite takes 32,766 parameters in a statement. */
const IDS_PER_STATEMENT = 5_000
const ROWS_PER_STATEMENT = 1_000

interface Place {
  hostId: string
  calendarId: string
}

/** Their busy intervals go with them. */
export async function deleteObjects(tx: Db, { hostId, calendarId }: Place, remoteIds: string[]): Promise<void> {
  for (const ids of inParts(remoteIds, IDS_PER_STATEMENT))
    await tx
      .deleteFrom('calendar_objects')
      .where('calendar_id', '=', calendarId)
      .where('host_id', '=', hostId)
      .where('remote_id', 'in', ids)
      .execute()
}

export async function deleteAllObjects(tx: Db, { hostId, calendarId }: Place): Promise<void> {
  await tx.deleteFrom('calendar_objects').where('calendar_id', '=', calendarId).where('host_id', '=', hostId).execute()
}

/** Those of the provider's ids that are stored. */
export async function findObjectIds(tx: Db, { hostId, calendarId }: Place, remoteIds: string[]): Promise<Set<string>> {
  const found = new Set<string>()
  for (const ids of inParts(remoteIds, IDS_PER_STATEMENT)) {
    const rows = await tx
      .selectFrom('calendar_objects')
      .select('remote_id')
      .where('calendar_id', '=', calendarId)
      .where('host_id', '=', hostId)
      .where('remote_id', 'in', ids)
      .execute()
    for (const { remote_id } of rows) found.add(remote_id)
  }
  return found
}

export async function insertObjects(
  tx: Db,
  { hostId, calendarId }: Place,
  objects: (Pick<Insertable<CalendarObjectsTable>, 'id' | 'remote_id' | 'etag'> & { intervals: NewBusyInterval[] })[],
): Promise<void> {
  for (const rows of inParts(objects, ROWS_PER_STATEMENT))
    await tx
      .insertInto('calendar_objects')
      .values(
        rows.map(({ id, remote_id, etag }) => ({ id, remote_id, etag, calendar_id: calendarId, host_id: hostId })),
      )
      .execute()
  const intervals = objects.flatMap(({ id, intervals }) =>
    intervals.map((interval) => ({ ...interval, host_id: hostId, calendar_id: calendarId, object_id: id })),
  )
  for (const rows of inParts(intervals, ROWS_PER_STATEMENT))
    await tx.insertInto('busy_intervals').values(rows).execute()
}

/** Whether the events of a calendar count. */
export async function setIntervalsOfCalendarBlock(
  tx: Db,
  { hostId, calendarId }: Place,
  blocks: boolean,
): Promise<void> {
  const value = blocks ? 1 : 0
  await tx
    .updateTable('busy_intervals')
    .set({ blocks: value })
    .where('calendar_id', '=', calendarId)
    .where('host_id', '=', hostId)
    .where('object_id', 'is not', null)
    .where('blocks', '<>', value)
    .execute()
}

/** A calendar that blocks as a whole: rows without an object. Replaces the present ones; none to unblock it. */
export async function replaceWholeBlock(
  tx: Db,
  { hostId, calendarId }: Place,
  pieces: { start: number; end: number }[],
): Promise<void> {
  await tx
    .deleteFrom('busy_intervals')
    .where('calendar_id', '=', calendarId)
    .where('host_id', '=', hostId)
    .where('object_id', 'is', null)
    .execute()
  if (pieces.length === 0) return
  await tx
    .insertInto('busy_intervals')
    .values(
      pieces.map(({ start, end }) => ({
        ...{ host_id: hostId, calendar_id: calendarId, object_id: null },
        ...{ starts_at: start, ends_at: end, all_day: 0 as const, blocks: 1 as const, label: null },
      })),
    )
    .execute()
}

function* inParts<T>(items: T[], size: number): Generator<T[]> {
  for (let at = 0; at < items.length; at += size) yield items.slice(at, at + size)
}
