import type { LoaderFunctionArgs } from '@remix-run/node'
import { exportAttendance } from '~/admin/export-attendance.server'
import { readSpan } from '~/admin/insights.server'
import { csvFile } from '~/http/csv-file.server'
import { requireHost } from '~/http/require/require-host.server'
import { limitWork } from '~/http/require/require-public.server'
import { PRICES } from '~/limits/prices'
import { findSeenMembers } from '~/team/seen-members.server'

/** The attendance figures of the shown period as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  await limitWork(context, PRICES.export)
  const scope = {
    weekCount: readSpan(new URL(request.url).searchParams.get('weeks')),
    memberIds: await findSeenMembers(context.db, host.id),
  }
  return csvFile('attendance', exportAttendance(context.db, host, scope, context.now), context.now)
}
