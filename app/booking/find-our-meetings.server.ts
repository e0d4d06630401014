import type { BookingDetailsRow } from '#db/queries/bookings'
import type { GotoService } from '../goto/goto-service.server'
import { carriesMarker } from '../goto/meeting-request'
import type { GotoOutcome } from '../goto/outcome'
import type { ListedMeeting } from '../goto/reading'

/** Meetings at GoTo that carry a booking's marker: ours, and nobody else's (E5). */
export async function findOurMeetings(
  goto: GotoService,
  booking: BookingDetailsRow,
): Promise<GotoOutcome<ListedMeeting[]>> {
  const upcoming = await goto.upcomingMeetings(booking.host_id)
  if (!upcoming.ok) return upcoming
  return { ok: true, value: upcoming.value.filter(({ subject }) => carriesMarker(subject, booking.meeting_marker)) }
}
