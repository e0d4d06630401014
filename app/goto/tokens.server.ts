import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
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
import { type ConferencingFailure, conferencingFailure } from '~/booking/conferencing'
import { queueGotoEvent } from '~/integrations/webhooks/queue-goto-event.server'
import type { Timeouts } from '~/outbound/http.server'
import type { Keyring } from '~/security/sealed-text.server'
import { newId } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'
import { type OAuthClient, refreshTokens } from './oauth.server'
import type { Tokens } from './reading'

/** An access token with less time left may expire during a slow call. */
const LEEWAY_MS = 5 * MINUTE_MS
/** Longer than a refresh may take, so that no other process begins one meanwhile. */
const LEASE_MS = 30_000
const LEASE_POLL_MS = 100

export type AccessToken = { ok: true; accessToken: string } | ConferencingFailure

interface TokenKeeperOptions {
  db: Kysely<DB>
  keyring: Keyring
  client: OAuthClient
  timeouts: Timeouts
  clock: () => number
}

/**
 * Provides valid access tokens. At most one refresh per connection is in flight: in this process by sharing the promise, across
 * processes by a lease in the database (T1). New tokens are committed before they are used (T2).
 */
export function createTokenKeeper({ db, keyring, client, timeouts, clock }: TokenKeeperOptions) {
  const owner = newId('tok')
  const refreshing = new Map<string, Promise<AccessToken>>()

  /** @param deadToken a token that GoTo has just refused: it is refreshed whatever our clock says */
  async function accessToken(hostId: string, deadToken?: string): Promise<AccessToken> {
    const connection = await findConnection(db, hostId)
    if (!connection) return conferencingFailure('not_connected')
    if (connection.status === 'reconnect_needed') return conferencingFailure('reconnect_needed')
    const current = openTokens(keyring, connection).accessToken
    if (current !== deadToken && connection.access_expires_at - LEEWAY_MS > clock())
      return { ok: true, accessToken: current }
    return refreshOnce(connection, deadToken)
  }

  function refreshOnce(connection: GotoConnectionRow, deadToken?: string): Promise<AccessToken> {
    const running = refreshing.get(connection.id)
    if (running) return running
    const refresh = refreshUnderLease(connection.host_id, connection.id, deadToken).finally(() =>
      refreshing.delete(connection.id),
    )
    refreshing.set(connection.id, refresh)
    return refresh
  }

  async function refreshUnderLease(hostId: string, id: string, deadToken?: string): Promise<AccessToken> {
    const giveUpAt = clock() + LEASE_MS
    while (!(await takeRefreshLease(db, id, owner, clock(), clock() + LEASE_MS))) {
      if (clock() > giveUpAt) return conferencingFailure('unreachable', { detail: 'another process holds the refresh' })
      await new Promise((resolve) => setTimeout(resolve, LEASE_POLL_MS))
    }
    try {
      // Read again under the lease: the previous holder has probably done the work.
      const connection = await findConnection(db, hostId)
      if (!connection || connection.id !== id) return conferencingFailure('not_connected')
      if (connection.status !== 'connected') return conferencingFailure('reconnect_needed')
      const tokens = openTokens(keyring, connection)
      const fresh = connection.access_expires_at - LEEWAY_MS > clock()
      if (fresh && tokens.accessToken !== deadToken) return { ok: true, accessToken: tokens.accessToken }
      return await refresh(connection, tokens.refreshToken)
    } finally {
      await releaseRefreshLease(db, id, owner)
    }
  }

  async function refresh(connection: GotoConnectionRow, refreshToken: string): Promise<AccessToken> {
    const outcome = await refreshTokens(client, refreshToken, timeouts)
    if (outcome.ok) {
      const now = clock()
      await updateConnection(db, connection.host_id, connection.id, {
        ...sealTokens(keyring, connection, outcome.value, refreshToken, now),
        checked_at: now,
        updated_at: now,
      })
      return { ok: true, accessToken: outcome.value.accessToken }
    }
    if (outcome.reason === 'reconnect_needed') return grantRefused(connection, outcome)
    return outcome
  }

  /**
   * T4: another process may have rotated the token between our read and GoTo's; only an unchanged row means that the grant is
   * gone.
   */
  async function grantRefused(connection: GotoConnectionRow, refused: ConferencingFailure): Promise<AccessToken> {
    const again = await findConnection(db, connection.host_id)
    if (
      again?.id === connection.id &&
      again.refresh_token !== connection.refresh_token &&
      again.status === 'connected'
    ) {
      return { ok: true, accessToken: openTokens(keyring, again).accessToken }
    }
    const now = clock()
    await inTransaction(db, async (tx) => {
      if (!(await markReconnectNeeded(tx, connection.id, connection.refresh_token, now))) return
      await queueGotoEvent(tx, connection.host_id, 'goto.disconnected', now)
      await queueAccountMail(tx, connection.host_id, { mail: 'reconnect-goto' }, now)
    })
    return refused
  }

  return { accessToken }
}

/** The columns for a response of the token endpoint; without a new refresh token the old one stays (T3). */
export function sealTokens(
  keyring: Keyring,
  place: { host_id: string; id: string },
  tokens: Tokens,
  previousRefreshToken: string,
  now: number,
) {
  const context = sealContext(place)
  return {
    access_token: keyring.seal(tokens.accessToken, context),
    refresh_token: keyring.seal(tokens.refreshToken ?? previousRefreshToken, context),
    access_expires_at: now + tokens.expiresInMs,
    refreshed_at: now,
    ...(tokens.scope ? { scope: tokens.scope } : {}),
  }
}

export function openTokens(keyring: Keyring, row: GotoConnectionRow): { accessToken: string; refreshToken: string } {
  const context = sealContext(row)
  return {
    accessToken: keyring.open(row.access_token, context),
    refreshToken: keyring.open(row.refresh_token, context),
  }
}

/** A ciphertext moved to another host or connection does not open (T5). */
function sealContext({ host_id, id }: { host_id: string; id: string }): string {
  return `goto-token:${host_id}:${id}`
}
