import { DAY_MS, MINUTE_MS } from '~/time/units'
import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import {
  formerWhen,
  JoinPart,
  lengthAndPlace,
  ManagePart,
  MeetingFacts,
  meetingWith,
  readersWhen,
} from './booking-parts'
import { Fact } from './layout'
import { SAMPLE_START } from './sample-booking'

/** Another time for the same meeting, with the old one struck. */
export const bookingRescheduled: BookingMessage = {
  method: 'REQUEST',
  sample: {
    sequence: 1,
    previous: { startsAt: SAMPLE_START - DAY_MS, endsAt: SAMPLE_START - DAY_MS + 30 * MINUTE_MS },
  },
  subject: (props) => props.t.rescheduled.subject(meetingWith(props), readersWhen(props)),
  preview: previewOf,
  heading: ({ t }) => t.rescheduled.heading,
  Content: (props) => (
    <>
      <MeetingFacts {...props} moved />
      {props.message && <Fact name={props.t.reason}>{props.message}</Fact>}
      <JoinPart {...props} />
      <ManagePart {...props} />
    </>
  ),
}

function previewOf(props: BookingMailProps): string {
  const former = formerWhen(props)
  return former === null ? lengthAndPlace(props) : `${props.t.before}: ${former}`
}
