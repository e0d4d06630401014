import type { ActionFunctionArgs } from '@remix-run/node'
import { makeDefault } from '~/availability/schedules/save-schedule.server'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireScheduleOfHost } from '~/http/require/require-schedule-of-host.server'

export const loader = redirectLoader('/admin/availability')

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, schedule } = await requireScheduleOfHost(request, params.id, context)
  await readFormData(request, NO_FIELDS)
  await makeDefault(context, { hostId: host.id, id: schedule.id }, context.now)
  return redirect(`/admin/availability/${schedule.id}/use?saved=1`)
}
