import type { Host } from '~/accounts/host'
import { isOperator } from '~/accounts/operator'
import { findSignedIn } from '~/accounts/session.server'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'

/**
 * The signed-in operator. `hide-operator.server.ts` lets nobody else come here; this makes a mistake there harmless.
 *
 * @throws 404 for everybody else
 */
export async function requireOperator(
  request: Request,
  { db, env, now }: Pick<AppContext, 'db' | 'env' | 'now'>,
): Promise<Host & { sessionIdHash: string }> {
  const signedIn = await findSignedIn(db, request.headers.get('cookie'), now, env.APP_URL)
  if (!signedIn || signedIn.host.suspendedAt !== null || !isOperator(env, signedIn.host)) throw notFound()
  return { ...signedIn.host, sessionIdHash: signedIn.sessionIdHash }
}
