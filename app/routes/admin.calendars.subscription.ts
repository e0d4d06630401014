import type { ActionFunctionArgs } from '@remix-run/node'
import { requireHost } from '~/accounts/require-host.server'
import { removeSubscribeAddress, renewSubscribeAddress } from '~/busy/subscribe-feed.server'
import { leadBackTo } from '~/http/lead-back.server'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'

export const loader = leadBackTo('/admin/calendars')

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const step = (await readFormData(request, { once: ['step'] })).get('step')
  if (step === 'remove') await removeSubscribeAddress(context.db, host.id)
  else await renewSubscribeAddress(context, host.id, context.now)
  return redirect(`/admin/calendars?done=${step === 'remove' ? 'unsubscribed' : 'subscription'}`)
}
