import { findBookingEvents } from '#db/queries/booking-events'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { Db } from '#db/schema'
import type { Conferencing, ConferencingOutcome, ListedMeeting } from '~/booking/conferencing'

export type IdentifiedMeeting = ListedMeeting & { meetingId: string }

/**
 * Meetings at the provider that belong to a booking: they carry its marker and a time that the booking has, or had when it was asked.
 * A copy that the organizer made at another time is not ours (E5).
 */
export async function findOurMeetings(
  { db, conferencing }: { db: Db; conferencing: Conferencing },
  booking: BookingDetailsRow,
): Promise<ConferencingOutcome<IdentifiedMeeting[]>> {
  const upcoming = await conferencing.upcomingMeetings(booking.host_id)
  if (!upcoming.ok) return upcoming
  const starts = await startsOf(db, booking)
  const ours = upcoming.value.filter(
    (meeting) => conferencing.carriesMarker(meeting, booking.meeting_marker) && starts.has(meeting.startsAt),
  )
  return { ok: true, value: ours.filter(isIdentified) }
}

/** One that can be adopted or deleted. */
function isIdentified(meeting: ListedMeeting): meeting is IdentifiedMeeting {
  return meeting.meetingId !== null
}

/** Every start the booking ever had, from its history. */
async function startsOf(db: Db, { id, starts_at }: BookingDetailsRow): Promise<Set<number>> {
  const events = await findBookingEvents(db, id)
  const times = events.map(({ data }) => JSON.parse(data) as { from?: number; to?: number })
  return new Set([starts_at, ...times.flatMap(({ from, to }) => [from, to].filter((at) => at !== undefined))])
}
