import type { BookingMessage } from './booking-mail.server'
import { AttendeeText, JoinPart, ManagePart, MeetingFacts, meetingWith, readersWhen } from './booking-parts'
import { Fact, Line } from './layout'

/** To the member of a team who takes a meeting over. */
export const bookingTakenOver: BookingMessage = {
  method: 'REQUEST',
  sample: { sequence: 1, team: { handle: 'client-success', name: 'Client success' } },
  subject: (props) => props.t.takenOver.subject(meetingWith(props), readersWhen(props)),
  preview: (props) => props.t.takenOver.text(props.booking.team?.name ?? ''),
  heading: ({ t }) => t.takenOver.heading,
  Content: (props) => (
    <>
      <Line>{props.t.takenOver.text(props.booking.team?.name ?? '')}</Line>
      <MeetingFacts {...props} />
      {props.message && <Fact name={props.t.reason}>{props.message}</Fact>}
      <AttendeeText {...props} />
      <JoinPart {...props} />
      <ManagePart {...props} />
    </>
  ),
}
