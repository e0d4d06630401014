import type { BookingMessage } from './booking-mail.server'
import { AttendeeText, JoinPart, ManagePart, MeetingFacts, meetingWith, readersWhen } from './booking-parts'
import { Line } from './layout'

/** Another member of the team has the meeting now; the time stays. The reason is for colleagues only. */
export const bookingReassigned: BookingMessage = {
  method: 'REQUEST',
  sample: { sequence: 1, team: { handle: 'client-success', name: 'Client success' } },
  subject: (props) => props.t.reassigned.subject(meetingWith(props), readersWhen(props)),
  preview: (props) => props.t.reassigned.text(props.booking.host.name),
  heading: ({ t }) => t.reassigned.heading,
  Content: (props) => (
    <>
      <Line>{props.t.reassigned.text(props.booking.host.name)}</Line>
      <MeetingFacts {...props} />
      <AttendeeText {...props} />
      <JoinPart {...props} />
      <ManagePart {...props} />
    </>
  ),
}
