import type { BookingMessage } from './booking-mail.server'
import { JoinPart, ManagePart, MeetingFacts, meetingWith, readersWhen, remainingTime, StartPart } from './booking-parts'

/** The meeting is near. States the real time until the start, even if the mail is late. */
export const bookingReminder: BookingMessage = {
  method: null,
  sample: {},
  subject: (props) => props.t.reminder.subject(meetingWith(props), remainingTime(props)),
  preview: readersWhen,
  heading: (props) => props.t.reminder.heading(remainingTime(props)),
  Content: (props) => (
    <>
      <MeetingFacts {...props} />
      <JoinPart {...props} />
      <StartPart {...props} />
      <ManagePart {...props} />
    </>
  ),
}
