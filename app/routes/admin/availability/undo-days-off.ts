import type { ActionFunctionArgs } from '@remix-run/node'
import { undoDaysOff } from '~/availability/schedules/save-days-off.server'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireHost } from '~/http/require/require-host.server'

export const loader = redirectLoader('/admin/availability/days-off')

export async function action({ request, context }: ActionFunctionArgs) {
  const host = await requireHost(request, context)
  await readFormData(request, NO_FIELDS)
  await undoDaysOff(context, host.id, context.now)
  return redirect('/admin/availability/days-off?done=undone')
}
