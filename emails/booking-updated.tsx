import type { BookingMessage } from './booking-mail.server'
import { AttendeeText, JoinPart, ManagePart, MeetingFacts, meetingWith, readersWhen } from './booking-parts'
import { Line } from './layout'

/** The time stays; the guests or the attendee's name have changed. */
export const bookingUpdated: BookingMessage = {
  method: 'REQUEST',
  sample: { sequence: 1, guests: ['grace@example.com'] },
  subject: (props) => props.t.updated.subject(meetingWith(props), readersWhen(props)),
  preview: (props) => props.t.updated.text(props.booking.attendee.name),
  heading: ({ t }) => t.updated.heading,
  Content: (props) => (
    <>
      <Line>{props.t.updated.text(props.booking.attendee.name)}</Line>
      <MeetingFacts {...props} />
      <AttendeeText {...props} />
      <JoinPart {...props} />
      <ManagePart {...props} />
    </>
  ),
}
