import { type BookingDetailsRow, findBookingOfHost } from '#db/queries/bookings'
import { findBookingOfManagedTeam } from '#db/queries/team-meetings'
import type { Host } from '~/accounts/host'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { requireHost } from './require-host.server'
import { limitRequests } from './require-public.server'

/**
 * A booking whose meeting the signed-in person may start: its organizer, a host who comes along, or a manager of the team that was booked. A
 * member's own meetings are nobody else's: whoever starts one acts in its organizer's name.
 *
 * @throws 404 for any other, as for a missing one (S1); 429 for too many
 */
export async function requireMeetingToStart(
  request: Request,
  id: string | undefined,
  context: AppContext,
): Promise<{ host: Host; row: BookingDetailsRow }> {
  const host = await requireHost(request, context)
  const row =
    (await findBookingOfHost(context.db, host.id, id ?? '')) ??
    (await findBookingOfManagedTeam(context.db, host.id, id ?? ''))
  if (!row) throw notFound()
  await limitRequests(context, 'start-meeting', host.id)
  return { host, row }
}
