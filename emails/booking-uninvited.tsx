import type { BookingMessage } from './booking-mail.server'
import { MeetingFacts, readersWhen } from './booking-parts'
import { Line } from './layout'

/** To a guest who is not to come any more: their calendar drops the event, the meeting itself stands. */
export const bookingUninvited: BookingMessage = {
  method: 'CANCEL',
  sample: { sequence: 1 },
  subject: (props) => props.t.uninvited.subject(props.booking.title, readersWhen(props)),
  heading: ({ t }) => t.uninvited.heading,
  Content: (props) => (
    <>
      <Line>{props.t.uninvited.text(props.booking.attendee.name)}</Line>
      <MeetingFacts {...props} />
    </>
  ),
}
