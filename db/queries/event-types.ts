import type { Insertable, Selectable } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { EventTypesTable } from '../tables/event-types'

export type EventTypeRow = Selectable<EventTypesTable>
/** The columns that a host sets. */
export type EventTypeValues = Omit<
  Insertable<EventTypesTable>,
  'id' | 'host_id' | 'secret_nonce' | 'position' | 'created_at' | 'updated_at' | 'deleted_at'
>

export async function insertEventType(db: Db, row: Insertable<EventTypesTable>): Promise<void> {
  await db.insertInto('event_types').values(row).execute()
}

export async function findEventTypeBySlug(db: Db, hostId: string, slug: string): Promise<EventTypeRow | undefined> {
  const [row] = await bySlug(db, { hostId, slug })
  return row
}

const bySlug = prepareQuery((db, { hostId, slug }: { hostId: string; slug: string }) =>
  ofHost(db, hostId).where('slug', '=', slug),
)

export async function findEventTypeById(db: Db, hostId: string, id: string): Promise<EventTypeRow | undefined> {
  const [row] = await byId(db, { hostId, id })
  return row
}

const byId = prepareQuery((db, { hostId, id }: { hostId: string; id: string }) =>
  ofHost(db, hostId).where('id', '=', id),
)

/** By id only, with the columns that say whether its host is public; hidden and secret ones are not found. */
export async function findPublicEventTypeById(
  db: Db,
  id: string,
): Promise<
  | { eventType: EventTypeRow; host: { handle: string; emailVerifiedAt: number | null; suspendedAt: number | null } }
  | undefined
> {
  const eventType = await db
    .selectFrom('event_types')
    .selectAll()
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where('hidden', '=', 0)
    .where('secret', '=', 0)
    .executeTakeFirst()
  if (!eventType) return undefined
  const host = await db
    .selectFrom('hosts')
    .select(['handle', 'email_verified_at as emailVerifiedAt', 'suspended_at as suspendedAt'])
    .where('id', '=', eventType.host_id)
    .executeTakeFirstOrThrow()
  return { eventType, host }
}

/** The event type of a booking, whoever's it is; undefined when it is no longer offered. */
export async function findEventTypeOfBooking(db: Db, id: string): Promise<EventTypeRow | undefined> {
  const [row] = await ofBooking(db, { id })
  return row
}

const ofBooking = prepareQuery((db, { id }: { id: string }) =>
  db.selectFrom('event_types').selectAll().where('id', '=', id).where('deleted_at', 'is', null),
)

/** By its booking, also when it is no longer offered. */
export async function findKnownEventType(db: Db, id: string): Promise<EventTypeRow | undefined> {
  return db.selectFrom('event_types').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The reminders of an event type, also of one that is no longer offered. */
export async function findReminders(db: Db, id: string): Promise<string> {
  const [row] = await reminders(db, { id })
  if (!row) throw new Error(`There is no event type ${id}`)
  return row.reminders
}

const reminders = prepareQuery((db, { id }: { id: string }) =>
  db.selectFrom('event_types').select('reminders').where('id', '=', id),
)

/** How long before the start an attendee may still change a booking, also of an event type that is no longer offered. */
export async function findCutoffs(db: Db, id: string): Promise<{ cancelMinutes: number; rescheduleMinutes: number }> {
  const [row] = await cutoffs(db, { id })
  if (!row) throw new Error(`There is no event type ${id}`)
  return { cancelMinutes: row.cancel_cutoff_minutes, rescheduleMinutes: row.reschedule_cutoff_minutes }
}

const cutoffs = prepareQuery((db, { id }: { id: string }) =>
  db.selectFrom('event_types').select(['cancel_cutoff_minutes', 'reschedule_cutoff_minutes']).where('id', '=', id),
)

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
 * Makes event types follow a schedule. @param which by id, or all that now follow a certain schedule
 * @param scheduleId null for the host's default
 */
export async function assignSchedule(
  db: Db,
  hostId: string,
  which: string[] | { following: string },
  scheduleId: string | null,
  now: number,
): Promise<void> {
  if (Array.isArray(which) && which.length === 0) return
  const update = db
    .updateTable('event_types')
    .set({ schedule_id: scheduleId, updated_at: now })
    .where('host_id', '=', hostId)
  await (Array.isArray(which)
    ? update.where('id', 'in', which)
    : update.where('schedule_id', '=', which.following)
  ).execute()
}

/**
 * Takes an event type out of use. The row stays, because existing bookings refer to it.
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

/** The signed content of the secret link's key. */
export async function renewSecretNonce(db: Db, hostId: string, id: string, nonce: string, now: number): Promise<void> {
  await db
    .updateTable('event_types')
    .set({ secret_nonce: nonce, updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .execute()
}

/** Puts a host's event types into an order; ids of other hosts are ignored. */
export async function storeOrder(tx: Db, hostId: string, ids: string[]): Promise<void> {
  for (const [index, id] of ids.entries())
    await tx
      .updateTable('event_types')
      .set({ position: index + 1 })
      .where('host_id', '=', hostId)
      .where('id', '=', id)
      .execute()
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
