import type { Selectable } from 'kysely'
import type { Db } from '../schema'
import type { OneTimeLinksTable } from '../tables/event-types'

type OneTimeLinkRow = Selectable<OneTimeLinksTable>

interface OfEventType {
  hostId: string
  eventTypeId: string
}

export async function insertOneTimeLink(
  db: Db,
  { hostId, eventTypeId, id }: OfEventType & { id: string },
  now: number,
): Promise<void> {
  const row = { id, host_id: hostId, event_type_id: eventTypeId, created_at: now }
  await db.insertInto('one_time_links').values(row).execute()
}

export async function findOneTimeLink(
  db: Db,
  { hostId, eventTypeId }: OfEventType,
  id: string,
): Promise<OneTimeLinkRow | undefined> {
  return ofEventType(db, { hostId, eventTypeId }).where('id', '=', id).executeTakeFirst()
}

/** Newest first. */
export async function findOneTimeLinks(db: Db, eventType: OfEventType, most: number): Promise<OneTimeLinkRow[]> {
  return ofEventType(db, eventType).orderBy('created_at', 'desc').orderBy('id').limit(most).execute()
}

/**
 * Uses a link up, in the transaction that writes its booking: of two simultaneous bookings, only one changes the row.
 *
 * @returns whether this call used it
 */
export async function markLinkUsed(
  tx: Db,
  { hostId, eventTypeId, id, bookingId }: OfEventType & { id: string; bookingId: string },
  now: number,
): Promise<boolean> {
  const result = await tx
    .updateTable('one_time_links')
    .set({ used_at: now, booking_id: bookingId })
    .where('host_id', '=', hostId)
    .where('event_type_id', '=', eventTypeId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Revokes an unused link. A used one stays as the record of its booking. */
export async function deleteUnusedLink(db: Db, { hostId, eventTypeId }: OfEventType, id: string): Promise<void> {
  await db
    .deleteFrom('one_time_links')
    .where('host_id', '=', hostId)
    .where('event_type_id', '=', eventTypeId)
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .execute()
}

function ofEventType(db: Db, { hostId, eventTypeId }: OfEventType) {
  return db
    .selectFrom('one_time_links')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('event_type_id', '=', eventTypeId)
}
