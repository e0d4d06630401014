import type { BookingMessage } from './booking-mail.server'
import { MeetingFacts, meetingWith } from './booking-parts'
import { ActionWithAddress, Line } from './layout'

/** The link to the recording of a meeting, for those who were invited. */
export const bookingRecording: BookingMessage = {
  method: null,
  sample: {},
  subject: (props) => props.t.recording.subject(meetingWith(props)),
  preview: ({ t }) => t.recording.text,
  heading: ({ t }) => t.recording.heading,
  Content: (props) => (
    <>
      <Line>{props.t.recording.text}</Line>
      {props.recordingUrl && (
        <ActionWithAddress href={props.recordingUrl}>{props.t.recording.button}</ActionWithAddress>
      )}
      <MeetingFacts {...props} />
    </>
  ),
}
