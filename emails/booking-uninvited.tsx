import type { BookingMessage } from './booking-mail.server'
import { MeetingFacts, meetingWith, readersWhen } from './booking-parts'
import { Line } from './layout'

/** To a guest who was removed: their calendar removes the event, the meeting itself takes place. */
export const bookingUninvited: BookingMessage = {
  method: 'CANCEL',
  sample: { sequence: 1 },
  subject: (props) => props.t.uninvited.subject(meetingWith(props), readersWhen(props)),
  preview: (props) => props.t.uninvited.text(props.booking.attendee.name),
  heading: ({ t }) => t.uninvited.heading,
  Content: (props) => (
    <>
      <Line>{props.t.uninvited.text(props.booking.attendee.name)}</Line>
      <MeetingFacts {...props} />
    </>
  ),
}
