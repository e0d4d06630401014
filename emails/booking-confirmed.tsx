import type { BookingMessage } from './booking-mail.server'
import {
  AttendeeText,
  JoinPart,
  lengthAndPlace,
  ManagePart,
  MeetingFacts,
  meetingWith,
  readersWhen,
} from './booking-parts'

/** The invite: to the attendee, to the host, and to the guests. */
export const bookingConfirmed: BookingMessage = {
  method: 'REQUEST',
  sample: {},
  subject(props) {
    const { subjectHost, subjectAttendee, subjectGuest } = props.t.confirmed
    const subject = { host: subjectHost, attendee: subjectAttendee, guest: subjectGuest }[props.recipient]
    return subject(meetingWith(props), readersWhen(props))
  },
  preview: (props) =>
    props.recipient === 'host' ? `${props.booking.attendee.email} · ${lengthAndPlace(props)}` : lengthAndPlace(props),
  heading: ({ t, booking, recipient }) =>
    ({
      host: t.confirmed.headingHost(booking.attendee.name),
      attendee: t.confirmed.headingAttendee,
      guest: t.confirmed.headingGuest(booking.attendee.name),
    })[recipient],
  Content: (props) => (
    <>
      <MeetingFacts {...props} />
      <AttendeeText {...props} />
      <JoinPart {...props} />
      <ManagePart {...props} />
    </>
  ),
}
