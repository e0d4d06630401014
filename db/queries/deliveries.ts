import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { DeliveriesTable, DeliveryAttemptsTable } from '../tables/deliveries'

export type DeliveryRow = Selectable<DeliveriesTable>
export type DeliveryAttemptRow = Selectable<DeliveryAttemptsTable>
/** A delivery with the result of its last attempt. */
export type DeliveryListRow = Omit<DeliveryRow, 'snapshot'> & {
  last_status: number | null
  last_problem: string | null
  webhook_name: string | null
  connector_name: string | null
}

export async function insertDelivery(db: Db, row: Insertable<DeliveriesTable>): Promise<void> {
  await db.insertInto('deliveries').values(row).execute()
}

/** For the worker, which gets the id from its job. */
export async function findDelivery(db: Db, id: string): Promise<DeliveryRow | undefined> {
  return db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function findDeliveryOfHost(db: Db, hostId: string, id: string): Promise<DeliveryRow | undefined> {
  return db.selectFrom('deliveries').selectAll().where('host_id', '=', hostId).where('id', '=', id).executeTakeFirst()
}

/** Oldest first. */
export async function findAttempts(db: Db, deliveryId: string): Promise<DeliveryAttemptRow[]> {
  return db.selectFrom('delivery_attempts').selectAll().where('delivery_id', '=', deliveryId).orderBy('id').execute()
}

export async function insertAttempt(db: Db, row: Insertable<DeliveryAttemptsTable>): Promise<void> {
  await db.insertInto('delivery_attempts').values(row).execute()
}

/** @param attempts counted from zero after `Send again` */
export async function updateDelivery(
  db: Db,
  id: string,
  { state, attempts, now }: { state: DeliveryRow['state']; attempts: number; now: number },
): Promise<void> {
  await db.updateTable('deliveries').set({ state, attempts, updated_at: now }).where('id', '=', id).execute()
}

export interface DeliveryFilter {
  webhookId?: string
  connectorId?: string
  bookingId?: string
  bookingIds?: string[]
  /** The last one of the page before. */
  after?: { at: number; id: string } | undefined
  /** Left out: all of them. */
  limit?: number
}

/** A host's deliveries, newest first. */
export async function findDeliveries(db: Db, hostId: string, filter: DeliveryFilter): Promise<DeliveryListRow[]> {
  const { webhookId, connectorId, bookingId, bookingIds, after, limit } = filter
  return db
    .selectFrom('deliveries')
    .leftJoin('webhooks', 'webhooks.id', 'deliveries.webhook_id')
    .leftJoin('connectors', 'connectors.id', 'deliveries.connector_id')
    .leftJoin('delivery_attempts as last', (join) =>
      join.on(({ eb, selectFrom }) =>
        eb(
          'last.id',
          '=',
          selectFrom('delivery_attempts as any')
            .select(({ fn }) => fn.max('any.id').as('id'))
            .whereRef('any.delivery_id', '=', 'deliveries.id'),
        ),
      ),
    )
    .select([
      'deliveries.id',
      'deliveries.host_id',
      'deliveries.webhook_id',
      'deliveries.connector_id',
      'deliveries.booking_id',
      'deliveries.event',
      'deliveries.state',
      'deliveries.attempts',
      'deliveries.created_at',
      'deliveries.updated_at',
      'last.status as last_status',
      'last.problem as last_problem',
      'webhooks.name as webhook_name',
      'connectors.name as connector_name',
    ])
    .where('deliveries.host_id', '=', hostId)
    .$if(webhookId !== undefined, (query) => query.where('deliveries.webhook_id', '=', webhookId ?? ''))
    .$if(connectorId !== undefined, (query) => query.where('deliveries.connector_id', '=', connectorId ?? ''))
    .$if(bookingId !== undefined, (query) => query.where('deliveries.booking_id', '=', bookingId ?? ''))
    .$if(bookingIds !== undefined, (query) => query.where('deliveries.booking_id', 'in', bookingIds ?? []))
    .$if(after !== undefined, (query) =>
      query
        .where('deliveries.created_at', '<=', after?.at ?? 0)
        .where(({ eb, or }) =>
          or([eb('deliveries.created_at', '<', after?.at ?? 0), eb('deliveries.id', '<', after?.id ?? '')]),
        ),
    )
    .orderBy('deliveries.created_at', 'desc')
    .orderBy('deliveries.id', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit ?? 0))
    .execute()
}

/** Whether a connector got a delivery about a booking, or has one queued. */
export async function findDeliveriesTo(db: Db, connectorId: string, bookingId: string) {
  return db
    .selectFrom('deliveries')
    .select(['id', 'event', 'state', 'attempts'])
    .where('connector_id', '=', connectorId)
    .where('booking_id', '=', bookingId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** The log is kept for a while; unfinished deliveries stay. */
export async function deleteDeliveriesBefore(db: Db, instant: number): Promise<void> {
  await db.deleteFrom('deliveries').where('created_at', '<', instant).where('state', '<>', 'queued').execute()
}
