import type { Generated } from 'kysely'
import type { Instant } from './columns'

export interface GotoConnectionsTable {
  id: string
  host_id: string
  /** `offered`: another GoTo account than the connected one, waiting for the host's decision. */
  status: 'connected' | 'reconnect_needed' | 'offered'
  email: string | null
  organizer_key: string | null
  /** Sealed with the context `goto-token:{host_id}:{id}`. */
  access_token: string
  refresh_token: string
  access_expires_at: Instant
  /** When GoTo last issued or confirmed the refresh token: its 30 days count from here. */
  refreshed_at: Instant
  /** The process that refreshes now, and until when no other may (T1). */
  refresh_lease_owner: string | null
  refresh_lease_until: Instant
  scope: string | null
  checked_at: Instant | null
  /** Why GoTo refuses although connected (`no_licence`, …), or null. */
  trouble: string | null
  /** When its meetings were last compared with the bookings. */
  meetings_checked_at: Generated<Instant>
  created_at: Instant
  updated_at: Instant
}

export interface GotoAuthorizationsTable {
  state_hash: string
  host_id: string
  session_id_hash: string
  /** PKCE verifier, sealed with the context `goto-verifier:{host_id}`. */
  code_verifier: string
  created_at: Instant
  expires_at: Instant
}

/** One row: when the next request to GoTo may be sent, by any process. */
export interface GotoPaceTable {
  id: number
  next_at: Instant
}
