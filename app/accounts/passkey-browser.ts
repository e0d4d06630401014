import { readTokenCookie, tokenCookie } from './token-cookie'

const NAME = 'foyer_passkey'
/** As long as a challenge works. */
const MAX_AGE_SECONDS = 600

/** The cookie that binds a challenge to the browser of somebody who is not signed in. */
export function readPasskeyBrowser(cookieHeader: string | null, appUrl: string): string | null {
  return readTokenCookie(cookieHeader, NAME, appUrl)
}

export function passkeyBrowserCookie(token: string, appUrl: string): string {
  return tokenCookie({ name: NAME, token, maxAgeSeconds: MAX_AGE_SECONDS, appUrl })
}
