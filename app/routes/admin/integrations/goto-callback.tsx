import type { LoaderFunctionArgs } from '@remix-run/node'
import { completeConnect } from '~/goto/connect.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'

/**
 * GoTo redirects the browser here. This is the only GET that writes, because OAuth requires it; the single-use `state` that is
 * bound to this session makes it safe (S18).
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const query = new URL(request.url).searchParams
  const answer = { state: query.get('state'), code: query.get('code'), error: query.get('error') }
  const signedIn = { hostId: host.id, sessionIdHash: host.sessionIdHash }
  const result = await completeConnect(context, signedIn, answer, context.now)
  if (result.ok) {
    context.outbox.wake()
    return redirect(result.outcome === 'connected' ? '/admin/goto?connected=1' : '/admin/goto')
  }
  context.log.warn({ request: context.requestId, reason: result.reason }, 'GoTo was not connected')
  return redirect(`/admin/goto?problem=${result.reason}`)
}
