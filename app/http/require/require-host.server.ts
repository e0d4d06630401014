import type { Host } from '~/accounts/host'
import { findSignedIn } from '~/accounts/session.server'
import type { AppContext } from '../context.server'
import { redirect } from '../redirect.server'

/** Say that a session has just begun, where a page that sends no `Referer` leads to the admin. */
const SIGNED_IN_KEYS = ['welcome', 'signed-in']

/**
 * The signed-in host of a request to the desk.
 *
 * @throws a redirect to the sign-in page, which leads back to the page that was asked for. A form that was sent without a
 *   session leads to the desk: its address need not be one that can be opened. It says so if the browser has just been given a
 *   session and does not send it.
 */
export async function requireHost(
  request: Request,
  context: Pick<AppContext, 'db' | 'now' | 'env'>,
): Promise<Host & { sessionIdHash: string }> {
  const { db, now, env } = context
  const signedIn = await findSignedIn(db, request.headers.get('cookie'), now, env.APP_URL)
  if (signedIn) return { ...signedIn.host, sessionIdHash: signedIn.sessionIdHash }
  const { pathname, search } = new URL(request.url)
  const next = request.method === 'GET' ? `${pathname}${search}` : '/admin'
  const refused = comesFromSignIn(request, env.APP_URL) ? '&cookie=refused' : ''
  throw redirect(`/sign-in?next=${encodeURIComponent(next)}${refused}`)
}

/** Where a session begins, the browser is sent on to the admin at once: without its cookie, it kept none. */
function comesFromSignIn(request: Request, appUrl: string): boolean {
  const query = new URL(request.url).searchParams
  if (SIGNED_IN_KEYS.some((key) => query.has(key))) return true
  const referer = request.headers.get('referer') ?? ''
  return referer === `${appUrl}/sign-in` || referer.startsWith(`${appUrl}/sign-in?`)
}

/** For pages that make no sense to somebody who is signed in already. @throws a redirect to where they wanted to go */
export async function redirectSignedIn(
  request: Request,
  { db, now, env }: Pick<AppContext, 'db' | 'now' | 'env'>,
  to = '/admin',
): Promise<void> {
  if (await findSignedIn(db, request.headers.get('cookie'), now, env.APP_URL)) throw redirect(to)
}
