import type { Generated } from 'kysely'
import type { Instant, Json } from './columns'

/** Settings that the operator has changed over those of the environment. */
export interface OperatorSettingsTable {
  name: string
  value: Json
  updated_at: Instant
}

/** Whose bookings are refused, by one host or, with null, everywhere. */
export interface BlockedSendersTable {
  id: Generated<number>
  host_id: string | null
  kind: 'address' | 'domain'
  /** An address in lower case, or a domain without `@`. */
  value: string
  created_at: Instant
}

/** What a tenant may have, over the defaults; null: the default. */
export interface TenantQuotasTable {
  host_id: string
  bookings_per_day: number | null
  /** First mails in a day to addresses that have not agreed. */
  mails_per_day: number | null
  updated_at: Instant
}

/** While a row exists, mails of the tenant to others wait for the operator. */
export interface MailQuarantinesTable {
  host_id: string
  cause: 'bounces' | 'reports' | 'operator'
  began_at: Instant
}

/** Mails of a tenant that a server refused for good, or that their reader reported; each mailbox counts once. */
export interface MailComplaintsTable {
  id: Generated<number>
  host_id: string
  kind: 'bounce' | 'report'
  /** A digest: no address is stored. */
  mailbox: string
  at: Instant
}
