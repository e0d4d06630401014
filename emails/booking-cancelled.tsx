import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { BookAgain, MeetingFacts, readersWhen } from './booking-parts'
import { Fact, Line } from './layout'
import { SAMPLE_START } from './sample-booking'

/** The meeting is off, whoever called it off; calendars drop it. */
export const bookingCancelled: BookingMessage = {
  method: 'CANCEL',
  sample: {
    status: 'cancelled',
    sequence: 1,
    cancellation: { by: 'host', reason: 'I have to travel that day.', at: SAMPLE_START - 172_800_000 },
  },
  subject: (props) => props.t.cancelled.subject(props.booking.title, readersWhen(props)),
  heading: ({ t }) => t.cancelled.heading,
  Content: Cancelled,
}

function Cancelled(props: BookingMailProps) {
  const { booking, recipient, t } = props
  const by = booking.cancellation?.by ?? 'host'
  const byReader = by === recipient
  // A host's words reach the attendee and an attendee's the host; nobody is told their own, and guests neither.
  const reason = byReader || recipient === 'guest' ? null : booking.cancellation?.reason
  return (
    <>
      <Line>{byReader ? t.cancelled.byYou : t.cancelled.by(booking[by].name)}</Line>
      {reason && <Fact name={t.reason}>{reason}</Fact>}
      <MeetingFacts {...props} />
      <BookAgain {...props} />
    </>
  )
}
