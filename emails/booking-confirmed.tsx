import type { BookingMailProps } from './booking-mail.server'
import { AttendeesWords, JoinPart, ManagePart, readersWhen, sides, WhenFact, WithFact } from './booking-parts'
import { Line, MailLayout } from './layout'
import { mailMessages } from './messages'

export function confirmedSubject(props: BookingMailProps): string {
  const t = mailMessages[props.locale].confirmed
  const subject = props.recipient === 'host' ? t.subjectHost : t.subjectAttendee
  return subject(props.booking.title, sides(props).other.name, readersWhen(props))
}

export function BookingConfirmed(props: BookingMailProps) {
  const { booking, locale, recipient } = props
  const t = mailMessages[locale]
  return (
    <MailLayout
      locale={locale}
      preview={readersWhen(props)}
      heading={recipient === 'host' ? t.confirmed.headingHost(booking.attendee.name) : t.confirmed.headingAttendee}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <WhenFact {...props} />
      <AttendeesWords {...props} />
      <JoinPart {...props} />
      <ManagePart {...props} />
    </MailLayout>
  )
}
