import type { ActionFunctionArgs } from '@remix-run/node'
import { readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'
import { removeSubscribeAddress, renewSubscribeAddress } from '~/invites/outgoing-feed.server'

export const loader = redirectLoader('/admin/calendars')

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const step = (await readFormData(request, { once: ['step'] })).get('step')
  if (step === 'remove') await removeSubscribeAddress(context.db, host.id)
  else await renewSubscribeAddress(context, host.id, context.now)
  return redirect(`/admin/calendars?done=${step === 'remove' ? 'unsubscribed' : 'subscription'}`)
}
