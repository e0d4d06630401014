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
  sample: { sequence: 1, previous: { startsAt: SAMPLE_START - 86_400_000, endsAt: SAMPLE_START - 84_600_000 } },
  subject: (props) => props.t.rescheduled.subject(meetingWith(props), readersWhen(props)),
  preview: previewOf,
  heading: ({ t }) => t.rescheduled.heading,
  Content: (props) => (
    <>
      <MeetingFacts {...props} moved />
      {props.words && <Fact name={props.t.reason}>{props.words}</Fact>}
      <JoinPart {...props} />
      <ManagePart {...props} />
    </>
  ),
}

function previewOf(props: BookingMailProps): string {
  const former = formerWhen(props)
  return former === null ? lengthAndPlace(props) : `${props.t.before}: ${former}`
}
