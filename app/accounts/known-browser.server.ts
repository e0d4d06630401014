import { noteBrowser } from '#db/queries/known-browsers'
import type { Db } from '#db/schema'
import { hashToken, newToken } from '~/security/tokens.server'
import { DAY_MS, SECOND_MS } from '~/time/units'
import { readTokenCookie, tokenCookie } from './token-cookie'

/** As long as browsers keep any cookie. */
const KEPT_MS = 400 * DAY_MS
const NAME = 'foyer_browser'

/**
 * Notes that a host signs in in a browser, which is recognised by a cookie that grants nothing.
 *
 * @returns whether they have signed in in it before or in any, and the `Set-Cookie` header by which it is recognised from now on
 */
export async function knowBrowser(
  db: Db,
  { hostId, cookieHeader, appUrl }: { hostId: string; cookieHeader: string | null; appUrl: string },
  now: number,
): Promise<{ known: boolean; isFirst: boolean; cookie: string }> {
  const token = readTokenCookie(cookieHeader, NAME, appUrl) ?? newToken()
  const noted = await noteBrowser(db, { hostId, browserHash: hashToken(`browser:${hostId}:${token}`) }, now)
  return { ...noted, cookie: tokenCookie({ name: NAME, token, maxAgeSeconds: KEPT_MS / SECOND_MS, appUrl }) }
}

/** Browsers that were not used since have lost their cookie. */
export function browsersForgottenBefore(now: number): number {
  return now - KEPT_MS
}
