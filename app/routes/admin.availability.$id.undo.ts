import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { undoHours } from '~/availability/save-schedule.server'
import { requireScheduleOfHost } from '~/http/require-schedule-of-host.server'

/** Only ever a button, so an address typed or reloaded leads back to where the button is. */
export function loader() {
  return redirect('/admin/availability')
}

/** @param request with `page=dates` when the button stands there */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { host, schedule } = await requireScheduleOfHost(request, params.id, context)
  await undoHours(context, { hostId: host.id, id: schedule.id }, context.now)
  const page = new URL(request.url).searchParams.get('page') === 'dates' ? '/dates' : ''
  return redirect(`/admin/availability/${schedule.id}${page}?done=undone`)
}
