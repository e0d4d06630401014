import type { LoaderFunctionArgs } from '@remix-run/node'
import { redirect } from '~/http/redirect.server'
import { requireEventTypeOfHost } from '~/http/require/require-event-type-of-host.server'
import { requireScheduleOfHost } from '~/http/require/require-schedule-of-host.server'

/** Redirects from an event type to the dates of the schedule that it follows. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { eventType } = await requireEventTypeOfHost(request, params.id, context)
  const { schedule } = await requireScheduleOfHost(request, eventType.scheduleId ?? undefined, context)
  return redirect(`/admin/availability/${schedule.id}/dates${new URL(request.url).search}`)
}
