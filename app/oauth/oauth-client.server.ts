import { createHash } from 'node:crypto'
import { callHttp, type Timeouts } from '~/outbound/http.server'
import { type OAuthOutcome, oauthFailure } from './oauth-failure'
import type { OAuthProvider, OAuthTokens } from './oauth-provider'

/** The address of the consent page with our request, including PKCE (RFC 7636, S256). */
export function authorizeUrl(provider: OAuthProvider, state: string, codeVerifier: string): string {
  const url = new URL(provider.consentUrl)
  const parameters = {
    client_id: provider.clientId,
    response_type: 'code',
    redirect_uri: provider.redirectUri,
    state,
    ...(provider.scope ? { scope: provider.scope } : {}),
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}

export function exchangeCode<Tokens extends OAuthTokens>(
  provider: OAuthProvider<Tokens>,
  code: string,
  codeVerifier: string,
  timeouts: Timeouts,
): Promise<OAuthOutcome<Tokens>> {
  const { redirectUri } = provider
  const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: codeVerifier }
  return requestTokens(provider, grant, timeouts)
}

export function refreshTokens<Tokens extends OAuthTokens>(
  provider: OAuthProvider<Tokens>,
  refreshToken: string,
  timeouts: Timeouts,
): Promise<OAuthOutcome<Tokens>> {
  return requestTokens(provider, { grant_type: 'refresh_token', refresh_token: refreshToken }, timeouts)
}

/** Best effort: our copy is deleted whatever the provider responds (T8). */
export async function revokeToken(provider: OAuthProvider, token: string, timeouts: Timeouts): Promise<boolean> {
  if (provider.revokeUrl === null) return false
  const result = await callHttp(formPost(provider, provider.revokeUrl, { token }), timeouts)
  return result.received && result.response.status === 200
}

async function requestTokens<Tokens extends OAuthTokens>(
  provider: OAuthProvider<Tokens>,
  grant: Record<string, string>,
  timeouts: Timeouts,
): Promise<OAuthOutcome<Tokens>> {
  const result = await callHttp(formPost(provider, provider.tokenUrl, grant), timeouts)
  if (!result.received) return oauthFailure('unreachable', { detail: result.detail, outcomeUnknown: result.sent })
  const { status, body } = result.response
  const { code, message } = provider.readError(body)
  if (provider.isRetired?.(message)) return oauthFailure('misconfigured', { status, detail: message })
  if (status >= 200 && status < 300) {
    const tokens = provider.readTokens(body)
    return tokens ? { ok: true, value: tokens } : oauthFailure('unreadable', { status, outcomeUnknown: true })
  }
  const detail = [code, message].filter(Boolean).join(': ')
  if (provider.grantIsGone.some(([knownStatus, error]) => status === knownStatus && code === error))
    return oauthFailure('reconnect_needed', { status, detail })
  if (status === 401 || (status === 400 && CLIENT_IS_REFUSED.includes(code)))
    return oauthFailure('misconfigured', { status, detail })
  if (status === 429) return oauthFailure('rate_limited', { status, detail })
  return oauthFailure('unreachable', { status, detail })
}

const CLIENT_IS_REFUSED = ['invalid_client', 'unauthorized_client']

function formPost(provider: OAuthProvider, url: string, form: Record<string, string>) {
  const { clientId, clientSecret, clientAuthentication } = provider
  const inForm: Record<string, string> =
    clientAuthentication === 'body' ? { client_id: clientId, client_secret: clientSecret } : {}
  // The raw secret: if it is URL-encoded first, as some libraries do, a secret with + / = fails at GoTo (goto-api.md, 2.3).
  const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
  return {
    method: 'POST',
    url,
    headers: {
      ...(clientAuthentication === 'basic' ? { Authorization: basic } : {}),
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/json',
    },
    body: new URLSearchParams({ ...form, ...inForm }).toString(),
  }
}
