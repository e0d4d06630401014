import type { ActionFunctionArgs } from '@remix-run/node'
import { undoHours } from '~/availability/schedules/save-schedule.server'
import { NO_FIELDS, readFormData } from '~/http/read-form-data.server'
import { redirect } from '~/http/redirect.server'
import { redirectLoader } from '~/http/redirect-back.server'
import { requireScheduleOfHost } from '~/http/require/require-schedule-of-host.server'

export const loader = redirectLoader('/admin/availability')

/** @param request with `page=dates` when the button is on that page */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, schedule } = await requireScheduleOfHost(request, params.id, context)
  await readFormData(request, NO_FIELDS)
  await undoHours(context, { hostId: host.id, id: schedule.id }, context.now)
  const page = new URL(request.url).searchParams.get('page') === 'dates' ? '/dates' : ''
  return redirect(`/admin/availability/${schedule.id}${page}?done=undone`)
}
