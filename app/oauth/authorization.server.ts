import type { Timeouts } from '~/outbound/http.server'
import type { Keyring } from '~/security/sealed-text.server'
import { hashToken, newToken } from '~/security/tokens.server'
import { MINUTE_MS } from '~/time/units'
import { authorizeUrl, exchangeCode } from './oauth-client.server'
import { type OAuthFailure, oauthFailure } from './oauth-failure'
import type { OAuthProvider, OAuthTokens } from './oauth-provider'

/** How long a host may take at the consent page (S18). */
const AUTHORIZATION_MS = 10 * MINUTE_MS

/** A pending request for a host's consent. */
export interface PendingAuthorization {
  /** The state itself is not stored. */
  stateHash: string
  hostId: string
  sessionIdHash: string
  /** PKCE verifier, sealed with the context `{provider}-verifier:{host}`. */
  codeVerifier: string
  /** Epoch ms. */
  createdAt: number
  expiresAt: number
}

export interface AuthorizationStore {
  insert(authorization: PendingAuthorization): Promise<void>
  /** Single use: reading deletes it, valid or not (S18). */
  take(stateHash: string): Promise<PendingAuthorization | undefined>
}

/** The session that asks for a consent, and that must bring the response back. */
export interface ConsentingHost {
  hostId: string
  sessionIdHash: string
}

interface Tools<Tokens extends OAuthTokens> {
  store: AuthorizationStore
  keyring: Keyring
  provider: OAuthProvider<Tokens>
}

/**
 * @returns the address of the consent page for this host; its response is accepted once, from this session, within ten minutes
 * (S18)
 */
export async function beginAuthorization<Tokens extends OAuthTokens>(
  { store, keyring, provider }: Tools<Tokens>,
  { hostId, sessionIdHash }: ConsentingHost,
  now: number,
): Promise<string> {
  const state = newToken()
  const codeVerifier = newToken()
  await store.insert({
    stateHash: hashToken(state),
    hostId,
    sessionIdHash,
    codeVerifier: keyring.seal(codeVerifier, verifierContext(provider, hostId)),
    createdAt: now,
    expiresAt: now + AUTHORIZATION_MS,
  })
  return authorizeUrl(provider, state, codeVerifier)
}

/** The parameters of the consent page's redirect. */
export interface AuthorizationResponse {
  state: string | null
  code: string | null
  error: string | null
}

/** A lasting grant: with a refresh token. */
export type GrantedTokens<Tokens extends OAuthTokens> = Tokens & { refreshToken: string }

export type CompleteAuthorizationResult<Tokens extends OAuthTokens> =
  | { ok: true; tokens: GrantedTokens<Tokens> }
  | { ok: false; reason: 'unknown_state' | 'refused_at_consent' }
  | OAuthFailure

/** Exchanges an authorization response for tokens. The state is used up in any case. */
export async function completeAuthorization<Tokens extends OAuthTokens>(
  { store, keyring, provider, timeouts }: Tools<Tokens> & { timeouts: Timeouts },
  { hostId, sessionIdHash }: ConsentingHost,
  response: AuthorizationResponse,
  now: number,
): Promise<CompleteAuthorizationResult<Tokens>> {
  const pending = response.state === null ? undefined : await store.take(hashToken(response.state))
  const ours = pending?.hostId === hostId && pending.sessionIdHash === sessionIdHash && pending.expiresAt > now
  if (!pending || !ours) return { ok: false, reason: 'unknown_state' }
  if (response.error !== null || response.code === null) return { ok: false, reason: 'refused_at_consent' }

  const codeVerifier = keyring.open(pending.codeVerifier, verifierContext(provider, hostId))
  const exchanged = await exchangeCode(provider, response.code, codeVerifier, timeouts)
  if (!exchanged.ok) return exchanged
  const { refreshToken } = exchanged.value
  if (refreshToken === null) return oauthFailure('unreadable', { detail: 'no refresh token', outcomeUnknown: true })
  return { ok: true, tokens: { ...exchanged.value, refreshToken } }
}

function verifierContext({ key }: Pick<OAuthProvider, 'key'>, hostId: string): string {
  return `${key}-verifier:${hostId}`
}
