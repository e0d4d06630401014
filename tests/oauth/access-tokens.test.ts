import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aReceiver, type ReceivedRequest } from '#tests/simulators/receiver'
import { createAccessTokens, type StoredGrant, type TokenStore } from '~/oauth/access-tokens.server'
import {
  type AuthorizationStore,
  beginAuthorization,
  completeAuthorization,
  type PendingAuthorization,
} from '~/oauth/authorization.server'
import { revokeToken } from '~/oauth/oauth-client.server'
import { type OAuthProvider, readTokenResponse } from '~/oauth/oauth-provider'
import { openTokens, sealTokens } from '~/oauth/sealed-tokens.server'
import { Keyring } from '~/security/sealed-text.server'

const NOW = Date.UTC(2030, 0, 31, 9)
const MINUTE_MS = 60_000
const TIMEOUTS = { connectMs: 5_000, totalMs: 15_000 }
const HOST = { hostId: 'hst_1', sessionIdHash: 'mine' }
const keyring = new Keyring(['a secret of at least thirty-two characters'])

describe('a provider that is not GoTo', () => {
  it('gets the PKCE challenge of the verifier that the exchange sends, and its extra parameters (S18)', async () => {
    const { provider, received } = await aProvider(() => issue('first', 'refresh-1'))
    const store = anAuthorizationStore()
    const tools = { store, keyring, provider, timeouts: TIMEOUTS }
    const consent = new URL(await beginAuthorization(tools, HOST, NOW)).searchParams
    expect(Object.fromEntries(consent)).toMatchObject({ access_type: 'offline', scope: 'calendar.read' })
    expect(JSON.stringify(store.pending)).not.toContain(consent.get('state'))

    const answer = { state: consent.get('state'), code: 'a code', error: null }
    expect(await completeAuthorization(tools, HOST, answer, NOW)).toMatchObject({
      ok: true,
      tokens: { accessToken: 'first', refreshToken: 'refresh-1' },
    })
    const sent = new URLSearchParams(received[0]?.body)
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url')
    expect(consent.get('code_challenge')).toBe(challenge)
    expect(await completeAuthorization(tools, HOST, answer, NOW)).toEqual({ ok: false, reason: 'unknown_state' })
    expect(received).toHaveLength(1)
  })

  it.each([
    ['another host', { ...HOST, hostId: 'hst_2' }, NOW],
    ['another session', { ...HOST, sessionIdHash: 'another' }, NOW],
    ['eleven minutes later', HOST, NOW + 11 * MINUTE_MS],
  ])('accepts no response from %s, and requests no token (S18)', async (_name, host, now) => {
    const { provider, received } = await aProvider(() => issue('first', 'refresh-1'))
    const tools = { store: anAuthorizationStore(), keyring, provider, timeouts: TIMEOUTS }
    const state = new URL(await beginAuthorization(tools, HOST, NOW)).searchParams.get('state')
    const completed = await completeAuthorization(tools, host, { state, code: 'a code', error: null }, now)
    expect(completed).toEqual({ ok: false, reason: 'unknown_state' })
    expect(received).toEqual([])
  })

  it('refuses a grant without a refresh token, because it would end within the hour', async () => {
    const { provider } = await aProvider(() => issue('first'))
    const tools = { store: anAuthorizationStore(), keyring, provider, timeouts: TIMEOUTS }
    const state = new URL(await beginAuthorization(tools, HOST, NOW)).searchParams.get('state')
    const completed = await completeAuthorization(tools, HOST, { state, code: 'a code', error: null }, NOW)
    expect(completed).toMatchObject({ ok: false, reason: 'unreadable' })
  })

  it('shares one refresh among callers in two processes, and keeps its refresh token (T1, T3)', async () => {
    const { provider, received } = await aProvider(() => issue('second'))
    const store = aTokenStore(provider, NOW + MINUTE_MS)
    const processes = [1, 2].map(() => someTokens(provider, store))
    const tokens = await Promise.all(
      processes.flatMap((each) => Array.from({ length: 5 }, () => each.accessToken('cal_1'))),
    )
    expect(new Set(tokens.map((token) => token.ok && token.accessToken))).toEqual(new Set(['second']))
    expect(received).toHaveLength(1)
    expect(openTokens(keyring, provider, store.grant())).toEqual({ accessToken: 'second', refreshToken: 'refresh-0' })
  })

  it('returns a token without a request while it is valid, and refreshes one that was refused', async () => {
    const { provider, received } = await aProvider(() => issue('second', 'refresh-1'))
    const tokens = someTokens(provider, aTokenStore(provider, NOW + 60 * MINUTE_MS))
    expect(await tokens.accessToken('cal_1')).toEqual({ ok: true, accessToken: 'first' })
    expect(received).toHaveLength(0)
    expect(await tokens.accessToken('cal_1', 'first')).toEqual({ ok: true, accessToken: 'second' })
    expect(await tokens.accessToken('cal_1', 'first')).toEqual({ ok: true, accessToken: 'second' })
    expect(received).toHaveLength(1)
  })

  it('needs a new consent after its own code for an ended grant, and notifies the host once (T4)', async () => {
    const { provider, received } = await aProvider(() => ({ status: 400, body: '{"error":"grant_expired"}' }))
    const store = aTokenStore(provider, NOW)
    const tokens = someTokens(provider, store)
    for (let round = 0; round < 2; round++)
      expect(await tokens.accessToken('cal_1')).toMatchObject({ ok: false, reason: 'reconnect_needed' })
    expect(store.notices).toBe(1)
    expect(received).toHaveLength(1)
  })

  it('uses the token of a faster process, although its own was refused (T4)', async () => {
    const { provider } = await aProvider(() => {
      store.rotate('quicker')
      return { status: 400, body: '{"error":"grant_expired"}' }
    })
    const store = aTokenStore(provider, NOW)
    expect(await someTokens(provider, store).accessToken('cal_1')).toEqual({ ok: true, accessToken: 'quicker' })
    expect(store.notices).toBe(0)
  })

  it.each([
    [401, '{"error":"invalid_client"}', 'misconfigured'],
    [400, '{"error":"invalid_client"}', 'misconfigured'],
    [400, '{"error":"invalid_grant"}', 'unreachable'],
    [429, '', 'rate_limited'],
    [502, '<html>', 'unreachable'],
    [200, '<html>', 'unreadable'],
  ] as const)('stays connected after %s %s: %s', async (status, body, reason) => {
    const { provider } = await aProvider(() => ({ status, body }))
    const store = aTokenStore(provider, NOW)
    expect(await someTokens(provider, store).accessToken('cal_1')).toMatchObject({ ok: false, reason })
    expect(store.grant().status).toBe('connected')
  })

  it('opens no token that was sealed for GoTo or for another connection (T5)', async () => {
    const { provider } = await aProvider(() => 200)
    const grant = aTokenStore(provider, NOW).grant()
    expect(() => openTokens(keyring, { key: 'goto' }, grant)).toThrow()
    expect(() => openTokens(keyring, provider, { ...grant, id: 'cal_2' })).toThrow()
    expect(() => openTokens(keyring, provider, { ...grant, hostId: 'hst_2' })).toThrow()
  })

  it('revokes only at a provider that can', async () => {
    const { provider, received } = await aProvider(() => 200)
    expect(await revokeToken(provider, 'a token', TIMEOUTS)).toBe(false)
    expect(received).toEqual([])
    const revoking = { ...provider, revokeUrl: provider.tokenUrl }
    expect(await revokeToken(revoking, 'a token', TIMEOUTS)).toBe(true)
    expect(received[0]?.body).toBe('token=a+token')
  })
})

