import type { BookingDetailsRow } from '#db/queries/bookings'
import { findBookingOfManagedTeam, findTeamBookingOfMember } from '#db/queries/team-meetings'
import type { Host } from '~/accounts/host'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { requireHost } from './require-host.server'

/**
 * A booking of a team that the signed-in host may hand over: as a manager of the team, or as the member who has it.
 *
 * @throws 404 for any other, as for a missing one (S1)
 */
export async function requireTeamBooking(
  request: Request,
  id: string | undefined,
  context: AppContext,
): Promise<{ host: Host; row: BookingDetailsRow; managed: boolean }> {
  const host = await requireHost(request, context)
  const managed = await findBookingOfManagedTeam(context.db, host.id, id ?? '')
  const row = managed ?? (await findTeamBookingOfMember(context.db, host.id, id ?? ''))
  if (!row || row.team_rule === null) throw notFound()
  return { host, row, managed: managed !== undefined }
}
