import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { MeetingFacts, meetingWith } from './booking-parts'
import { ActionWithAddress, Fact, Line } from './layout'

/**
 * The host asks for another time, with a message. Nothing has changed yet: the attendee picks another time, or keeps this one.
 */
export const bookingNewTimeAsked: BookingMessage = {
  method: null,
  sample: {},
  subject: (props) => props.t.newTime.subject(meetingWith(props)),
  preview: (props) => props.message ?? props.t.newTime.text,
  heading: ({ t, booking }) => t.newTime.heading(booking.host.name),
  Content: NewTimeAsked,
}

function NewTimeAsked(props: BookingMailProps) {
  const { booking, manageUrl, recipient, message } = props
  const t = props.t.newTime
  return (
    <>
      <Line>{t.text}</Line>
      {message && <Fact name={t.messageFrom(booking.host.name)}>{message}</Fact>}
      <MeetingFacts {...props} />
      {recipient === 'attendee' && <ActionWithAddress href={`${manageUrl}/reschedule`}>{t.button}</ActionWithAddress>}
    </>
  )
}
