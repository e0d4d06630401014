import { data } from '@remix-run/node'
import type { Env } from '~/env.server'

/** How people sign in here. `provider`: the name on the button of the sign-in provider, or null. */
export function signInWays(env: Pick<Env, 'OIDC_ISSUER' | 'OIDC_NAME' | 'PASSWORD_SIGN_IN'>) {
  return { provider: env.OIDC_ISSUER ? (env.OIDC_NAME ?? '') : null, passwordSignIn: env.PASSWORD_SIGN_IN }
}

/** The answer to a form about passwords where the operator has switched them off; its page says so. */
export function refuseWithoutPasswords() {
  return data({ form: null }, { status: 403 })
}
