import type { BookingMessage } from './booking-mail.server'
import { MeetingFacts, meetingWith, readersWhen } from './booking-parts'
import { Fact, Line } from './layout'

/** To the member of a team who no longer has a meeting: their calendar removes it. */
export const bookingHandedOver: BookingMessage = {
  method: 'CANCEL',
  sample: { sequence: 1, team: { handle: 'client-success', name: 'Client success' } },
  subject: (props) => props.t.handedOver.subject(meetingWith(props), readersWhen(props)),
  preview: (props) => props.t.handedOver.text(props.booking.team?.name ?? ''),
  heading: ({ t }) => t.handedOver.heading,
  Content: (props) => (
    <>
      <Line>{props.t.handedOver.text(props.booking.team?.name ?? '')}</Line>
      <MeetingFacts {...props} />
      {props.message && <Fact name={props.t.reason}>{props.message}</Fact>}
    </>
  ),
}
