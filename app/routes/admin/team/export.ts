import type { LoaderFunctionArgs } from '@remix-run/node'
import { recordAudit } from '~/audit/record-audit.server'
import { csvFile } from '~/http/csv-file.server'
import { requireMembership } from '~/http/require/require-membership.server'
import { limitWork } from '~/http/require/require-public.server'
import { PRICES } from '~/limits/prices'
import { exportTeamMeetings } from '~/team/export-meetings.server'
import { readTeamQuery } from '~/team/meetings.server'

/** The filtered table as a file. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { host, membership } = await requireMembership(request, context, 'export-meetings')
  await limitWork(context, PRICES.export)
  await recordAudit(context.db, { act: 'bookings_exported', hostId: host.id }, context.now)
  const query = readTeamQuery(new URL(request.url).searchParams, host.timeZone)
  const { teamId } = membership
  return csvFile('team-meetings', exportTeamMeetings(context.db, { host, teamId }, query, context.now), context.now)
}
