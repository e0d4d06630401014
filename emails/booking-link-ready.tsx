import type { BookingMessage } from './booking-mail.server'
import { JoinPart, ManagePart, meetingWith, readersWhen, WhenFact, WithFact } from './booking-parts'
import { Line } from './layout'

/** The link, for people who were invited before there was one, or when it has changed. */
export const bookingLinkReady: BookingMessage = {
  method: 'REQUEST',
  sample: { sequence: 1 },
  subject: (props) => props.t.linkReady.subject(meetingWith(props), readersWhen(props)),
  preview: ({ t, booking }) => booking.meeting.joinUrl ?? t.linkFollows,
  heading: ({ t }) => t.linkReady.heading,
  Content: (props) => (
    <>
      <Line>{props.booking.title}</Line>
      <JoinPart {...props} />
      <WithFact {...props} />
      <WhenFact {...props} />
      <ManagePart {...props} />
    </>
  ),
}
