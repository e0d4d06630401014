import { createHash } from 'node:crypto'
import { type ConferencingOutcome, conferencingFailure } from '~/booking/conferencing'
import { callHttp, type Timeouts } from '~/outbound/http.server'
import { parseOrNull, readError, TokenAnswer, type Tokens } from './reading'

export interface OAuthClient {
  clientId: string
  clientSecret: string
  authUrl: string
  redirectUri: string
  /** Sent only if the operator set one: without it GoTo grants the scopes that are ticked on the client. */
  scope: string | undefined
}

/** Refusals of a refresh that mean the grant is gone (goto-api.md, 2.5); all others are temporary or for the operator to fix. */
const GRANT_IS_GONE: [status: number, error: string][] = [
  [400, 'invalid_grant'],
  [400, 'invalid_request'],
  [400, 'invalid_token'],
  [401, 'unauthorized_client'],
]

export function authorizeUrl(client: OAuthClient, state: string, codeVerifier: string): string {
  const url = new URL(`${client.authUrl}/oauth/authorize`)
  url.search = new URLSearchParams({
    client_id: client.clientId,
    response_type: 'code',
    redirect_uri: client.redirectUri,
    state,
    ...(client.scope ? { scope: client.scope } : {}),
    code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString()
  return url.href
}

export function exchangeCode(client: OAuthClient, code: string, codeVerifier: string, timeouts: Timeouts) {
  const grant = {
    grant_type: 'authorization_code',
    code,
    redirect_uri: client.redirectUri,
    code_verifier: codeVerifier,
  }
  return askForTokens(client, grant, timeouts)
}

export function refreshTokens(client: OAuthClient, refreshToken: string, timeouts: Timeouts) {
  return askForTokens(client, { grant_type: 'refresh_token', refresh_token: refreshToken }, timeouts)
}

/** Best effort: our copy is deleted whatever GoTo answers (T8). */
export async function revokeToken(client: OAuthClient, token: string, timeouts: Timeouts): Promise<boolean> {
  const result = await callHttp(formPost(client, '/oauth/revoke', { token }), timeouts)
  return result.answered && result.answer.status === 200
}

async function askForTokens(
  client: OAuthClient,
  grant: Record<string, string>,
  timeouts: Timeouts,
): Promise<ConferencingOutcome<Tokens>> {
  const result = await callHttp(formPost(client, '/oauth/token', grant), timeouts)
  if (!result.answered)
    return conferencingFailure('unreachable', { detail: result.detail, outcomeUnknown: result.sent })
  const { status, body } = result.answer
  if (status >= 200 && status < 300) {
    const tokens = TokenAnswer.safeParse(parseOrNull(body))
    return tokens.success
      ? { ok: true, value: tokens.data }
      : conferencingFailure('unreadable', { status, outcomeUnknown: true })
  }
  const { code, message } = readError(body)
  const detail = [code, message].filter(Boolean).join(': ')
  if (GRANT_IS_GONE.some(([knownStatus, error]) => status === knownStatus && code === error))
    return conferencingFailure('reconnect_needed', { status, detail })
  if (status === 401 || (status === 400 && code === 'invalid_client'))
    return conferencingFailure('misconfigured', { status, detail })
  if (status === 429) return conferencingFailure('rate_limited', { status, detail })
  return conferencingFailure('unreachable', { status, detail })
}

function formPost({ authUrl, clientId, clientSecret }: OAuthClient, path: string, form: Record<string, string>) {
  return {
    method: 'POST',
    url: authUrl + path,
    headers: {
      // The raw secret: if it is URL-encoded first, as some libraries do, a secret with + / = fails (2.3).
      Authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/json',
    },
    body: new URLSearchParams(form).toString(),
  }
}
