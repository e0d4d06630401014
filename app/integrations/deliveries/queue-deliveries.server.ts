import type { BookingDetailsRow } from '#db/queries/bookings'
import { findDeliveriesTo, insertDelivery } from '#db/queries/deliveries'
import { type ConnectorRow, findConnectorsOfHost, findWebhooksOfHost } from '#db/queries/delivery-targets'
import { runLaneNow } from '#db/queries/jobs'
import type { Db } from '#db/schema'
import { type BookingChangeKind, isAfterTheMeeting } from '~/booking/booking-change'
import { bookingSnapshot } from '~/booking/booking-view.server'
import { isLinkExpected, LINK_WAIT_MS } from '~/booking/link-expected.server'
import { enqueue } from '~/outbox/enqueue.server'
import { newId } from '~/security/tokens.server'
import { type ConnectorEvent, isSubscribedTo } from '../connectors/connector'
import type { WebhookEvent } from '../webhooks/webhook'
import { deliveryJob, deliveryLane } from './delivery'

export interface DeliveredChange {
  change: BookingChangeKind
  row: BookingDetailsRow
  before?: BookingDetailsRow
}

/**
 * Queues the deliveries of a change to webhooks and connectors, in the transaction of the change (E1).
 *
 * A webhook gets the booking as the change left it: its receiver gets events in order, and each must describe its own state. A
 * connector keeps a record up to date, so it reads the booking when it runs.
 */
export async function queueDeliveries(tx: Db, { change, row, before }: DeliveredChange, now: number): Promise<void> {
  const event = WEBHOOK_EVENT_OF[change]
  const delivered = { bookingId: row.id, data: bookingSnapshot(row) }
  if (event) await queueWebhooks(tx, row.host_id, { event, ...delivered }, now)
  await queueConnectors(tx, change, row, now)
  if (change !== 'reassigned' || !before || before.host_id === row.host_id) return
  // For the systems of the host who had it, it is over.
  await queueWebhooks(tx, before.host_id, { event: 'booking.reassigned', ...delivered }, now)
  await queueConnectors(tx, 'cancelled', { ...row, host_id: before.host_id }, now)
}

/** Null for changes without a webhook event. A new kind of change does not compile until its event is decided. */
const WEBHOOK_EVENT_OF: Record<BookingChangeKind, WebhookEvent | null> = {
  created: 'booking.created',
  confirmed: 'booking.confirmed',
  meeting_ready: 'booking.meeting_ready',
  rescheduled: 'booking.rescheduled',
  reassigned: 'booking.reassigned',
  details_changed: null,
  cancelled: 'booking.cancelled',
  declined: 'booking.cancelled',
  attendance_changed: 'booking.attendance_changed',
  recording_ready: 'booking.recording_ready',
}

export async function queueWebhooks(
  tx: Db,
  hostId: string,
  { event, bookingId, data }: { event: WebhookEvent; bookingId: string | null; data: unknown },
  now: number,
): Promise<void> {
  for (const { id, events, disabled_at } of await findWebhooksOfHost(tx, hostId)) {
    if (disabled_at !== null || !(JSON.parse(events) as string[]).includes(event)) continue
    await queueDelivery(tx, { hostId, webhookId: id, bookingId, event, snapshot: data }, now)
  }
}

async function queueConnectors(tx: Db, change: BookingChangeKind, row: BookingDetailsRow, now: number): Promise<void> {
  for (const connector of await findConnectorsOfHost(tx, row.host_id)) {
    if (connector.disabled_at !== null || !isSubscribedTo(connector, row)) continue
    const notified = await findDeliveriesTo(tx, connector.id, row.id)
    const event = eventFor(change, row, notified.length > 0)
    // Connectors of an earlier version know no outcome.
    if (!event || (event === 'outcome' && !(JSON.parse(connector.events) as string[]).includes(event))) continue
    const waits = notified.some((delivery) => delivery.state === 'queued' && delivery.attempts === 0)
    if (change === 'meeting_ready' && waits) {
      // The link exists now: the first note can be sent with it.
      await runLaneNow(tx, deliveryLane(connector.id, row.id), now)
      continue
    }
    await queueDelivery(
      tx,
      { hostId: row.host_id, connectorId: connector.id, bookingId: row.id, event, snapshot: {} },
      now,
      event === 'booked' && (await isLinkExpected(tx, row)) ? now + LINK_WAIT_MS : now,
    )
    // Earlier jobs of its lane no longer wait for a link.
    if (event !== 'booked') await runLaneNow(tx, deliveryLane(connector.id, row.id), now)
  }
}

/** The request that a change sends for a record that exists; null for none. A record that does not exist yet is created by any of them. */
const CONNECTOR_EVENT_OF: Record<BookingChangeKind, ConnectorEvent | null> = {
  created: null,
  confirmed: null,
  meeting_ready: 'moved',
  rescheduled: 'moved',
  reassigned: 'moved',
  details_changed: 'moved',
  cancelled: 'cancelled',
  declined: 'cancelled',
  attendance_changed: 'outcome',
  recording_ready: 'outcome',
}

function eventFor(change: BookingChangeKind, { status }: BookingDetailsRow, known: boolean): ConnectorEvent | null {
  const event = CONNECTOR_EVENT_OF[change]
  if (event === 'cancelled') return known ? 'cancelled' : null
  if (status !== 'confirmed') return null
  // A record that was never made is not begun after its meeting.
  if (isAfterTheMeeting(change)) return known ? event : null
  return known ? event : 'booked'
}

interface NewDelivery {
  hostId: string
  webhookId?: string
  connectorId?: ConnectorRow['id']
  bookingId: string | null
  event: string
  snapshot: unknown
}

/** @returns its id, which a webhook's receiver sees as `webhook-id` */
export async function queueDelivery(
  tx: Db,
  { hostId, webhookId, connectorId, bookingId, event, snapshot }: NewDelivery,
  now: number,
  runAt = now,
): Promise<string> {
  const id = newId('msg')
  await insertDelivery(tx, {
    id,
    host_id: hostId,
    webhook_id: webhookId ?? null,
    connector_id: connectorId ?? null,
    booking_id: bookingId,
    event,
    snapshot: JSON.stringify(snapshot),
    state: 'queued',
    created_at: now,
    updated_at: now,
  })
  const targetId = webhookId ?? connectorId ?? ''
  await enqueue(tx, deliveryJob(id, { hostId, targetId, bookingId }, runAt), now)
  return id
}
