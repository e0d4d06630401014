import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { requireHost } from '~/accounts/require-host.server'
import { undoDaysOff } from '~/availability/save-days-off.server'
import { leadBackTo } from '~/http/lead-back.server'

export const loader = leadBackTo('/admin/availability/days-off')

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  await undoDaysOff(context, host.id, context.now)
  return redirect('/admin/availability/days-off?done=undone')
}
