import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { insertAuthorization, takeAuthorization } from '#db/queries/goto-authorizations'
import {
  findConnection,
  type GotoConnectionRow,
  markReconnectNeeded,
  releaseRefreshLease,
  takeRefreshLease,
  updateConnection,
} from '#db/queries/goto-connections'
import type { DB } from '#db/schema'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import { queueGotoEvent } from '~/integrations/webhooks/queue-goto-event.server'
import type { StoredGrant, TokenStore } from '~/oauth/access-tokens.server'
import type { AuthorizationStore } from '~/oauth/authorization.server'
import type { SealedTokens } from '~/oauth/sealed-tokens.server'

/** GoTo's grants by host: each host has at most one in use. */
export function gotoTokenStore(db: Kysely<DB>): TokenStore {
  return {
    async find(hostId) {
      const row = await findConnection(db, hostId)
      return row && grantOf(row)
    },
    takeLease: (id, owner, now, until) => takeRefreshLease(db, id, owner, now, until),
    releaseLease: (id, owner) => releaseRefreshLease(db, id, owner),
    save: ({ hostId, id }, tokens, now) =>
      updateConnection(db, hostId, id, { ...tokenColumns(tokens, now), checked_at: now, updated_at: now }),
    async markReconnectNeeded({ hostId, id, refreshToken }, now) {
      await inTransaction(db, async (tx) => {
        if (!(await markReconnectNeeded(tx, id, refreshToken, now))) return
        await queueGotoEvent(tx, hostId, 'goto.disconnected', now)
        await queueAccountMail(tx, hostId, { mail: 'reconnect-goto' }, now)
      })
    },
  }
}

/** A connection in the form of `app/oauth`. */
export function grantOf(row: GotoConnectionRow): StoredGrant {
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

export function gotoAuthorizationStore(db: Kysely<DB>): AuthorizationStore {
  return {
    insert: ({ stateHash, hostId, sessionIdHash, codeVerifier, createdAt, expiresAt }) =>
      insertAuthorization(db, {
        state_hash: stateHash,
        host_id: hostId,
        session_id_hash: sessionIdHash,
        code_verifier: codeVerifier,
        created_at: createdAt,
        expires_at: expiresAt,
      }),
    async take(stateHash) {
      const row = await takeAuthorization(db, stateHash)
      return (
        row && {
          stateHash,
          hostId: row.host_id,
          sessionIdHash: row.session_id_hash,
          codeVerifier: row.code_verifier,
          createdAt: row.created_at,
          expiresAt: row.expires_at,
        }
      )
    },
  }
}
