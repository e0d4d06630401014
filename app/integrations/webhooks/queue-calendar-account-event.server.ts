import { findCalendarAccount } from '#db/queries/calendar-accounts'
import { findHostById } from '#db/queries/hosts'
import type { Db } from '#db/schema'
import { queueWebhooks } from '../deliveries/queue-deliveries.server'

/**
 * Queues a webhook event that a calendar account was disconnected or reconnected, in the transaction of the change.
 *
 * `calendar.disconnected`: the provider refuses our access, or the host disconnected. `calendar.reconnected`: an account was connected, again
 * or for the first time.
 */
export async function queueCalendarAccountEvent(
  tx: Db,
  hostId: string,
  accountId: string,
  event: 'calendar.disconnected' | 'calendar.reconnected',
  now: number,
): Promise<void> {
  const [host, account] = await Promise.all([findHostById(tx, hostId), findCalendarAccount(tx, hostId, accountId)])
  if (!host || !account) return
  const data = {
    host: { handle: host.handle, name: host.name, timeZone: host.time_zone },
    calendar: {
      id: account.id,
      provider: account.provider,
      account: account.name,
      status: account.status === 'leaving' ? 'not_connected' : account.status,
    },
  }
  await queueWebhooks(tx, hostId, { event, bookingId: null, data }, now)
}
