import { createHash, randomBytes, randomUUID } from 'node:crypto'
import {
  consentAnswer,
  escapeHtml,
  htmlAnswer,
  jsonAnswer,
  redirectAnswer,
  type SimulatorAnswer,
} from '../calendars/simulator-server'
import {
  issueMicrosoftAccess,
  issueMicrosoftGrant,
  MICROSOFT_ACCESS_SECONDS,
  type MicrosoftGrant,
  type MicrosoftState,
  newRefreshToken,
} from './state'

// Sources:
// - https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-auth-code-flow (parameters, PKCE, answers, errors)
// - https://learn.microsoft.com/en-us/entra/identity-platform/refresh-tokens (a refresh gives a new token; the spent one may live on)
// - https://learn.microsoft.com/en-us/entra/identity-platform/reference-error-codes (AADSTS numbers)
// There is no address to revoke a grant: people do it at https://myapps.microsoft.com.

const CODE_MS = 10 * 60_000

export function microsoftConsent(state: MicrosoftState, path: string, query: URLSearchParams): SimulatorAnswer {
  const redirectUri = query.get('redirect_uri') ?? ''
  const trouble = (text: string) =>
    htmlAnswer(400, 'Sorry, but we’re having trouble signing you in.', `<p>${escapeHtml(text)}</p>`)
  if (query.get('client_id') !== state.clientId)
    return trouble(
      `AADSTS700016: Application with identifier '${query.get('client_id')}' was not found in the directory.`,
    )
  if (!state.redirectUris.includes(redirectUri))
    return trouble(
      `AADSTS50011: The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured.`,
    )
  const back = (parameters: Record<string, string>) =>
    redirectAnswer(redirectUri, { ...parameters, state: query.get('state') ?? '' })
  if (query.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' })
  const scope = query.get('scope') ?? ''
  if (scope === '')
    return back({
      error: 'invalid_request',
      error_description: "AADSTS900144: The request body must contain the following parameter: 'scope'.",
    })
  const challenge = query.get('code_challenge')
  if (challenge !== null && query.get('code_challenge_method') !== 'S256')
    return back({ error: 'invalid_request', error_description: 'AADSTS501481: The Code_Verifier does not match.' })
  const decision = query.get('decision')
  if (decision === 'deny')
    return back({
      error: 'access_denied',
      error_description: 'AADSTS65004: User declined to consent to access the app.',
    })
  const account = state.accounts.find(({ key }) => key === query.get('account'))
  if (decision !== 'allow' || !account) return consentAnswer('Microsoft 365', path, state.accounts, query)
  const code = `0.A${randomBytes(300).toString('base64url')}`
  state.codes.set(code, { accountKey: account.key, redirectUri, challenge, scope, endsAt: state.clock() + CODE_MS })
  return back({ code, session_state: randomUUID() })
}

export function microsoftToken(state: MicrosoftState, headers: Record<string, string>, body: string): SimulatorAnswer {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return refusal(
      400,
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'grant_type'.",
    )
  const form = new URLSearchParams(body)
  if (form.get('client_id') !== state.clientId)
    return refusal(
      400,
      'unauthorized_client',
      700016,
      `Application with identifier '${form.get('client_id')}' was not found.`,
    )
  if (form.get('client_secret') !== state.clientSecret)
    return refusal(401, 'invalid_client', 7000215, 'Invalid client secret provided.')
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchange(state, form)
    case 'refresh_token':
      return refresh(state, form)
    default:
      return refusal(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.')
  }
}

function exchange(state: MicrosoftState, form: URLSearchParams): SimulatorAnswer {
  const name = form.get('code') ?? ''
  const code = state.codes.get(name)
  state.codes.delete(name)
  if (!code) return refusal(400, 'invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed.')
  if (code.endsAt < state.clock())
    return refusal(400, 'invalid_grant', 70008, 'The provided authorization code has expired.')
  if (code.redirectUri !== form.get('redirect_uri'))
    return refusal(400, 'invalid_grant', 500112, 'The reply address does not match.')
  const verifier = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url')
  if (code.challenge !== null && verifier !== code.challenge)
    return refusal(
      400,
      'invalid_grant',
      501481,
      'The Code_Verifier does not match the code_challenge supplied in the authorization request.',
    )
  return tokens(state, issueMicrosoftGrant(state, code.accountKey, code.scope))
}

function refresh(state: MicrosoftState, form: URLSearchParams): SimulatorAnswer {
  const shown = form.get('refresh_token') ?? ''
  const grant = state.grants.find(({ refreshTokens }) => refreshTokens.includes(shown))
  if (!grant) return refusal(400, 'invalid_grant', 9002313, 'Invalid request. Request is malformed or invalid.')
  if (grant.revoked)
    return refusal(
      400,
      'invalid_grant',
      50173,
      'The provided grant has expired due to it being revoked, a fresh auth token is needed.',
    )
  if (state.refusesSpentTokens && grant.refreshTokens.at(-1) !== shown)
    return refusal(400, 'invalid_grant', 70000, 'The provided value for the refresh token is not valid.')
  grant.refreshTokens.push(newRefreshToken())
  return tokens(state, grant)
}

function tokens(state: MicrosoftState, grant: MicrosoftGrant): SimulatorAnswer {
  const asked = grant.scope.split(' ')
  return jsonAnswer(200, {
    token_type: 'Bearer',
    scope: [...asked.filter((scope) => scope !== 'offline_access'), 'profile', 'openid'].join(' '),
    expires_in: MICROSOFT_ACCESS_SECONDS,
    ext_expires_in: MICROSOFT_ACCESS_SECONDS,
    access_token: issueMicrosoftAccess(state, grant),
    ...(asked.includes('offline_access') ? { refresh_token: grant.refreshTokens.at(-1) } : {}),
  })
}

function refusal(status: number, error: string, number: number, text: string): SimulatorAnswer {
  const trace = randomUUID()
  return jsonAnswer(status, {
    error,
    error_description: `AADSTS${number}: ${text}\r\nTrace ID: ${trace}\r\nCorrelation ID: ${trace}`,
    error_codes: [number],
    trace_id: trace,
    correlation_id: trace,
    error_uri: `https://login.microsoftonline.com/error?code=${number}`,
  })
}
