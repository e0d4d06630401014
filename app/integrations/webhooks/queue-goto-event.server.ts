import { findConnection } from '#db/queries/goto-connections'
import { findHostById } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { queueWebhooks } from '../deliveries/queue-deliveries.server'

/**
 * Queues a webhook event that GoTo was disconnected or reconnected, in the transaction of the change.
 *
 * `goto.disconnected`: GoTo refuses our token, or the host disconnected. `goto.reconnected`: an account was connected, again or
 * for the first time.
 */
export async function queueGotoEvent(
  tx: Db,
  hostId: string,
  event: 'goto.disconnected' | 'goto.reconnected',
  now: number,
): Promise<void> {
  const host = await findHostById(tx, hostId)
  if (!host) return
  const connection = await findConnection(tx, hostId)
  const data = {
    host: { handle: host.handle, name: host.name, timeZone: host.time_zone },
    goto: {
      status: connection?.status ?? 'not_connected',
      ...(connection?.email ? { email: connection.email } : {}),
    },
  }
  await queueWebhooks(tx, hostId, { event, bookingId: null, data }, now)
}
