import { createHash } from 'node:crypto'
import { consentPage, errorPage } from './pages'
import { ACCESS_SECONDS, issueAccess, issueGrant, newCode, newLongToken, type State } from './state'

export interface Answer {
  status: number
  headers?: Record<string, string>
  body: string
}

/** GoTo treats a code as expired after a minute at most. */
const CODE_MS = 60_000

/** The consent page; with a decision it sends the browser back. Unknown clients and addresses never get a redirect. */
export function authorize(state: State, query: URLSearchParams): Answer {
  const redirectUri = query.get('redirect_uri') ?? ''
  if (query.get('client_id') !== state.clientId) return html(400, errorPage('This application is not known here.'))
  if (!state.redirectUris.includes(redirectUri))
    return html(400, errorPage('The redirect address is not registered for this application.'))
  const back = (parameters: Record<string, string>): Answer => {
    const url = new URL(redirectUri)
    for (const [name, value] of Object.entries({ ...parameters, state: query.get('state') ?? '' }))
      url.searchParams.set(name, value)
    return { status: 302, headers: { Location: url.href }, body: '' }
  }
  if (query.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' })
  const challenge = query.get('code_challenge')
  if (challenge !== null && query.get('code_challenge_method') !== 'S256') return back({ error: 'invalid_request' })

  const decision = query.get('decision')
  if (decision === 'deny') return back({ error: 'access_denied' })
  const account = state.accounts.find(({ key }) => key === query.get('account'))
  if (decision !== 'allow' || !account) return html(200, consentPage(state.accounts, query))
  const code = newCode()
  state.codes.set(code, { accountKey: account.key, redirectUri, challenge, endsAt: state.clock() + CODE_MS })
  return back({ code })
}

export function token(state: State, headers: Record<string, string>, body: string): Answer {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return refusal(400, 'invalid_request', 'form expected')
  if (!isClient(state, headers.authorization)) return refusal(401, 'invalid_client', 'client not found')
  const form = new URLSearchParams(body)
  switch (form.get('grant_type')) {
    case 'authorization_code':
      return exchangeCode(state, form)
    case 'refresh_token':
      return refresh(state, form)
    default:
      return refusal(400, 'unsupported_grant_type', 'grant type')
  }
}

export function revoke(state: State, headers: Record<string, string>, body: string): Answer {
  if (!isClient(state, headers.authorization)) return refusal(401, 'invalid_client', 'client not found')
  const revoked = new URLSearchParams(body).get('token') ?? ''
  for (const grant of state.grants) if (grant.refreshToken === revoked) grant.revoked = true
  state.access.delete(revoked)
  return json(200, {})
}

function exchangeCode(state: State, form: URLSearchParams): Answer {
  const name = form.get('code') ?? ''
  const code = state.codes.get(name)
  state.codes.delete(name)
  const verifier = form.get('code_verifier')
  const proven =
    code?.challenge == null ||
    (verifier !== null && createHash('sha256').update(verifier).digest('base64url') === code.challenge)
  if (!code || code.endsAt < state.clock() || code.redirectUri !== form.get('redirect_uri') || !proven)
    return refusal(400, 'invalid_grant', 'code is used, expired or for another redirect address')
  const grant = issueGrant(state, code.accountKey)
  const account = state.accounts.find(({ key }) => key === code.accountKey)
  return json(200, {
    access_token: issueAccess(state, grant),
    token_type: 'Bearer',
    refresh_token: grant.refreshToken,
    expires_in: ACCESS_SECONDS,
    scope: 'collab: identity:scim.me',
    principal: account?.email,
  })
}

function refresh(state: State, form: URLSearchParams): Answer {
  const shown = form.get('refresh_token') ?? ''
  const reused = state.refreshStyle === 'strict' && state.grants.find(({ spent }) => spent?.includes(shown))
  if (reused) reused.revoked = true
  const grant = reused || state.grants.find(({ refreshToken }) => refreshToken === shown)
  if (grant?.revoked) return refusal(400, 'invalid_request', 'refresh token revoked')
  if (!grant || grant.refreshEndsAt < state.clock()) return refusal(400, 'invalid_grant', 'refresh token expired')
  if (state.refreshStyle === 'rotated' || state.refreshStyle === 'strict') {
    grant.spent = [...(grant.spent ?? []), grant.refreshToken]
    grant.refreshToken = newLongToken()
  }
  return json(200, {
    access_token: issueAccess(state, grant),
    expires_in: ACCESS_SECONDS,
    ...(state.refreshStyle === 'absent' ? {} : { refresh_token: grant.refreshToken }),
  })
}

/** HTTP Basic with the raw values: an encoded secret is a wrong one. */
function isClient(state: State, authorization: string | undefined): boolean {
  const given = /^Basic (.+)$/.exec(authorization ?? '')?.[1] ?? ''
  return Buffer.from(given, 'base64').toString('utf8') === `${state.clientId}:${state.clientSecret}`
}

export function json(status: number, value: unknown): Answer {
  return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) }
}

function html(status: number, body: string): Answer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body }
}

function refusal(status: number, error: string, description: string): Answer {
  return json(status, { error, error_description: description })
}
