import { type CoHostRow, findCoHosts } from '#db/queries/booking-co-hosts'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { Db } from '#db/schema'

/** The hosts beside the organizer; only a collective booking has any. */
export async function readCoHosts(db: Db, { id, team_rule }: BookingDetailsRow): Promise<CoHostRow[]> {
  return team_rule === 'collective' ? findCoHosts(db, id) : []
}
