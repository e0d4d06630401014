import type { Insertable, Selectable } from 'kysely'
import type { Db, EventTypesTable } from '../schema'

export type EventTypeRow = Selectable<EventTypesTable>
/** The columns that a host sets. */
export type EventTypeValues = Omit<
  Insertable<EventTypesTable>,
  'id' | 'host_id' | 'position' | 'created_at' | 'updated_at' | 'deleted_at'
>

export async function insertEventType(db: Db, row: Insertable<EventTypesTable>): Promise<void> {
  await db.insertInto('event_types').values(row).execute()
}

export async function findEventTypeBySlug(db: Db, hostId: string, slug: string): Promise<EventTypeRow | undefined> {
  return ofHost(db, hostId).where('slug', '=', slug).executeTakeFirst()
}

export async function findEventTypeById(db: Db, hostId: string, id: string): Promise<EventTypeRow | undefined> {
  return ofHost(db, hostId).where('id', '=', id).executeTakeFirst()
}

/** In the order the host gave them. */
export async function findEventTypesOfHost(db: Db, hostId: string): Promise<EventTypeRow[]> {
  return ofHost(db, hostId).orderBy('position').orderBy('id').execute()
}

/** @returns whether there was such an event type of this host */
export async function updateEventType(
  db: Db,
  hostId: string,
  id: string,
  values: Partial<EventTypeValues>,
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable('event_types')
    .set({ ...values, updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/**
 * Takes an event type out of use. The row stays, because bookings already made point at it.
 *
 * @returns whether there was such an event type of this host
 */
export async function markEventTypeDeleted(db: Db, hostId: string, id: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('event_types')
    .set({ deleted_at: now, updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function findNextPosition(db: Db, hostId: string): Promise<number> {
  const row = await ofHost(db, hostId)
    .clearSelect()
    .select(({ fn }) => fn.max('position').as('last'))
    .executeTakeFirst()
  return Number(row?.last ?? 0) + 1
}

function ofHost(db: Db, hostId: string) {
  return db.selectFrom('event_types').selectAll().where('host_id', '=', hostId).where('deleted_at', 'is', null)
}
