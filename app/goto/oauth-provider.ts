import type { Env } from '~/env.server'
import type { OAuthProvider } from '~/oauth/oauth-provider'
import { type GotoTokens, isRetired, readError, readGotoTokens } from './reading'

/** The responses that mean that the grant is gone (goto-api.md, 2.5). */
const GRANT_IS_GONE = [
  [400, 'invalid_grant'],
  [400, 'invalid_request'],
  [400, 'invalid_token'],
  [401, 'unauthorized_client'],
] as const

type GotoSettings = Pick<Env, 'APP_URL' | 'GOTO_AUTH_URL' | 'GOTO_CLIENT_ID' | 'GOTO_CLIENT_SECRET' | 'GOTO_SCOPE'>

/** GoTo as a provider of `app/oauth`. If the operator set no scope, GoTo grants the scopes that are ticked on the client. */
export function gotoOAuthProvider(env: GotoSettings): OAuthProvider<GotoTokens> {
  return {
    key: 'goto',
    clientId: env.GOTO_CLIENT_ID ?? '',
    clientSecret: env.GOTO_CLIENT_SECRET ?? '',
    clientAuthentication: 'basic',
    consentUrl: `${env.GOTO_AUTH_URL}/oauth/authorize`,
    tokenUrl: `${env.GOTO_AUTH_URL}/oauth/token`,
    revokeUrl: `${env.GOTO_AUTH_URL}/oauth/revoke`,
    redirectUri: `${env.APP_URL}/goto/callback`,
    scope: env.GOTO_SCOPE,
    neededScopes: [],
    grantIsGone: GRANT_IS_GONE,
    isRetired,
    readTokens: readGotoTokens,
    readError,
  }
}
