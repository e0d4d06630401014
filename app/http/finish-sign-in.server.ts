import { safeNextPath } from '~/accounts/next-path'
import { beginPendingSignIn } from '~/accounts/pending-sign-in.server'
import { needsSecondStep } from '~/accounts/second-step.server'
import { beginSession } from './begin-session.server'
import type { AppContext } from './context.server'
import { redirect } from './redirect.server'

interface SignIn {
  hostId: string
  /** Where to go; only a path of ours. */
  next: string
  /** A passkey and a provider's own sign-in are both steps at once. */
  isWhole?: boolean
  /** When the host showed who they are; default: now. */
  provenAt?: number
}

/** The response to a right first step: a session, or the page of the second step, on which nobody is signed in yet. */
export async function finishSignIn(
  request: Request,
  context: AppContext,
  { hostId, next, isWhole = false, provenAt }: SignIn,
  headers = new Headers(),
) {
  const { db, env, now } = context
  if (!isWhole && (await needsSecondStep(db, hostId))) {
    headers.append('Set-Cookie', await beginPendingSignIn(db, { hostId, next, appUrl: env.APP_URL }, now))
    return redirect('/sign-in/code', { headers })
  }
  const session = await beginSession(request, context, hostId, provenAt === undefined ? {} : { provenAt })
  for (const cookie of session.getSetCookie()) headers.append('Set-Cookie', cookie)
  return redirect(safeNextPath(next), { headers })
}
