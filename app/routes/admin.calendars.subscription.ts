import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireHost } from '~/accounts/require-host.server'
import { removeSubscribeAddress, renewSubscribeAddress } from '~/busy/subscribe-feed.server'
import { readFormData } from '~/http/read-form-data.server'

/** Only ever a button, so an address typed or reloaded leads back to where the button is. */
export function loader() {
  return redirect('/admin/calendars')
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  const step = (await readFormData(request)).get('step')
  if (step === 'remove') await removeSubscribeAddress(context.db, host.id)
  else await renewSubscribeAddress(context, host.id, context.now)
  return redirect(`/admin/calendars?done=${step === 'remove' ? 'unsubscribed' : 'subscription'}`)
}
