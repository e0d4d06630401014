import type { BookingMessage } from './booking-mail.server'
import { ManagePart, MeetingFacts, meetingWith, readersWhen } from './booking-parts'
import { Line } from './layout'
import { SAMPLE_ANSWER_DUE } from './sample-booking'

/** To the attendee of a booking that the host has to approve. Not an invite: nothing is fixed yet. */
export const bookingRequestReceived: BookingMessage = {
  method: null,
  sample: { status: 'pending', answerDueAt: SAMPLE_ANSWER_DUE },
  subject: (props) => props.t.requested.subject(meetingWith(props)),
  preview: readersWhen,
  heading: ({ t }) => t.requested.heading,
  Content: (props) => (
    <>
      <Line>{props.t.requested.text(props.booking.host.name)}</Line>
      <MeetingFacts {...props} moved />
      <ManagePart {...props} />
    </>
  ),
}
