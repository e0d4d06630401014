import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { insertAuthorization, takeAuthorization } from '#db/queries/goto-authorizations'
import {
  findConnection,
  markReconnectNeeded,
  releaseRefreshLease,
  takeRefreshLease,
  updateConnection,
} from '#db/queries/goto-connections'
import type { DB } from '#db/schema'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import { queueGotoEvent } from '~/integrations/webhooks/queue-goto-event.server'
import type { TokenStore } from '~/oauth/access-tokens.server'
import type { AuthorizationStore } from '~/oauth/authorization.server'
import { authorizationColumns, authorizationFromColumns, grantFromColumns, tokenColumns } from '~/oauth/stored-columns'

/** GoTo's grants by host: each host has at most one in use. */
export function gotoTokenStore(db: Kysely<DB>): TokenStore {
  return {
    async find(hostId) {
      const row = await findConnection(db, hostId)
      return row && grantFromColumns(row)
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

export function gotoAuthorizationStore(db: Kysely<DB>): AuthorizationStore {
  return {
    insert: (pending) => insertAuthorization(db, authorizationColumns(pending)),
    async take(stateHash) {
      const row = await takeAuthorization(db, stateHash)
      return row && authorizationFromColumns(row)
    },
  }
}
