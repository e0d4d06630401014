import { MINUTE_MS } from '~/time/units'
import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { AttendeeText, MeetingFacts, meetingWith, readersWhen, sides, whenInZone } from './booking-parts'
import { ActionWithAddress, Small } from './layout'
import { SAMPLE_ANSWER_DUE } from './sample-booking'

/**
 * To the host: a request for a time. The link opens the admin; only a button there answers the request, never the link itself.
 */
export const bookingRequestToAnswer: BookingMessage = {
  method: null,
  sample: { status: 'pending', answerDueAt: SAMPLE_ANSWER_DUE },
  subject: (props) => props.t.toAnswer.subject(meetingWith(props), readersWhen(props)),
  preview: (props) =>
    `${props.t.minutes((props.booking.endsAt - props.booking.startsAt) / MINUTE_MS)} · ${props.booking.attendee.email}`,
  heading: ({ t, booking }) => t.toAnswer.heading(booking.attendee.name),
  Content: RequestToAnswer,
}

function RequestToAnswer(props: BookingMailProps) {
  const { booking, reader, appUrl, t } = props
  const due = booking.answerDueAt
  return (
    <>
      <MeetingFacts {...props} moved />
      <AttendeeText {...props} />
      <ActionWithAddress href={`${appUrl}/admin/bookings/${booking.id}`}>{t.toAnswer.button}</ActionWithAddress>
      {due !== null && <Small>{t.toAnswer.due(whenInZone(reader, due, sides(props).self.timeZone))}</Small>}
    </>
  )
}
