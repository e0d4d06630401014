import type { ActionFunctionArgs } from '@remix-run/node'
import { safeNextPath } from '~/accounts/next-path'
import { passkeyBrowserCookie, readPasskeyBrowser } from '~/accounts/passkey-browser'
import { checkPasskey, passkeyToMake, passkeyToUse } from '~/accounts/passkeys.server'
import { readPendingSignIn } from '~/accounts/pending-sign-in.server'
import type { AppContext } from '~/http/context.server'
import { finishSignIn } from '~/http/finish-sign-in.server'
import { logRefusedAccount } from '~/http/log-refused-sign-in.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'
import { limitRequests } from '~/http/require/require-public.server'
import { networksOf } from '~/limits/client-address.server'
import { newToken } from '~/security/tokens.server'

export const loader = redirectLoader('/sign-in')

/**
 * Where the script of a page asks for a challenge, saying for what; and where a passkey signs in without a password. A challenge is noted, so
 * this is a POST.
 */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readFormData(request, { once: ['purpose', 'passkey', 'next'], long: true })
  await limitRequests(context, 'sign-in')
  const answer = String(form.get('passkey') ?? '')
  if (answer !== '') return signInByPasskey(request, context, { answer, next: String(form.get('next') ?? '') })
  return challengeFor(request, context, String(form.get('purpose') ?? 'sign_in'))
}

async function signInByPasskey(request: Request, context: AppContext, sent: { answer: string; next: string }) {
  const { db, env, limits, clientAddress, now } = context
  const asker = readPasskeyBrowser(request.headers.get('cookie'), env.APP_URL) ?? ''
  const asked = { purpose: 'sign_in', asker, answer: sent.answer, hostId: null } as const
  const result = await checkPasskey({ db, appUrl: env.APP_URL }, asked, now)
  if (!result.ok) {
    await logRefusedAccount(context, {
      account: result.hostId,
      reason: `passkey_${result.reason}`,
      detail: result.detail,
    })
    return redirect('/sign-in?passkey=refused')
  }
  await limits.giveBack('sign-in', networksOf(clientAddress))
  return finishSignIn(request, context, { hostId: result.hostId, next: safeNextPath(sent.next), isWhole: true })
}

async function challengeFor(request: Request, context: AppContext, purpose: string) {
  const { db, env, now } = context
  const tools = { db, appUrl: env.APP_URL }
  const cookies = request.headers.get('cookie')
  switch (purpose) {
    case 'sign_in': {
      const asker = readPasskeyBrowser(cookies, env.APP_URL) ?? newToken()
      const options = await passkeyToUse(tools, null, { purpose, asker }, now)
      return Response.json(options, { headers: { 'Set-Cookie': passkeyBrowserCookie(asker, env.APP_URL) } })
    }
    case 'second_step': {
      const pending = await readPendingSignIn(db, { cookieHeader: cookies, appUrl: env.APP_URL }, now)
      if (!pending) throw new Response(null, { status: 403 })
      return Response.json(await passkeyToUse(tools, pending.host_id, { purpose, asker: pending.id_hash }, now))
    }
    case 'confirm': {
      const host = await requireHost(request, context)
      return Response.json(await passkeyToUse(tools, host.id, { purpose, asker: host.sessionIdHash }, now))
    }
    case 'register': {
      const host = await requireHost(request, context)
      return Response.json(await passkeyToMake(tools, host, host.sessionIdHash, now))
    }
    default:
      throw new Response(null, { status: 400 })
  }
}
