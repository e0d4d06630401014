import { redirect } from '@remix-run/node'
import type { AppContext } from '../http/context.server'
import type { Host } from './host'
import { findSignedIn } from './session.server'

/**
 * The signed-in host of a request to the desk.
 *
 * @throws a redirect to the sign-in page, which leads back to the page that was asked for. A form that was sent without a
 *   session leads to the desk: its address need not be one that can be opened.
 */
export async function requireHost(
  request: Request,
  context: Pick<AppContext, 'db' | 'now'>,
): Promise<Host & { sessionIdHash: string }> {
  const signedIn = await findSignedIn(context.db, request.headers.get('cookie'), context.now)
  if (signedIn) return { ...signedIn.host, sessionIdHash: signedIn.sessionIdHash }
  const { pathname, search } = new URL(request.url)
  const next = request.method === 'GET' ? `${pathname}${search}` : '/admin'
  throw redirect(`/sign-in?next=${encodeURIComponent(next)}`)
}

/** For pages that make no sense to somebody who is signed in already. @throws a redirect to where they wanted to go */
export async function redirectSignedIn(
  request: Request,
  { db, now }: Pick<AppContext, 'db' | 'now'>,
  to = '/admin',
): Promise<void> {
  if (await findSignedIn(db, request.headers.get('cookie'), now)) throw redirect(to)
}
