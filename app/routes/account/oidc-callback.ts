import type { LoaderFunctionArgs } from '@remix-run/node'
import { safeNextPath } from '~/accounts/next-path'
import { completeOidc } from '~/accounts/oidc-sign-in.server'
import { findSignedIn } from '~/accounts/session.server'
import { readSignUpBrowser } from '~/accounts/sign-up-browser.server'
import { noteProof } from '~/accounts/step-up.server'
import { localeOf } from '~/http/account-form.server'
import { limitMails } from '~/http/account-mail-limits.server'
import type { AppContext } from '~/http/context.server'
import { finishSignIn } from '~/http/finish-sign-in.server'
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
    return redirect(`${backTo(result, signedIn !== null)}provider=${reason}`)
  }
  switch (result.outcome) {
    case 'signed_in':
      return signInHere(request, context, result)
    case 'confirmed':
      if (signedIn) await noteProof(db, { id: signedIn.host.id, sessionIdHash: signedIn.sessionIdHash }, now)
      return redirect(safeNextPath(result.next))
    case 'linked_before':
      return redirect('/admin/settings')
    case 'check_mail':
      return redirect(`/verify-email?sent=${encodeURIComponent(result.email)}`)
    case 'to_confirm':
      return redirect(signedIn ? TO_CONFIRM : `/sign-in?provider=confirm&next=${encodeURIComponent(TO_CONFIRM)}`)
  }
}

const TO_CONFIRM = '/admin/settings?provider=confirm'

/** Where the refusal is read: on the page that had sent its reader to the provider. */
function backTo(refused: { next?: string }, isSignedIn: boolean): string {
  if (!isSignedIn) return '/sign-in?'
  return refused.next === undefined ? '/admin/settings?' : `${safeNextPath(refused.next)}&`
}

/**
 * A new session, as after a password: the browser's earlier one ends (S5). The provider's own second step counts. If it says when the person
 * last showed who they are, that counts too, not the moment at which they came back.
 */
async function signInHere(
  request: Request,
  context: AppContext,
  { hostId, next, signedInAt }: { hostId: string; next: string; signedInAt: number | null },
) {
  const { limits, clientAddress, now } = context
  await limits.giveBack('sign-in', networksOf(clientAddress))
  const wanted = safeNextPath(next)
  return finishSignIn(request, context, {
    ...{ hostId, next: wanted === '/admin' ? '/admin?signed-in=1' : wanted, isWhole: true },
    ...(signedInAt !== null && { provenAt: Math.min(signedInAt, now) }),
  })
}
