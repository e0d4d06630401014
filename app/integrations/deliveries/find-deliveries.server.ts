import {
  type DeliveryFilter,
  type DeliveryListRow,
  type DeliveryRow,
  findAttempts,
  findDeliveries,
  findDeliveryOfHost,
} from '#db/queries/deliveries'
import { findConnector, findWebhook } from '#db/queries/delivery-targets'
import { findRunAt } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import { deliveryLane } from './delivery'

const MAX_OF_A_BOOKING = 100

/** One event on its way to one webhook or connector, as the host's log shows it. */
export interface Delivery {
  id: string
  to: 'webhook' | 'connector'
  /** The webhook's host name, or the connector's name. */
  target: string
  bookingId: string | null
  event: string
  state: 'queued' | 'delivered' | 'failed'
  attempts: number
  /** Of the last attempt; null without a response. */
  status: number | null
  problem: string | null
  createdAt: number
  updatedAt: number
}

/** One attempt, as the log shows it. */
export type Attempt = NonNullable<Awaited<ReturnType<typeof readDelivery>>>['attempts'][number]

/** The deliveries about one booking, newest first; for its timeline. */
export async function findDeliveriesOfBooking(db: Db, hostId: string, bookingId: string): Promise<Delivery[]> {
  return (await findDeliveries(db, hostId, { bookingId, limit: MAX_OF_A_BOOKING })).map(deliveryFromRow)
}

/** One page of the log of a webhook or connector, newest first. */
export async function listDeliveries(db: Db, hostId: string, filter: DeliveryFilter): Promise<Delivery[]> {
  return (await findDeliveries(db, hostId, filter)).map(deliveryFromRow)
}

/** A delivery with every attempt: request, status, time, first kilobyte of the response. */
export async function readDelivery(db: Db, hostId: string, id: string) {
  const row = await findDeliveryOfHost(db, hostId, id)
  if (!row) return null
  const attempts = await findAttempts(db, id)
  const { webhook_id: webhookId, connector_id: connectorId } = row
  const webhook = webhookId === null ? undefined : await findWebhook(db, hostId, webhookId)
  const connector = connectorId === null ? undefined : await findConnector(db, hostId, connectorId)
  return {
    id: row.id,
    event: row.event,
    state: row.state,
    webhookId,
    connectorId,
    target: connector?.name ?? webhook?.name ?? '',
    bookingId: row.booking_id,
    createdAt: row.created_at,
    nextAttemptAt: row.state === 'queued' ? ((await findNextAttempt(db, row)) ?? null) : null,
    attempts: attempts.map(({ id, at, took_ms, request, status, problem, answer }) => ({
      id,
      at,
      request,
      status,
      problem,
      answer,
      tookMs: took_ms,
    })),
  }
}

function findNextAttempt(db: Db, { id, webhook_id, connector_id, booking_id }: DeliveryRow) {
  return findRunAt(db, deliveryLane(webhook_id ?? connector_id ?? '', booking_id), { deliveryId: id })
}

function deliveryFromRow(row: DeliveryListRow): Delivery {
  return {
    id: row.id,
    to: row.webhook_id === null ? 'connector' : 'webhook',
    target: row.connector_name ?? row.webhook_name ?? '',
    bookingId: row.booking_id,
    event: row.event,
    state: row.state,
    attempts: row.attempts,
    status: row.last_status,
    problem: row.last_problem,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
