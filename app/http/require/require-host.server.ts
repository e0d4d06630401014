import { findSignedIn } from '~/accounts/session.server'
import { noteSeen } from '~/accounts/session-list.server'
import type { SignedInHost } from '~/accounts/step-up.server'
import { SUSPENDED_STATUS } from '~/ui/suspended-status'
import type { AppContext } from '../context.server'
import { redirect } from '../redirect.server'

/** Query parameters that mark the first admin page of a new session, where the page before sends no `Referer`. */
const SIGNED_IN_KEYS = ['welcome', 'signed-in']

/**
 * The signed-in host of a request to the admin pages.
 *
 * @throws 403 for a suspended host's form: they may only read; a redirect to the sign-in page, which leads back to the requested page. A form sent without a session leads to the
 * admin's first page, because the form's address may take no GET. If the browser just got a session and does not send it, the
 * sign-in page says so.
 */
export async function requireHost(
  request: Request,
  context: Pick<AppContext, 'db' | 'now' | 'env' | 'clientAddress'>,
): Promise<SignedInHost> {
  const { db, now, env } = context
  const signedIn = await findSignedIn(db, request.headers.get('cookie'), now, env.APP_URL)
  if (signedIn && signedIn.host.suspendedAt !== null && writes(request))
    throw new Response('The operator has suspended this account: nothing can be changed.', SUSPENDED)
  if (signedIn) {
    const { host, sessionIdHash, provenAt } = signedIn
    await noteSeen(db, signedIn, context.clientAddress, now)
    return { ...host, sessionIdHash, provenAt }
  }
  const { pathname, search } = new URL(request.url)
  const next = request.method === 'GET' ? `${pathname}${search}` : '/admin'
  const refused = comesFromSignIn(request, env.APP_URL) ? '&cookie=refused' : ''
  throw redirect(`/sign-in?next=${encodeURIComponent(next)}${refused}`)
}

const SUSPENDED = { status: 403, statusText: SUSPENDED_STATUS }

/** Forms, and the addresses to which providers redirect, which connect something. */
function writes({ method, url }: Request): boolean {
  return !['GET', 'HEAD'].includes(method) || /\/callback(\.data)?$/.test(new URL(url).pathname)
}

/** After a session begins, the browser is redirected to the admin at once. If it then sends no cookie, it has stored none. */
function comesFromSignIn(request: Request, appUrl: string): boolean {
  const query = new URL(request.url).searchParams
  if (SIGNED_IN_KEYS.some((key) => query.has(key))) return true
  const referer = request.headers.get('referer') ?? ''
  return referer === `${appUrl}/sign-in` || referer.startsWith(`${appUrl}/sign-in?`)
}

/** For pages without use to a signed-in host. @throws a redirect to where they wanted to go */
export async function redirectSignedIn(
  request: Request,
  { db, now, env }: Pick<AppContext, 'db' | 'now' | 'env'>,
  to = '/admin',
): Promise<void> {
  if (await findSignedIn(db, request.headers.get('cookie'), now, env.APP_URL)) throw redirect(to)
}
