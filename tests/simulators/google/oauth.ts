import { createHash, randomBytes } from 'node:crypto'
import {
  consentAnswer,
  escapeHtml,
  htmlAnswer,
  jsonAnswer,
  redirectAnswer,
  type SimulatorAnswer,
} from '../calendars/simulator-server'
import { GOOGLE_ACCESS_SECONDS, type GoogleState, issueGoogleAccess, issueGoogleGrant } from './state'

// Sources:
// - https://developers.google.com/identity/protocols/oauth2/web-server (parameters, answers, refresh, revocation, errors of consent)
// - https://developers.google.com/identity/protocols/oauth2#expiration (a client in "Testing" gets refresh tokens for seven days)
// - https://developers.google.com/identity/protocols/oauth2/resources/granular-permissions (people may untick scopes)

const CODE_MS = 10 * 60_000
const CONSENT_PATH = '/o/oauth2/v2/auth'

export function googleConsent(state: GoogleState, query: URLSearchParams): SimulatorAnswer {
  const redirectUri = query.get('redirect_uri') ?? ''
  const blocked = (code: string) => htmlAnswer(400, 'Access blocked', `<p>Error 400: ${escapeHtml(code)}</p>`)
  if (query.get('client_id') !== state.clientId) return blocked('invalid_client')
  if (!state.redirectUris.includes(redirectUri)) return blocked('redirect_uri_mismatch')
  if (query.get('response_type') !== 'code') return blocked('unsupported_response_type')
  const scope = query.get('scope') ?? ''
  if (scope === '') return blocked('invalid_request: Missing required parameter: scope')
  const challenge = query.get('code_challenge')
  if (challenge !== null && query.get('code_challenge_method') !== 'S256') return blocked('invalid_request')

  const back = (parameters: Record<string, string>) =>
    redirectAnswer(redirectUri, { ...parameters, state: query.get('state') ?? '' })
  const decision = query.get('decision')
  if (decision === 'deny') return back({ error: 'access_denied' })
  const account = state.accounts.find(({ key }) => key === query.get('account'))
  if (decision !== 'allow' || !account) return consentAnswer('Google Calendar', CONSENT_PATH, state.accounts, query)

  const granted = scope.split(' ').filter((name) => !state.untickedScopes.includes(name))
  const known = state.grants.some(({ accountKey, revoked }) => accountKey === account.key && !revoked)
  const code = `4/0A${randomBytes(40).toString('base64url')}`
  state.codes.set(code, {
    accountKey: account.key,
    redirectUri,
    challenge,
    scope: granted.join(' '),
    // A refresh token comes with the first consent only, or when the consent is asked for again.
    offline: query.get('access_type') === 'offline' && (!known || (query.get('prompt') ?? '').includes('consent')),
    endsAt: state.clock() + CODE_MS,
  })
  return back({ code, scope: granted.join(' ') })
}

export function googleToken(state: GoogleState, headers: Record<string, string>, body: string): SimulatorAnswer {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return refusal(400, 'invalid_request', 'Bad Request')
  const form = new URLSearchParams(body)
  const client = clientIn(form, headers.authorization)
  if (client.id !== state.clientId) return refusal(401, 'invalid_client', 'The OAuth client was not found.')
  if (client.secret !== state.clientSecret) return refusal(401, 'invalid_client', 'Unauthorized')
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchange(state, form)
    case 'refresh_token':
      return refresh(state, form)
    default:
      return refusal(400, 'unsupported_grant_type', `Invalid grant_type: ${form.get('grant_type')}`)
  }
}

/** Any token revokes all grants of the person to this client, as "third-party access" has one line for it. */
export function googleRevoke(state: GoogleState, body: string): SimulatorAnswer {
  const token = new URLSearchParams(body).get('token') ?? ''
  const grant = state.access.get(token)?.grant ?? state.grants.find(({ refreshToken }) => refreshToken === token)
  if (!grant || grant.revoked) return refusal(400, 'invalid_token', 'Token expired or revoked')
  for (const other of state.grants) if (other.accountKey === grant.accountKey) other.revoked = true
  for (const [access, { grant: of }] of state.access) if (of.revoked) state.access.delete(access)
  return jsonAnswer(200, {})
}

function exchange(state: GoogleState, form: URLSearchParams): SimulatorAnswer {
  const name = form.get('code') ?? ''
  const code = state.codes.get(name)
  state.codes.delete(name)
  if (!code || code.endsAt < state.clock()) return refusal(400, 'invalid_grant', 'Malformed auth code.')
  if (code.redirectUri !== form.get('redirect_uri')) return refusal(400, 'redirect_uri_mismatch', 'Bad Request')
  const verifier = form.get('code_verifier')
  if (code.challenge !== null && verifier === null) return refusal(400, 'invalid_grant', 'Missing code verifier.')
  if (
    code.challenge !== null &&
    createHash('sha256')
      .update(verifier ?? '')
      .digest('base64url') !== code.challenge
  )
    return refusal(400, 'invalid_grant', 'Invalid code verifier.')
  const grant = issueGoogleGrant(state, code.accountKey, code.scope)
  return jsonAnswer(200, {
    access_token: issueGoogleAccess(state, grant),
    expires_in: GOOGLE_ACCESS_SECONDS,
    ...(code.offline ? { refresh_token: grant.refreshToken } : {}),
    scope: grant.scope,
    token_type: 'Bearer',
    ...(state.testing ? { refresh_token_expires_in: 604_799 } : {}),
  })
}

/** Google keeps the refresh token: none comes back. */
function refresh(state: GoogleState, form: URLSearchParams): SimulatorAnswer {
  const grant = state.grants.find(({ refreshToken }) => refreshToken === form.get('refresh_token'))
  const hasEnded = grant && grant.endsAt !== null && grant.endsAt <= state.clock()
  if (!grant || grant.revoked || hasEnded) return refusal(400, 'invalid_grant', 'Token has been expired or revoked.')
  return jsonAnswer(200, {
    access_token: issueGoogleAccess(state, grant),
    expires_in: GOOGLE_ACCESS_SECONDS,
    scope: grant.scope,
    token_type: 'Bearer',
  })
}

function clientIn(
  form: URLSearchParams,
  authorization: string | undefined,
): { id: string | null; secret: string | null } {
  const basic = /^Basic (.+)$/.exec(authorization ?? '')?.[1]
  if (basic === undefined) return { id: form.get('client_id'), secret: form.get('client_secret') }
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':')
  return { id, secret: secret.join(':') }
}

function refusal(status: number, error: string, description: string): SimulatorAnswer {
  return jsonAnswer(status, { error, error_description: description })
}
