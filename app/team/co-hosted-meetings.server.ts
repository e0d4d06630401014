import { findCoHostedBookings } from '#db/queries/booking-co-hosts'
import type { Db } from '#db/schema'

const MAX_SHOWN = 25

export interface CoHostedMeeting {
  id: string
  title: string
  startsAt: number
  endsAt: number
  attendee: string
  organizer: string
}

/** The meetings to come of a host that a colleague organizes, soonest first. */
export async function listCoHostedMeetings(db: Db, hostId: string, now: number): Promise<CoHostedMeeting[]> {
  const rows = await findCoHostedBookings(db, hostId, { now, limit: MAX_SHOWN })
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    attendee: row.attendee_name,
    organizer: row.host_name,
  }))
}
