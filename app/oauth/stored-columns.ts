import type { StoredGrant } from './access-tokens.server'
import type { PendingAuthorization } from './authorization.server'
import type { SealedTokens } from './sealed-tokens.server'

/** The columns by which every provider's tables hold grants and pending consents. */

interface GrantColumns {
  id: string
  host_id: string
  status: string
  access_token: string
  refresh_token: string
  access_expires_at: number
}

/** A stored connection in the form of this folder. Whatever is not known to need its host counts as connected. */
export function grantFromColumns(row: GrantColumns): StoredGrant {
  return {
    id: row.id,
    hostId: row.host_id,
    status: row.status === 'reconnect_needed' ? 'reconnect_needed' : 'connected',
    accessToken: row.access_token,
    refreshToken: row.refresh_token,
    accessExpiresAt: row.access_expires_at,
  }
}

/** The columns for newly issued tokens. */
export function tokenColumns({ accessToken, refreshToken, accessExpiresAt, scope }: SealedTokens, now: number) {
  return {
    access_token: accessToken,
    refresh_token: refreshToken,
    access_expires_at: accessExpiresAt,
    refreshed_at: now,
    ...(scope ? { scope } : {}),
  }
}

type AuthorizationColumns = ReturnType<typeof authorizationColumns>

export function authorizationColumns(pending: PendingAuthorization) {
  return {
    state_hash: pending.stateHash,
    host_id: pending.hostId,
    session_id_hash: pending.sessionIdHash,
    code_verifier: pending.codeVerifier,
    created_at: pending.createdAt,
    expires_at: pending.expiresAt,
  }
}

export function authorizationFromColumns(row: AuthorizationColumns): PendingAuthorization {
  return {
    stateHash: row.state_hash,
    hostId: row.host_id,
    sessionIdHash: row.session_id_hash,
    codeVerifier: row.code_verifier,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}
