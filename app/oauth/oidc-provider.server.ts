import * as oidc from 'openid-client'
import type { Env } from '~/env.server'
import { callHttp, type Timeouts } from '~/outbound/http.server'
import type { Clock } from '~/time/clock'
import { MINUTE_MS, SECOND_MS } from '~/time/units'

export const OIDC_TIMEOUTS: Timeouts = { connectMs: 4 * SECOND_MS, totalMs: 8 * SECOND_MS }

/**
 * How long the provider's addresses are kept for people who come back from it. Before anybody is sent there they are read anew, which
 * shows that it is up; people who are sent at the same moment share that call.
 */
const KEPT_MS = 10 * MINUTE_MS

export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret: string
  redirectUri: string
}

/** Null unless the operator has configured a provider. */
export function oidcSettings(env: Env): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env
  if (!issuer || !clientId || !clientSecret) return null
  return { issuer, clientId, clientSecret, redirectUri: `${env.APP_URL}/oidc/callback` }
}

/** The secrets of one request to sign in, of which the provider's answer must prove knowledge. */
export interface OidcRequest {
  state: string
  nonce: string
  codeVerifier: string
}

/** Who the provider says that a person is. */
export interface OidcPerson {
  issuer: string
  /** The provider's own name for the person, the only one that never changes. */
  subject: string
  email: string | null
  /** Only if the provider says so in as many words. */
  emailVerified: boolean
  name: string | null
  timeZone: string | null
  /** When the person last showed the provider who they are (epoch ms); null if it does not say. */
  signedInAt: number | null
}

export interface OidcOptions {
  /** The person shows the provider again who they are, however recently they did, and the provider says when that was. */
  again?: boolean
}

/** How long ago that may be when the person comes back: as long as a request to sign in lives (S18). */
const MAX_AGE_SECONDS = (10 * MINUTE_MS) / SECOND_MS

export interface OidcFailure {
  ok: false
  reason:
    | 'unreachable'
    /** The person or the provider's rules said no. */
    | 'refused_at_consent'
    /** The provider does not know the operator's client. */
    | 'misconfigured'
    /** An answer that proves nothing: another nonce, a signature by no key of the provider, a code that was used before. */
    | 'invalid'
  /** For the log: never a token. */
  detail: string
}

export interface OidcProvider {
  /** The address at which a person signs in at the provider, which has just shown that it is up. */
  addressFor(request: OidcRequest, options?: OidcOptions): Promise<{ ok: true; url: string } | OidcFailure>
  /** Exchanges the code of an answer and checks who it is about. @param query of the redirect back to us */
  readAnswer(
    query: URLSearchParams,
    request: OidcRequest,
    options?: OidcOptions,
  ): Promise<{ ok: true; person: OidcPerson } | OidcFailure>
}

/** The provider's addresses, as it publishes them. */
type Published = ReturnType<oidc.Configuration['serverMetadata']>

/**
 * Sign-in by an OpenID Connect provider: authorization code with PKCE (S256), state and nonce; ID tokens with a signature by a key that
 * the provider publishes. The issuer is the operator's word, so it may be on any network.
 */
export function createOidcProvider(settings: OidcSettings, timeouts: Timeouts, clock: Clock): OidcProvider {
  let kept: { published: Published; readAt: number } | null = null
  let reading: Promise<Published> | null = null

  async function published(maxAgeMs: number): Promise<Published> {
    const now = clock()
    if (kept && now >= kept.readAt && now - kept.readAt < maxAgeMs) return kept.published
    reading ??= readPublished(settings, timeouts).finally(() => {
      reading = null
    })
    const found = await reading
    kept = { published: found, readAt: now }
    return found
  }

  return {
    async addressFor({ state, nonce, codeVerifier }, { again = false } = {}) {
      try {
        const configuration = configurationOf(settings, await published(0), timeouts, oidc.None())
        const url = oidc.buildAuthorizationUrl(configuration, {
          redirect_uri: settings.redirectUri,
          scope: 'openid email profile',
          state,
          nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          ...(again && { prompt: 'login', max_age: String(MAX_AGE_SECONDS) }),
        })
        return { ok: true, url: url.href }
      } catch (error) {
        return failureOf(error)
      }
    },

    async readAnswer(query, request, options = {}) {
      try {
        const found = await published(KEPT_MS)
        return { ok: true, person: await readPerson(settings, found, timeouts, query, request, options) }
      } catch (error) {
        return failureOf(error)
      }
    },
  }
}

/** @throws if the issuer does not answer, or publishes something else than OpenID Connect asks for */
export async function readPublished(settings: OidcSettings, timeouts: Timeouts): Promise<Published> {
  const { issuer, clientId } = settings
  const configuration = await oidc.discovery(new URL(issuer), clientId, undefined, oidc.None(), {
    [oidc.customFetch]: fetchWithin(timeouts),
    execute: insecureSteps(issuer),
  })
  const found = configuration.serverMetadata()
  for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const)
    if (!URL.canParse(found[name] ?? '')) throw new NotPublished(name)
  return found
}

class NotPublished extends Error {
  constructor(name: string) {
    super(`${name} is missing`)
  }
}

/** The provider gave no answer, or none within the time. */
class NotReached extends Error {}

