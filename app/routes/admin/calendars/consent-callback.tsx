import type { LoaderFunctionArgs } from '@remix-run/node'
import { completeCalendarConnect } from '~/calendars/connect-oauth-account.server'
import { redirect } from '~/http/redirect.server'
import { requireHost } from '~/http/require/require-host.server'

/**
 * Google and Microsoft redirect the browser here. A GET that writes, because OAuth requires it; the single-use `state` that is bound to
 * this session makes it safe (S18).
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  const { pathname, searchParams: query } = new URL(request.url)
  const kind = pathname.startsWith('/calendars/google/') ? 'google' : 'microsoft'
  const response = { state: query.get('state'), code: query.get('code'), error: query.get('error') }
  const signedIn = { hostId: host.id, sessionIdHash: host.sessionIdHash }
  const result = await completeCalendarConnect(context, kind, signedIn, response, context.now)
  if (!result.ok) {
    context.log.warn({ request: context.requestId, kind, reason: result.reason }, 'a calendar was not connected')
    return redirect(`/admin/calendars?problem=${result.reason}`)
  }
  context.outbox.wake()
  void context.calendars.source.readNow(host.id, result.accountId)
  return redirect(`/admin/calendars?connected=${result.accountId}`)
}
