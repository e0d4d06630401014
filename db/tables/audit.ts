import type { Generated } from 'kysely'
import type { Instant, Json } from './columns'

/** Append-only, by triggers (S25). */
export interface AuditEntriesTable {
  id: Generated<number>
  at: Instant
  /** The account that the act concerns; null: none, or one that nobody knows. */
  host_id: string | null
  actor_kind: 'host' | 'manager' | 'operator' | 'key' | 'system' | 'unknown'
  /** A host's id, or that of an API key; null for `system`, `unknown` and hosts who have left. */
  actor_id: string | null
  /** `AuditAct` of app/audit/audit.ts. */
  act: string
  /** An IPv4 address or an IPv6 /64; null for what the process does by itself. */
  network: string | null
  facts: Json
}

/** While a row exists, which is inside one transaction, entries of this host or from before this instant may be deleted. */
export interface AuditErasuresTable {
  id: Generated<number>
  host_id: string | null
  before: Generated<Instant>
}
