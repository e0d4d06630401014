import { TOTP } from 'otpauth'
import { A_PASSWORD, tokenOf } from '#tests/accounts/accounts'
import type { TestApp } from '#tests/setup/test-app'
import { createHostByOperator } from '~/accounts/create-host.server'
import { resetPassword } from '~/accounts/reset-password.server'
import { aBrowser, placeOf, type TestBrowser } from './oidc'

export const MIN_MS = 60_000
export const DANA = { email: 'dana@example.com', name: 'Dana Example', handle: 'dana', timeZone: 'Europe/Zurich' }

/** A host who signs in with A_PASSWORD. */
export async function aPasswordHost({ services }: TestApp, host = DANA): Promise<string> {
  const created = await createHostByOperator(services, host, Date.now())
  if (!created.ok) throw new Error(created.reason)
  await resetPassword(services, { token: tokenOf(created.setPasswordUrl), password: A_PASSWORD }, Date.now())
  return created.id
}

export async function signInByPassword(browser: TestBrowser, email = DANA.email): Promise<string> {
  return placeOf(await browser.post('/sign-in', { email, password: A_PASSWORD }))
}

/** As if every session had begun, and been proven, so much earlier. */
export async function ageSessions({ services: { db } }: TestApp, ms: number): Promise<void> {
  await db
    .updateTable('sessions')
    .set(({ eb }) => ({ created_at: eb('created_at', '-', ms), proven_at: eb('proven_at', '-', ms) }))
    .execute()
}

/** What an authenticator app does with the key that a page shows. */
export function codeOf(secret: string, at: number): string {
  return new TOTP({ secret, digits: 6, period: 30, algorithm: 'SHA1' }).generate({ timestamp: at })
}

/** Sets up codes from an app, as its pages do. @returns the app's key, the recovery codes, and the instant of the code that was used */
export async function setUpApp(browser: TestBrowser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const path = '/admin/settings/security/app'
  await browser.post(path, {})
  const [, secret = ''] = /value="([A-Z2-7]{32})"/.exec(await (await browser.get(path)).text()) ?? []
  // The one before: the present one stays for the test.
  const done = await browser.post(path, { code: codeOf(secret, Date.now() - 30_000) })
  const recoveryCodes = [...(await done.text()).matchAll(/<code>([0-9a-z-]{19})<\/code>/g)].map(([, code = '']) => code)
  return { secret, recoveryCodes }
}

/** A browser in which the host is signed in. */
export async function aSignedInBrowser(app: TestApp, email = DANA.email): Promise<TestBrowser> {
  const browser = aBrowser(app)
  await signInByPassword(browser, email)
  return browser
}
