import { DAY_MS } from '~/time/units'
import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { BookAgain, MeetingFacts, meetingWith, readersWhen } from './booking-parts'
import { Fact, Line } from './layout'
import { SAMPLE_START } from './sample-booking'

/** The meeting is cancelled, by either side; calendars remove it. */
export const bookingCancelled: BookingMessage = {
  method: 'CANCEL',
  sample: {
    status: 'cancelled',
    sequence: 1,
    cancellation: { by: 'host', reason: 'I have to travel that day.', at: SAMPLE_START - 2 * DAY_MS },
  },
  subject: (props) => props.t.cancelled.subject(meetingWith(props), readersWhen(props)),
  preview: (props) => [byWhom(props), reasonFor(props)].filter(Boolean).join(' '),
  heading: ({ t }) => t.cancelled.heading,
  Content: Cancelled,
}

function Cancelled(props: BookingMailProps) {
  const reason = reasonFor(props)
  return (
    <>
      <Line>{byWhom(props)}</Line>
      {reason && <Fact name={props.t.reason}>{reason}</Fact>}
      <MeetingFacts {...props} />
      <BookAgain {...props} />
    </>
  )
}

function byWhom({ booking, recipient, t }: BookingMailProps): string {
  const by = booking.cancellation?.by ?? 'host'
  return by === recipient ? t.cancelled.byYou : t.cancelled.by(booking[by].name)
}

/** The reason of a host goes to the attendee, and an attendee's to the host; not to its author, nor to guests. */
function reasonFor({ booking: { cancellation }, recipient }: BookingMailProps): string | null {
  return cancellation === null || cancellation.by === recipient || recipient === 'guest' ? null : cancellation.reason
}
