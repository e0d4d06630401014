import { hashToken, newToken } from '~/security/tokens.server'
import { DAY_MS, SECOND_MS } from '~/time/units'

/** As long as a sign-up attempt waits. */
const MAX_AGE_SECONDS = (7 * DAY_MS) / SECOND_MS

/**
 * The cookie by which a mailed link recognises the browser that signed up (S22), and the answer of a sign-in provider the browser that
 * asked for it (S24). It grants nothing by itself: together with a link to the same address it says which attempt was typed here. On http://localhost it has no prefix and is not `Secure`,
 * because WebKit refuses both there (S8).
 */
function cookieName(appUrl: string): string {
  return appUrl.startsWith('https:') ? '__Host-foyer_sign_up' : 'foyer_sign_up'
}

/** The browser's token, or null. @param cookieHeader the request's whole `Cookie` header */
export function readSignUpBrowser(cookieHeader: string | null, appUrl: string): string | null {
  const prefix = `${cookieName(appUrl)}=`
  const cookie = (cookieHeader ?? '').split(';').find((pair) => pair.trim().startsWith(prefix))
  const value = cookie?.trim().slice(prefix.length) ?? ''
  return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null
}

/** One token per browser, even for several sign-ups. @returns the token, and the `Set-Cookie` header that stores it */
export function rememberSignUpBrowser(
  cookieHeader: string | null,
  appUrl: string,
): { browser: string; cookie: string } {
  const browser = readSignUpBrowser(cookieHeader, appUrl) ?? newToken()
  return { browser, cookie: cookieOf(browser, MAX_AGE_SECONDS, appUrl) }
}

/** @returns the `Set-Cookie` header that deletes the cookie */
export function forgetSignUpBrowser(appUrl: string): string {
  return cookieOf('', 0, appUrl)
}

/** What is stored with an attempt. */
export function hashSignUpBrowser(browser: string): string {
  return hashToken(`sign-up-browser:${browser}`)
}

function cookieOf(value: string, maxAgeSeconds: number, appUrl: string): string {
  const secure = appUrl.startsWith('https:') ? '; Secure' : ''
  return `${cookieName(appUrl)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`
}
