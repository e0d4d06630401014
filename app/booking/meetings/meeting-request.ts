import type { MeetingRequest } from '~/booking/conferencing'

/**
 * What a provider gets of a booking: event type, attendee, and the marker by which we recognise the meeting as ours.
 *
 * @param coHosts who come along with the organizer
 */
export function meetingRequestFor(
  booking: {
    title: string
    attendee_name: string
    meeting_marker: string
    starts_at: number
    ends_at: number
  },
  coHosts: { id: string }[] = [],
): MeetingRequest {
  return {
    // "Meeting with Ada Example" already names the attendee.
    subject: booking.title.includes(booking.attendee_name)
      ? booking.title
      : `${booking.title} (${booking.attendee_name})`,
    marker: booking.meeting_marker,
    startsAt: booking.starts_at,
    endsAt: booking.ends_at,
    coHostIds: coHosts.map(({ id }) => id),
  }
}
