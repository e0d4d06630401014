import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { findDeliveryOfHost, updateDelivery } from '#db/queries/deliveries'
import { findConnector, findWebhook } from '#db/queries/delivery-targets'
import { runLaneNow } from '#db/queries/jobs'
import type { DB } from '#db/schema'
import { enqueue } from '~/outbox/enqueue.server'
import { deliveryJob, deliveryLane } from './delivery'

export type ResendDeliveryResult = { ok: true } | { ok: false; reason: 'not_found' | 'switched_off' }

/**
 * Sends a delivery once more for the host, from the first attempt on, behind the jobs queued for the same booking. One that
 * still waits for its next attempt is sent now. A webhook's receiver sees the same `webhook-id` and so recognises the same
 * message.
 */
export async function resendDelivery(
  db: Kysely<DB>,
  { hostId, id }: { hostId: string; id: string },
  now: number,
): Promise<ResendDeliveryResult> {
  return inTransaction(db, async (tx): Promise<ResendDeliveryResult> => {
    const delivery = await findDeliveryOfHost(tx, hostId, id)
    if (!delivery) return { ok: false, reason: 'not_found' }
    const { webhook_id: webhookId, connector_id: connectorId, booking_id: bookingId } = delivery
    const target = webhookId
      ? await findWebhook(tx, hostId, webhookId)
      : await findConnector(tx, hostId, connectorId ?? '')
    if (!target) return { ok: false, reason: 'not_found' }
    if (target.disabled_at !== null) return { ok: false, reason: 'switched_off' }
    if (delivery.state === 'queued') await runLaneNow(tx, deliveryLane(target.id, bookingId), now)
    else {
      await updateDelivery(tx, id, { state: 'queued', attempts: 0, now })
      await enqueue(tx, deliveryJob(id, { hostId, targetId: target.id, bookingId }, now), now)
    }
    return { ok: true }
  })
}
