import type { ActionFunctionArgs } from '@remix-run/node'
import { safeNextPath } from '~/accounts/next-path'
import { beginOidc } from '~/accounts/oidc-sign-in.server'
import { findSignedIn } from '~/accounts/session.server'
import { rememberSignUpBrowser } from '~/accounts/sign-up-browser.server'
import { notFound } from '~/http/not-found'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { limitRequests } from '~/http/require/require-public.server'

export const loader = redirectLoader('/sign-in')

/** The buttons that lead to the sign-in provider: of the sign-in page, and of the settings of a signed-in host, who links it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { db, env, keyring, log, now, oidc, requestId } = context
  const form = await readFormData(request, { once: ['next', 'link', 'confirm'] })
  if (!oidc) throw notFound()
  await limitRequests(context, 'sign-in')
  const cookies = request.headers.get('cookie')
  const confirms = form.has('confirm')
  const needsSession = confirms || form.has('link')
  const signedIn = needsSession ? await findSignedIn(db, cookies, now, env.APP_URL) : null
  if (needsSession && !signedIn) return redirect('/sign-in?next=/admin/settings')
  const { browser, cookie } = rememberSignUpBrowser(cookies, env.APP_URL)
  const wanted = String(form.get('next') ?? '')
  // Its page has a query, to which a refusal is added.
  const next = !confirms || wanted.startsWith('/admin/confirm?') ? wanted : '/admin/confirm?'
  const attempt = { browser, next, sessionIdHash: signedIn?.sessionIdHash ?? null, confirms }
  const begun = await beginOidc({ db, keyring, oidc }, attempt, now)
  if (begun.ok) return redirect(begun.url, { headers: { 'Set-Cookie': cookie } })
  log.warn({ request: requestId, reason: begun.reason, detail: begun.detail }, 'the sign-in provider was not asked')
  const back = confirms ? `${safeNextPath(next)}&` : signedIn ? '/admin/settings?' : '/sign-in?'
  return redirect(`${back}provider=${begun.reason}`)
}
