import { z } from 'zod'
import { SECOND_MS } from '~/time/units'

/** What a token endpoint issues (RFC 6749, 5.1). */
export interface OAuthTokens {
  accessToken: string
  /** Null if the response has none: the present one stays (T3). */
  refreshToken: string | null
  expiresInMs: number
  /** Space-separated; null if the response has none. */
  scope: string | null
}

/** The differences between providers. Everything else of OAuth is the same for all. */
export interface OAuthProvider<Tokens extends OAuthTokens = OAuthTokens> {
  /** Short, and must never change: sealed texts are bound to it (T5). */
  key: string
  clientId: string
  clientSecret: string
  /** How the client proves itself to the token endpoint: HTTP Basic with the raw values, or in the form (RFC 6749, 2.3.1). */
  clientAuthentication: 'basic' | 'body'
  /** The consent page. May have additional parameters, such as `access_type=offline`. */
  consentUrl: string
  tokenUrl: string
  /** Null if the provider cannot revoke. */
  revokeUrl: string | null
  redirectUri: string
  /** Sent only if there is one: without it a provider grants what the client is registered for. */
  scope: string | undefined
  /** Scopes without which a grant is of no use: people may untick some. None where the provider does not say what it granted. */
  neededScopes: readonly string[]
  /** Refusals of a refresh that mean that the grant is gone (T4). All others are temporary, or for the operator to fix. */
  grantIsGone: readonly (readonly [status: number, error: string])[]
  /** How the provider says that it has given up an address, with any status: for the operator to fix. */
  isRetired?(message: string): boolean
  /** @returns null when the body cannot be read */
  readTokens(body: string): Tokens | null
  /** Code and message of a refusal, each empty if missing. */
  readError(body: string): { code: string; message: string }
}

const TokenResponse = z
  .looseObject({
    access_token: z.string().min(1),
    refresh_token: z.string().min(1).nullish(),
    expires_in: z.coerce.number().positive().catch(3600).default(3600),
    scope: z.string().nullish(),
  })
  .transform((response) => ({
    accessToken: response.access_token,
    refreshToken: response.refresh_token ?? null,
    expiresInMs: response.expires_in * SECOND_MS,
    scope: response.scope ?? null,
  }))

/** The fields of RFC 6749, read tolerantly; a provider's `readTokens` adds its own. @param body parsed JSON */
export function readTokenResponse(body: unknown): OAuthTokens | null {
  const { success, data } = TokenResponse.safeParse(body)
  return success ? data : null
}
