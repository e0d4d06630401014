import { DAY_MS } from '~/time/units'
import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { BookAgain, MeetingFacts, meetingWith, readersWhen } from './booking-parts'
import { Fact, Line } from './layout'
import { SAMPLE_START } from './sample-booking'

/** A request that the host declined, or did not answer in time. No calendar has it. */
export const bookingDeclined: BookingMessage = {
  method: null,
  sample: {
    status: 'declined',
    sequence: 1,
    cancellation: { by: 'host', reason: 'That week is full; the next one suits me.', at: SAMPLE_START - 2 * DAY_MS },
  },
  subject: (props) => props.t.declined.subject(meetingWith(props), readersWhen(props)),
  preview: whyDeclined,
  heading: ({ t }) => t.declined.heading,
  Content: (props) => (
    <>
      <Line>{whyDeclined(props)}</Line>
      {props.booking.cancellation?.reason && <Fact name={props.t.reason}>{props.booking.cancellation.reason}</Fact>}
      <MeetingFacts {...props} />
      <BookAgain {...props} />
    </>
  ),
}

/** The host gets it only if the request expired: they know what they declined themselves. */
function whyDeclined({ booking: { host, attendee, expired }, recipient, t }: BookingMailProps): string {
  if (recipient === 'host') return t.declined.expiredHost(attendee.name)
  return expired ? t.declined.expired(host.name) : t.declined.text(host.name)
}