async function readPerson(
  settings: OidcSettings,
  published: Published,
  timeouts: Timeouts,
  query: URLSearchParams,
  request: OidcRequest,
  { again = false }: OidcOptions,
): Promise<OidcPerson> {
  // The public address, whatever a proxy made of it: the provider compares it with the one in the request.
  const answer = new URL(`?${query}`, settings.redirectUri)
  const checks = {
    pkceCodeVerifier: request.codeVerifier,
    expectedState: request.state,
    expectedNonce: request.nonce,
    idTokenExpected: true,
    ...(again && { maxAge: MAX_AGE_SECONDS }),
  }
  for (const [index, authentication] of authenticationsFor(settings, published).entries()) {
    // A new one each time has no keys yet, so that keys which the provider has exchanged meanwhile are found.
    const configuration = configurationOf(settings, published, timeouts, authentication)
    try {
      const tokens = await oidc.authorizationCodeGrant(configuration, answer, checks)
      const claims = tokens.claims()
      if (!claims) throw new NotPublished('id_token')
      // Address and proof of it come from one source. Many providers put them into the ID token, others only here.
      const about =
        claims.email === undefined && published.userinfo_endpoint !== undefined
          ? await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : claims
      return { ...personOf(claims.iss, claims.sub, about), signedInAt: instantOf(claims.auth_time) }
    } catch (error) {
      const isRefused = error instanceof oidc.ResponseBodyError && error.error === 'invalid_client'
      if (!isRefused || index === authenticationsFor(settings, published).length - 1) throw error
    }
  }
  throw new NotPublished('token_endpoint_auth_methods_supported')
}

/** The ways to show our secret that the provider takes: it may know our client by either. */
function authenticationsFor({ clientSecret }: OidcSettings, published: Published): oidc.ClientAuth[] {
  const supported = published.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const ways = [
    ...(supported.includes('client_secret_basic') ? [oidc.ClientSecretBasic(clientSecret)] : []),
    ...(supported.includes('client_secret_post') ? [oidc.ClientSecretPost(clientSecret)] : []),
  ]
  return ways.length > 0 ? ways : [oidc.ClientSecretBasic(clientSecret)]
}

function instantOf(seconds: unknown): number | null {
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * SECOND_MS : null
}

function personOf(issuer: string, subject: string, about: Record<string, unknown>): Omit<OidcPerson, 'signedInAt'> {
  const text = (name: string) => {
    const value = about[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  const parts = [text('given_name'), text('family_name')].filter((part) => part !== null)
  return {
    issuer,
    subject,
    email: text('email'),
    emailVerified: about.email_verified === true,
    name: text('name') ?? (parts.length > 0 ? parts.join(' ') : text('preferred_username')),
    timeZone: text('zoneinfo'),
  }
}

function configurationOf(
  { issuer, clientId }: OidcSettings,
  published: Published,
  timeouts: Timeouts,
  authentication: oidc.ClientAuth,
): oidc.Configuration {
  const configuration = new oidc.Configuration(published, clientId, undefined, authentication)
  configuration[oidc.customFetch] = fetchWithin(timeouts)
  oidc.enableNonRepudiationChecks(configuration)
  for (const step of insecureSteps(issuer)) step(configuration)
  return configuration
}

/** The environment allows http only for names of this machine. */
function insecureSteps(issuer: string) {
  return issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []
}

/** The library's calls through ours: bounded in time and size, without redirects. */
function fetchWithin(timeouts: Timeouts): oidc.CustomFetch {
  return async (url, { method, headers, body }) => {
    const call = { method, url, headers, ...(body === undefined || body === null ? {} : { body: String(body) }) }
    const first = await callHttp(call, timeouts)
    // A kept connection may have ended since; nothing is lost if it was only to read.
    const isStale = !first.received && first.problem === 'broken' && method === 'GET'
    const result = isStale ? await callHttp(call, timeouts) : first
    if (!result.received) throw new NotReached(result.detail)
    const { status, headers: received, body: text } = result.response
    const contentType = received['content-type']
    return new Response([101, 204, 205, 304].includes(status) ? null : text, {
      status,
      headers: {
        ...(typeof contentType === 'string' ? { 'Content-Type': contentType } : {}),
        ...(typeof received['www-authenticate'] === 'string'
          ? { 'WWW-Authenticate': received['www-authenticate'] }
          : {}),
      },
    })
  }
}

const CLIENT_IS_UNKNOWN = ['invalid_client', 'unauthorized_client']
const COMES_BACK = ['server_error', 'temporarily_unavailable']

/** @throws what is no failure of the provider */
export function failureOf(error: unknown): OidcFailure {
  if (error instanceof NotPublished) return { ok: false, reason: 'unreachable', detail: error.message }
  if (error instanceof oidc.AuthorizationResponseError) {
    const reason = COMES_BACK.includes(error.error) ? 'unreachable' : 'refused_at_consent'
    return { ok: false, reason, detail: shortened(error.error) }
  }
  if (error instanceof oidc.ResponseBodyError) {
    const reason = CLIENT_IS_UNKNOWN.includes(error.error) ? 'misconfigured' : 'invalid'
    return { ok: false, reason, detail: shortened(error.error) }
  }
  if (error instanceof oidc.WWWAuthenticateChallengeError)
    return { ok: false, reason: 'invalid', detail: 'the token was refused' }
  if (!(error instanceof oidc.ClientError)) throw error
  if (error.cause instanceof NotReached) return { ok: false, reason: 'unreachable', detail: error.cause.message }
  if (error.cause instanceof Response)
    return { ok: false, reason: 'unreachable', detail: `answered ${error.cause.status}` }
  return { ok: false, reason: 'invalid', detail: shortened([error.code, error.message].filter(Boolean).join(': ')) }
}

function shortened(text: string): string {
  return text.slice(0, 200)
}
