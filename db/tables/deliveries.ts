import type { Generated } from 'kysely'
import type { Instant, Json } from './columns'

/** The common columns of webhooks and connectors. */
interface DeliveryTarget {
  id: string
  host_id: string
  /** `WebhookEvent[]`, or `ConnectorEvent[]`. */
  events: Json
  /** Since when every attempt has failed; null after a success. */
  failing_since: Instant | null
  /** A slow target is paused until then. */
  rest_until: Generated<Instant>
  disabled_at: Instant | null
  disabled_reason: 'by_host' | 'failing' | 'gone' | null
  created_at: Instant
  updated_at: Instant
}

export interface WebhooksTable extends DeliveryTarget {
  /** Host name and port of the address, for lists. */
  name: Generated<string>
  /** Sealed with the context `webhook-url:{host_id}:{id}`: it may contain a token. */
  url: string
  /** `whsec_…`, sealed with the context `webhook-secret:{host_id}:{id}`. */
  secret: string
  /** The secret before the last rotation, which signs as well until it expires. */
  previous_secret: string | null
  previous_secret_until: Generated<Instant>
}

export interface ConnectorsTable extends DeliveryTarget {
  name: string
  /** Only bookings that came from this CRM; null: all. */
  crm_system: string | null
  /** Where the CRM's response has the id of the created record, such as `data.id`. */
  record_id_path: string | null
  /** `ConnectorRequests` of app/integrations/connectors/connector.ts as JSON, sealed with the context `connector-requests:{host_id}:{id}`. */
  requests: string
  /** `{ name, value }[]`, sealed with the context `connector-headers:{host_id}:{id}`. */
  headers: string
}

/** The CRM record of a booking. */
export interface ConnectorRecordsTable {
  connector_id: string
  booking_id: string
  record_id: string
  created_at: Instant
}

/** One event on its way to one webhook or connector. */
export interface DeliveriesTable {
  id: string
  host_id: string
  webhook_id: string | null
  connector_id: string | null
  booking_id: string | null
  event: string
  /** The booking as the API showed it at that moment, without its manage link, or the data of another event. */
  snapshot: Json
  state: 'queued' | 'delivered' | 'failed'
  attempts: Generated<number>
  created_at: Instant
  updated_at: Instant
}

export interface DeliveryAttemptsTable {
  id: Generated<number>
  delivery_id: string
  at: Instant
  took_ms: number
  /** The request, without secrets and manage link. */
  request: string | null
  status: number | null
  /** Why there was no valid response. */
  problem: string | null
  /** The first kilobyte of the response. */
  answer: Generated<string>
}
