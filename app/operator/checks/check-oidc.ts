import type { Env } from '~/env.server'
import { failureOf, oidcSettings, readPublished } from '~/oauth/oidc-provider.server'
import { type Diagnosis, DOCTOR_TIMEOUTS } from './diagnosis'

/** Whether the sign-in provider answers, and publishes what sign-in needs. */
export async function checkOidc(env: Env): Promise<Diagnosis[]> {
  const settings = oidcSettings(env)
  const subject = 'sign-in'
  if (!settings)
    return [{ ok: true, subject, text: 'by password; OIDC_ISSUER and the other OIDC variables are not set' }]
  const passwords = env.PASSWORD_SIGN_IN ? 'passwords work as well' : 'passwords are off'
  try {
    const published = await readPublished(settings, DOCTOR_TIMEOUTS)
    const supported = published.code_challenge_methods_supported
    const pkce = supported && !supported.includes('S256') ? '; it does not say that it supports PKCE with S256' : ''
    return [{ ok: true, subject, text: `${settings.issuer} publishes what sign-in needs, ${passwords}${pkce}` }]
  } catch (error) {
    const { reason, detail } = failureOf(error)
    const what = reason === 'unreachable' ? 'is not reachable' : 'does not publish what OpenID Connect asks for'
    return [{ ok: false, subject, text: `${settings.issuer} ${what}: ${detail}; ${passwords}` }]
  }
}
