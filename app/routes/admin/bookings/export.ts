import type { LoaderFunctionArgs } from '@remix-run/node'
import { readBookingsQuery } from '~/admin/bookings-query.server'
import { exportBookings } from '~/admin/export-bookings.server'
import { recordAudit } from '~/audit/record-audit.server'
import { csvFile } from '~/http/csv-file.server'
import { requireHost } from '~/http/require/require-host.server'
import { limitWork } from '~/http/require/require-public.server'
import { PRICES } from '~/limits/prices'

/** The filtered list as a file. Streamed: the first lines are sent before the last ones are read. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const host = await requireHost(request, context)
  await limitWork(context, PRICES.export)
  await recordAudit(context.db, { act: 'bookings_exported', hostId: host.id }, context.now)
  const query = readBookingsQuery(new URL(request.url).searchParams, host.timeZone)
  return csvFile('bookings', exportBookings(context.db, host, query, context.now), context.now)
}
