import { isFromOperator } from '~/accounts/signed-in-operator.server'
import type { SignedInHost } from '~/accounts/step-up.server'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { requireConfirmed } from './require-confirmed.server'

/**
 * The signed-in operator, who has shown in the last ten minutes who they are. `hide-operator.server.ts` lets nobody else come here; this makes
 * a mistake there harmless.
 *
 * @returns also the request to read the form from: the one that was held, if this one continues it
 * @throws 404 for everybody else; a redirect to the page that asks the operator again
 */
export async function requireOperator(
  sent: Request,
  context: AppContext,
): Promise<{ operator: SignedInHost; request: Request }> {
  if (!(await isFromOperator(context, sent.headers.get('cookie')))) throw notFound()
  const { host, request } = await requireConfirmed(sent, context, 'operate')
  return { operator: host, request }
}