type Answer = number | { status: number; body: string }

async function aProvider(answer: (request: ReceivedRequest) => Answer) {
  const { url, received } = await aReceiver(answer)
  const provider: OAuthProvider = {
    key: 'calendar',
    clientId: 'client',
    clientSecret: 'secret',
    consentUrl: 'https://calendar.example/consent?access_type=offline',
    tokenUrl: url,
    revokeUrl: null,
    redirectUri: 'https://foyer.example/calendar/callback',
    scope: 'calendar.read',
    neededScopes: [],
    clientAuthentication: 'basic',
    grantIsGone: [[400, 'grant_expired']],
    readTokens: (body) => readTokenResponse(parse(body)),
    readError: (body) => ({ code: parse(body)?.error ?? '', message: '' }),
  }
  return { provider, received }
}

function parse(body: string): { error?: string } | null {
  return body.startsWith('{') ? JSON.parse(body) : null
}

function issue(accessToken: string, refreshToken?: string) {
  const body = { access_token: accessToken, refresh_token: refreshToken, expires_in: 3600 }
  return { status: 200, body: JSON.stringify(body) }
}

function anAuthorizationStore(): AuthorizationStore & { pending: Map<string, PendingAuthorization> } {
  const pending = new Map<string, PendingAuthorization>()
  return {
    pending,
    async insert(authorization) {
      pending.set(authorization.stateHash, authorization)
    },
    async take(stateHash) {
      const found = pending.get(stateHash)
      pending.delete(stateHash)
      return found
    },
  }
}

function someTokens(provider: OAuthProvider, store: TokenStore) {
  return createAccessTokens({ store, keyring, provider, timeouts: TIMEOUTS, clock: () => NOW })
}

/** What two processes share: one grant, its lease, and how often the host was notified. */
function aTokenStore(provider: OAuthProvider, accessExpiresAt: number) {
  const place = { hostId: 'hst_1', id: 'cal_1' }
  const sealed = (accessToken: string, refreshToken: string) =>
    sealTokens(
      keyring,
      provider,
      place,
      { accessToken, refreshToken, expiresInMs: 0, scope: null },
      '',
      accessExpiresAt,
    )
  let grant: StoredGrant = { ...place, status: 'connected', ...sealed('first', 'refresh-0') }
  let leasedBy: string | null = null
  const store = {
    notices: 0,
    grant: () => grant,
    rotate(accessToken: string) {
      grant = { ...grant, ...sealed(accessToken, 'refresh-of-another-process') }
    },
    find: async (key: string) => (key === place.id ? { ...grant } : undefined),
    async takeLease(_id: string, owner: string) {
      if (leasedBy !== null) return false
      leasedBy = owner
      return true
    },
    async releaseLease(_id: string, owner: string) {
      if (leasedBy === owner) leasedBy = null
    },
    async save(_place: unknown, tokens: Parameters<TokenStore['save']>[1]) {
      grant = { ...grant, ...tokens }
    },
    async markReconnectNeeded(seen: StoredGrant) {
      if (grant.refreshToken !== seen.refreshToken || grant.status !== 'connected') return
      grant = { ...grant, status: 'reconnect_needed' }
      store.notices += 1
    },
  }
  return store satisfies TokenStore
}
