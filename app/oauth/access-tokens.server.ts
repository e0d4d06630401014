import type { Timeouts } from '~/outbound/http.server'
import type { Keyring } from '~/security/sealed-text.server'
import { newId } from '~/security/tokens.server'
import type { Clock } from '~/time/clock'
import { MINUTE_MS, SECOND_MS } from '~/time/units'
import { refreshTokens } from './oauth-client.server'
import { type OAuthFailure, oauthFailure } from './oauth-failure'
import type { OAuthProvider, OAuthTokens } from './oauth-provider'
import { openTokens, type SealedTokens, sealTokens, type TokenPlace } from './sealed-tokens.server'

/** An access token with less time left may expire during a slow call. */
const LEEWAY_MS = 5 * MINUTE_MS
/** Longer than a refresh may take, so that no other process begins one meanwhile. */
const LEASE_MS = 30 * SECOND_MS
const LEASE_POLL_MS = 100

export type AccessToken = { ok: true; accessToken: string } | OAuthFailure

export interface StoredGrant
  extends TokenPlace,
    Pick<SealedTokens, 'accessToken' | 'refreshToken' | 'accessExpiresAt'> {
  status: 'connected' | 'reconnect_needed'
}

/** The storage of a provider's grants, in a table of that provider. */
export interface TokenStore {
  /** @param key how callers name a connection: the host's id if a host has at most one, else the connection's */
  find(key: string): Promise<StoredGrant | undefined>
  /** Takes the lease to refresh, across all processes, until `until` (T1). @returns whether it was free at `now` */
  takeLease(id: string, owner: string, now: number, until: number): Promise<boolean>
  /** Does nothing if another owner has it by now. */
  releaseLease(id: string, owner: string): Promise<void>
  /** Committed when it resolves: the new tokens are not used before (T2). */
  save(place: TokenPlace, tokens: SealedTokens, now: number): Promise<void>
  /**
   * Records that the grant is gone and notifies the host, unless the refresh token has changed since. The host is notified
   * once, even if several calls find it (T4).
   */
  markReconnectNeeded(grant: StoredGrant, now: number): Promise<void>
}

interface AccessTokensOptions<Tokens extends OAuthTokens> {
  store: TokenStore
  keyring: Keyring
  provider: OAuthProvider<Tokens>
  timeouts: Timeouts
  clock: Clock
}

export interface AccessTokens {
  /** @param deadToken a token that the provider has just refused: it is refreshed whatever our clock says */
  accessToken(key: string, deadToken?: string): Promise<AccessToken>
}

/**
 * Provides valid access tokens. At most one refresh per connection is in flight: in this process by sharing the promise, across
 * processes by a lease in the store (T1). New tokens are committed before they are used (T2).
 */
export function createAccessTokens<Tokens extends OAuthTokens>({
  store,
  keyring,
  provider,
  timeouts,
  clock,
}: AccessTokensOptions<Tokens>): AccessTokens {
  const owner = newId('tok')
  const refreshing = new Map<string, Promise<AccessToken>>()

  async function accessToken(key: string, deadToken?: string): Promise<AccessToken> {
    const grant = await store.find(key)
    if (!grant) return oauthFailure('not_connected')
    if (grant.status === 'reconnect_needed') return oauthFailure('reconnect_needed')
    return livingTokenOf(grant, deadToken) ?? refreshOnce(key, grant.id, deadToken)
  }

  function livingTokenOf(grant: StoredGrant, deadToken?: string): AccessToken | null {
    const current = openTokens(keyring, provider, grant).accessToken
    return current !== deadToken && grant.accessExpiresAt - LEEWAY_MS > clock()
      ? { ok: true, accessToken: current }
      : null
  }

  function refreshOnce(key: string, id: string, deadToken?: string): Promise<AccessToken> {
    const running = refreshing.get(id)
    if (running) return running
    const refresh = refreshUnderLease(key, id, deadToken).finally(() => refreshing.delete(id))
    refreshing.set(id, refresh)
    return refresh
  }

  async function refreshUnderLease(key: string, id: string, deadToken?: string): Promise<AccessToken> {
    const giveUpAt = clock() + LEASE_MS
    while (!(await store.takeLease(id, owner, clock(), clock() + LEASE_MS))) {
      if (clock() > giveUpAt) return oauthFailure('unreachable', { detail: 'another process holds the refresh' })
      await new Promise((resolve) => setTimeout(resolve, LEASE_POLL_MS))
    }
    try {
      // Read again under the lease: the previous holder has probably done the work.
      const grant = await store.find(key)
      if (grant?.id !== id) return oauthFailure('not_connected')
      if (grant.status !== 'connected') return oauthFailure('reconnect_needed')
      return livingTokenOf(grant, deadToken) ?? (await refresh(key, grant))
    } finally {
      await store.releaseLease(id, owner)
    }
  }

  async function refresh(key: string, grant: StoredGrant): Promise<AccessToken> {
    const { refreshToken } = openTokens(keyring, provider, grant)
    const outcome = await refreshTokens(provider, refreshToken, timeouts)
    if (outcome.ok) {
      const now = clock()
      await store.save(grant, sealTokens(keyring, provider, grant, outcome.value, refreshToken, now), now)
      return { ok: true, accessToken: outcome.value.accessToken }
    }
    return outcome.reason === 'reconnect_needed' ? grantRefused(key, grant, outcome) : outcome
  }

  /**
   * T4: another process may have rotated the token between our read and the provider's; only an unchanged row means that the
   * grant is gone.
   */
  async function grantRefused(key: string, grant: StoredGrant, refused: OAuthFailure): Promise<AccessToken> {
    const again = await store.find(key)
    if (again?.id === grant.id && again.refreshToken !== grant.refreshToken && again.status === 'connected')
      return { ok: true, accessToken: openTokens(keyring, provider, again).accessToken }
    await store.markReconnectNeeded(grant, clock())
    return refused
  }

  return { accessToken }
}
