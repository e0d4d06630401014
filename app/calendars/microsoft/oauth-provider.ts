import type { Env } from '~/env.server'
import type { OAuthProvider, OAuthTokens } from '~/oauth/oauth-provider'
import { readStandardError, readStandardTokens } from '../json-body'

/** What Foyer asks for, and why no less will do: `decisions/calendars.md`. */
export const MICROSOFT_SCOPES = ['Calendars.ReadWrite', 'User.Read'] as const

const MICROSOFT_CALLBACK_PATH = '/calendars/microsoft/callback'

export type MicrosoftSettings = Pick<
  Env,
  | 'APP_URL'
  | 'MICROSOFT_CLIENT_ID'
  | 'MICROSOFT_CLIENT_SECRET'
  | 'MICROSOFT_TENANT'
  | 'MICROSOFT_AUTH_URL'
  | 'MICROSOFT_API_URL'
>

/** Microsoft's identity platform as a provider of `app/oauth`. */
export function microsoftOAuthProvider(env: MicrosoftSettings): OAuthProvider<OAuthTokens> {
  const address = `${env.MICROSOFT_AUTH_URL}/${encodeURIComponent(env.MICROSOFT_TENANT)}/oauth2/v2.0`
  return {
    key: 'microsoft',
    clientId: env.MICROSOFT_CLIENT_ID ?? '',
    clientSecret: env.MICROSOFT_CLIENT_SECRET ?? '',
    clientAuthentication: 'body',
    consentUrl: `${address}/authorize?prompt=select_account`,
    tokenUrl: `${address}/token`,
    // Microsoft has no address for it: people take grants back themselves.
    revokeUrl: null,
    redirectUri: `${env.APP_URL}${MICROSOFT_CALLBACK_PATH}`,
    scope: ['offline_access', ...MICROSOFT_SCOPES].join(' '),
    neededScopes: MICROSOFT_SCOPES,
    // The others ask for a person: a second factor, new terms, another sign-in.
    grantIsGone: [
      [400, 'invalid_grant'],
      [400, 'interaction_required'],
      [400, 'consent_required'],
      [400, 'login_required'],
    ],
    readTokens: readStandardTokens,
    readError: readStandardError,
  }
}
