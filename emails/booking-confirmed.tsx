import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { AttendeesWords, JoinPart, ManagePart, readersWhen, sides, WhenFact, WithFact } from './booking-parts'
import { Line, MailLayout } from './layout'
import { mailMessages } from './messages'

/** The invite: to whoever booked, to the host, and to the guests. */
export const bookingConfirmed: BookingMessage = {
  method: 'REQUEST',
  sample: {},
  subject(props) {
    const t = mailMessages[props.locale].confirmed
    const subject = { host: t.subjectHost, attendee: t.subjectAttendee, guest: t.subjectGuest }[props.recipient]
    return subject(props.booking.title, sides(props).other.name, readersWhen(props))
  },
  Message: BookingConfirmed,
}

function BookingConfirmed(props: BookingMailProps) {
  const { booking, locale, recipient } = props
  const t = mailMessages[locale]
  const heading = {
    host: t.confirmed.headingHost(booking.attendee.name),
    attendee: t.confirmed.headingAttendee,
    guest: t.confirmed.headingGuest(booking.attendee.name),
  }[recipient]
  return (
    <MailLayout locale={locale} preview={readersWhen(props)} heading={heading} foot={`${t.noReply} ${t.foot}`}>
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <WhenFact {...props} />
      <AttendeesWords {...props} />
      <JoinPart {...props} />
      <ManagePart {...props} />
    </MailLayout>
  )
}
