import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { AttendeeText, hostNames, JoinPart, ManagePart, MeetingFacts, meetingWith, readersWhen } from './booking-parts'
import { Line } from './layout'

/**
 * Another member of the team has the meeting now, or one of several hosts no longer takes part; the time stays. The reason is for
 * colleagues only.
 */
export const bookingReassigned: BookingMessage = {
  method: 'REQUEST',
  sample: { sequence: 1, team: { handle: 'client-success', name: 'Client success' } },
  subject: (props) => textsFor(props).subject(meetingWith(props), readersWhen(props)),
  preview: (props) => textsFor(props).text(hostNames(props)),
  heading: (props) => textsFor(props).heading,
  Content: (props) => (
    <>
      <Line>{textsFor(props).text(hostNames(props))}</Line>
      <MeetingFacts {...props} />
      <AttendeeText {...props} />
      <JoinPart {...props} />
      <ManagePart {...props} />
    </>
  ),
}

/** A colleague who reads this was a host of several as well. */
function textsFor({ t, recipient, invited }: BookingMailProps) {
  const isOfSeveral = recipient === 'host' || (invited?.coHosts ?? []).length > 0
  return isOfSeveral ? t.reassigned.ofSeveral : t.reassigned
}
