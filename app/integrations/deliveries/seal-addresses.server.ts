import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import {
  type ConnectorRow,
  findClearConnectors,
  findClearWebhooks,
  forgetRequestsOf,
  updateConnector,
  updateWebhook,
  type WebhookRow,
} from '#db/queries/delivery-targets'
import type { DB } from '#db/schema'
import type { Keyring } from '~/security/sealed-text.server'

/**
 * Seals addresses that an earlier version stored in the clear, and removes them from the log of their deliveries. Runs at every
 * start, before anything reads an address; usually there is nothing to do.
 *
 * @returns how many
 */
export async function sealAddresses(db: Kysely<DB>, keyring: Keyring): Promise<number> {
  return inTransaction(db, async (tx) => {
    const webhooks = await findClearWebhooks(tx)
    for (const row of webhooks) {
      const values = { name: new URL(row.url).host, url: sealWebhookUrl(keyring, row, row.url) }
      await updateWebhook(tx, row.host_id, row.id, values)
      await forgetRequestsOf(tx, 'webhook_id', row.id)
    }
    const connectors = await findClearConnectors(tx)
    for (const row of connectors) {
      await updateConnector(tx, row.host_id, row.id, { requests: sealRequests(keyring, row, row.requests) })
      await forgetRequestsOf(tx, 'connector_id', row.id)
    }
    return webhooks.length + connectors.length
  })
}

type Place = Pick<WebhookRow | ConnectorRow, 'id' | 'host_id'>

export function sealWebhookUrl(keyring: Keyring, place: Place, url: string): string {
  return keyring.seal(url, webhookContext(place))
}

/** The whole address: anyone who has it can send to it. */
export function openWebhookUrl(keyring: Keyring, row: Place & { url: string }): string {
  return keyring.open(row.url, webhookContext(row))
}

/** @param requests as JSON */
export function sealRequests(keyring: Keyring, place: Place, requests: string): string {
  return keyring.seal(requests, connectorContext(place))
}

/** @returns JSON of `ConnectorRequests` */
export function openRequests(keyring: Keyring, row: Place & { requests: string }): string {
  return keyring.open(row.requests, connectorContext(row))
}

function webhookContext({ id, host_id }: Place): string {
  return `webhook-url:${host_id}:${id}`
}

function connectorContext({ id, host_id }: Place): string {
  return `connector-requests:${host_id}:${id}`
}
