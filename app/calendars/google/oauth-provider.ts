import type { Env } from '~/env.server'
import type { OAuthProvider, OAuthTokens } from '~/oauth/oauth-provider'
import { readStandardError, readStandardTokens } from '../json-body'

/** What Foyer asks for, and why no less will do: `decisions/calendars.md`. */
export const GOOGLE_SCOPES = [
  'https://www.googleapis.com/auth/calendar.calendarlist.readonly',
  'https://www.googleapis.com/auth/calendar.events.readonly',
  'https://www.googleapis.com/auth/calendar.events.owned',
] as const

const GOOGLE_CALLBACK_PATH = '/calendars/google/callback'

export type GoogleSettings = Pick<
  Env,
  'APP_URL' | 'GOOGLE_CLIENT_ID' | 'GOOGLE_CLIENT_SECRET' | 'GOOGLE_AUTH_URL' | 'GOOGLE_TOKEN_URL' | 'GOOGLE_API_URL'
>

/** Google as a provider of `app/oauth`. */
export function googleOAuthProvider(env: GoogleSettings): OAuthProvider<OAuthTokens> {
  const consentUrl = new URL(env.GOOGLE_AUTH_URL)
  consentUrl.searchParams.set('access_type', 'offline')
  // Without `consent` Google gives no refresh token to somebody who has consented before.
  consentUrl.searchParams.set('prompt', 'select_account consent')
  return {
    key: 'google',
    clientId: env.GOOGLE_CLIENT_ID ?? '',
    clientSecret: env.GOOGLE_CLIENT_SECRET ?? '',
    clientAuthentication: 'body',
    consentUrl: consentUrl.href,
    tokenUrl: `${env.GOOGLE_TOKEN_URL}/token`,
    revokeUrl: `${env.GOOGLE_TOKEN_URL}/revoke`,
    redirectUri: `${env.APP_URL}${GOOGLE_CALLBACK_PATH}`,
    scope: GOOGLE_SCOPES.join(' '),
    neededScopes: GOOGLE_SCOPES,
    grantIsGone: [[400, 'invalid_grant']],
    readTokens: readStandardTokens,
    readError: readStandardError,
  }
}
