import { type BookingDetailsRow, findBookingOfHost } from '#db/queries/bookings'
import type { Host } from '~/accounts/host'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { requireHost } from './require-host.server'
import { limitRequests } from './require-public.server'

/** A booking of the signed-in host. @throws the same 404 for another host's booking and a missing one (S1) */
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

/** The same for a form that may send mail: a host's account must not flood anybody either (S16). @throws 429 as well */
export async function requireBookingOfHostToChange(
  request: Request,
  id: string | undefined,
  context: AppContext,
): ReturnType<typeof requireBookingOfHost> {
  const found = await requireBookingOfHost(request, id, context)
  await limitRequests(context, 'host-changes-of-booking', found.row.id)
  return found
}
