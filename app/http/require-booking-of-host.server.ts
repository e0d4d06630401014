import { type BookingDetailsRow, findBookingOfHost } from '#db/queries/bookings'
import type { Host } from '../accounts/host'
import { requireHost } from '../accounts/require-host.server'
import type { AppContext } from './context.server'
import { notFound } from './not-found'

/** A booking of the signed-in host. @throws 404 for a foreign one exactly as for a missing one (S1) */
export async function requireBookingOfHost(
  request: Request,
  id: string | undefined,
  context: AppContext,
): Promise<{ host: Host; row: BookingDetailsRow }> {
  const host = await requireHost(request, context)
  const row = await findBookingOfHost(context.db, host.id, id ?? '')
  if (!row) throw notFound()
  return { host, row }
}
