import { MINUTE_MS } from '~/time/units'
import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { JoinPart, ManagePart, MeetingFacts, meetingWith, readersWhen } from './booking-parts'

/** The meeting is near. States the real time until the start, even if the mail is late. */
export const bookingReminder: BookingMessage = {
  method: null,
  sample: {},
  subject: (props) => props.t.reminder.subject(meetingWith(props), inWords(props)),
  preview: readersWhen,
  heading: (props) => props.t.reminder.heading(inWords(props)),
  Content: (props) => (
    <>
      <MeetingFacts {...props} />
      <JoinPart {...props} />
      <ManagePart {...props} />
    </>
  ),
}

/** The remaining time as people say it: minutes in the last hour and a half, else hours. */
function inWords({ locale, booking, now }: BookingMailProps): string {
  const minutes = Math.max(1, Math.round((booking.startsAt - now) / MINUTE_MS))
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
  return minutes <= 90 ? format.format(minutes, 'minute') : format.format(Math.round(minutes / 60), 'hour')
}
