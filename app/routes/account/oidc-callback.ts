import type { LoaderFunctionArgs } from '@remix-run/node'
import { safeNextPath } from '~/accounts/next-path'
import { completeOidc } from '~/accounts/oidc-sign-in.server'
import { findSignedIn, startSession } from '~/accounts/session.server'
import { readSignUpBrowser } from '~/accounts/sign-up-browser.server'
import { localeOf } from '~/http/account-form.server'
import { limitMails } from '~/http/account-mail-limits.server'
import type { AppContext } from '~/http/context.server'
import { notFound } from '~/http/not-found'
import { redirect } from '~/http/redirect.server'
import { limitRequests } from '~/http/require/require-public.server'
import { networksOf } from '~/limits/client-address.server'

/**
 * The sign-in provider redirects the browser here. A GET that writes, because OpenID Connect requires it; the single-use `state` that
 * is bound to this browser makes it safe (S18, S24).
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, env, log, now, oidc, requestId } = context
  if (!oidc) throw notFound()
  await limitRequests(context, 'page')
  const cookies = request.headers.get('cookie')
  const signedIn = await findSignedIn(db, cookies, now, env.APP_URL)
  const answer = {
    query: new URL(request.url).searchParams,
    browser: readSignUpBrowser(cookies, env.APP_URL),
    signedIn,
    locale: localeOf(request),
    mayMail: (email: string) => limitMails(context, 'sign-up', email),
  }
  const result = await completeOidc({ ...context, oidc }, answer, now)
  if (!result.ok) {
    const { reason, detail } = result
    log.warn({ request: requestId, reason, detail }, 'sign-in by the provider refused')
    return redirect(`${signedIn ? '/admin/settings' : '/sign-in'}?provider=${reason}`)
  }
  switch (result.outcome) {
    case 'signed_in':
      return signInHere(context, cookies, result)
    case 'linked_before':
      return redirect('/admin/settings')
    case 'check_mail':
      return redirect(`/verify-email?sent=${encodeURIComponent(result.email)}`)
    case 'to_confirm':
      return redirect(signedIn ? TO_CONFIRM : `/sign-in?provider=confirm&next=${encodeURIComponent(TO_CONFIRM)}`)
  }
}

const TO_CONFIRM = '/admin/settings?provider=confirm'

/** A new session, as after a password: the browser's earlier one ends (S5). */
async function signInHere(
  { db, env, limits, clientAddress, now }: AppContext,
  cookies: string | null,
  { hostId, next }: { hostId: string; next: string },
) {
  await limits.giveBack('sign-in', networksOf(clientAddress))
  const cookie = await startSession(db, hostId, cookies, now, env.APP_URL)
  const wanted = safeNextPath(next)
  return redirect(wanted === '/admin' ? '/admin?signed-in=1' : wanted, { headers: { 'Set-Cookie': cookie } })
}
