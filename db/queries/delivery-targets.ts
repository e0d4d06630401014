import type { Insertable, Selectable, Updateable } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { ConnectorsTable, WebhooksTable } from '../tables/deliveries'

export type WebhookRow = Selectable<WebhooksTable>
export type ConnectorRow = Selectable<ConnectorsTable>
/** The two kinds of targets that get events of bookings. Both tables have the columns of their state. */
export type TargetKind = 'webhooks' | 'connectors'

export async function insertWebhook(db: Db, row: Insertable<WebhooksTable>): Promise<void> {
  await db.insertInto('webhooks').values(row).execute()
}

export async function insertConnector(db: Db, row: Insertable<ConnectorsTable>): Promise<void> {
  await db.insertInto('connectors').values(row).execute()
}

/** A host has few; oldest first. */
export async function findWebhooksOfHost(db: Db, hostId: string): Promise<WebhookRow[]> {
  return webhooksOfHost(db, { hostId })
}

const webhooksOfHost = prepareQuery((db, { hostId }: { hostId: string }) =>
  db.selectFrom('webhooks').selectAll().where('host_id', '=', hostId).orderBy('created_at').orderBy('id'),
)

export async function findConnectorsOfHost(db: Db, hostId: string): Promise<ConnectorRow[]> {
  return connectorsOfHost(db, { hostId })
}

const connectorsOfHost = prepareQuery((db, { hostId }: { hostId: string }) =>
  db.selectFrom('connectors').selectAll().where('host_id', '=', hostId).orderBy('created_at').orderBy('id'),
)

export async function findWebhook(db: Db, hostId: string, id: string): Promise<WebhookRow | undefined> {
  return db.selectFrom('webhooks').selectAll().where('host_id', '=', hostId).where('id', '=', id).executeTakeFirst()
}

export async function findConnector(db: Db, hostId: string, id: string): Promise<ConnectorRow | undefined> {
  return db.selectFrom('connectors').selectAll().where('host_id', '=', hostId).where('id', '=', id).executeTakeFirst()
}

/** @returns whether there was such a webhook of this host */
export async function updateWebhook(
  db: Db,
  hostId: string,
  id: string,
  values: Updateable<WebhooksTable>,
): Promise<boolean> {
  const result = await db
    .updateTable('webhooks')
    .set(values)
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** @returns whether there was such a connector of this host */
export async function updateConnector(
  db: Db,
  hostId: string,
  id: string,
  values: Updateable<ConnectorsTable>,
): Promise<boolean> {
  const result = await db
    .updateTable('connectors')
    .set(values)
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Webhooks whose address an earlier version stored in the clear. */
export async function findClearWebhooks(db: Db): Promise<WebhookRow[]> {
  return db.selectFrom('webhooks').selectAll().where('url', 'like', 'http%').execute()
}

/** Connectors whose addresses an earlier version stored in the clear. */
export async function findClearConnectors(db: Db): Promise<ConnectorRow[]> {
  return db.selectFrom('connectors').selectAll().where('requests', 'like', '{%').execute()
}

/** The attempts stay in the log, without their requests. */
export async function forgetRequestsOf(db: Db, kind: 'webhook_id' | 'connector_id', targetId: string): Promise<void> {
  await db
    .updateTable('delivery_attempts')
    .set({ request: null })
    .where('delivery_id', 'in', db.selectFrom('deliveries').select('id').where(kind, '=', targetId))
    .execute()
}

/** With its deliveries. @returns whether this host had such a target */
export async function deleteTarget(db: Db, kind: TargetKind, hostId: string, id: string): Promise<boolean> {
  const result = await db.deleteFrom(kind).where('host_id', '=', hostId).where('id', '=', id).executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function markTargetHealthy(db: Db, kind: TargetKind, id: string, now: number): Promise<void> {
  await db
    .updateTable(kind)
    .set({ failing_since: null, rest_until: 0, updated_at: now })
    .where('id', '=', id)
    .where(({ eb, or }) => or([eb('failing_since', 'is not', null), eb('rest_until', '>', 0)]))
    .execute()
}

/** @param restUntil pause deliveries until then, epoch ms; 0: no pause */
export async function markTargetFailing(
  db: Db,
  kind: TargetKind,
  id: string,
  restUntil: number,
  now: number,
): Promise<void> {
  await db
    .updateTable(kind)
    .set(({ fn, val }) => ({
      failing_since: fn.coalesce('failing_since', val(now)),
      rest_until: restUntil,
      updated_at: now,
    }))
    .where('id', '=', id)
    .execute()
}

/** @returns whether it was on, so that of several simultaneous failures only one notifies the host */
export async function switchTargetOff(
  db: Db,
  kind: TargetKind,
  { hostId, id }: { hostId: string; id: string },
  reason: 'by_host' | 'failing' | 'gone',
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable(kind)
    .set({ disabled_at: now, disabled_reason: reason, updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** @returns whether this host had such a target */
export async function switchTargetOn(
  db: Db,
  kind: TargetKind,
  { hostId, id }: { hostId: string; id: string },
  now: number,
): Promise<boolean> {
  const result = await db
    .updateTable(kind)
    .set({ disabled_at: null, disabled_reason: null, failing_since: null, rest_until: 0, updated_at: now })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function findRecordId(db: Db, connectorId: string, bookingId: string): Promise<string | null> {
  const row = await db
    .selectFrom('connector_records')
    .select('record_id')
    .where('connector_id', '=', connectorId)
    .where('booking_id', '=', bookingId)
    .executeTakeFirst()
  return row?.record_id ?? null
}

export async function saveRecordId(
  db: Db,
  record: { connectorId: string; bookingId: string; recordId: string },
  now: number,
): Promise<void> {
  const key = { connector_id: record.connectorId, booking_id: record.bookingId }
  await db
    .insertInto('connector_records')
    .values({ ...key, record_id: record.recordId, created_at: now })
    .onConflict((conflict) =>
      conflict.columns(['connector_id', 'booking_id']).doUpdateSet({ record_id: record.recordId }),
    )
    .execute()
}
