import type { ActionFunctionArgs } from '@remix-run/node'
import { beginCalendarConnect } from '~/calendars/connect-oauth-account.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'

export const loader = redirectLoader('/admin/calendars')

/** Leads to the consent page of a provider. */
export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const provider = (await readFormData(request, { once: ['provider'] })).get('provider')
  if (provider !== 'google' && provider !== 'microsoft') throw new Response(null, { status: 400 })
  const consenting = { hostId: host.id, sessionIdHash: host.sessionIdHash }
  return redirect((await beginCalendarConnect(context, provider, consenting, context.now)) ?? '/admin/calendars')
}
