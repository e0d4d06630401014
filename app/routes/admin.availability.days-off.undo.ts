import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireHost } from '~/accounts/require-host.server'
import { undoDaysOff } from '~/availability/save-days-off.server'

/** Only ever a button, so an address typed or reloaded leads back to where the button is. */
export function loader() {
  return redirect('/admin/availability/days-off')
}

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  await undoDaysOff(context, host.id, context.now)
  return redirect('/admin/availability/days-off?done=undone')
}
