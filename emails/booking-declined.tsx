import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { BookAgain, readersWhen, WhenFact, WithFact } from './booking-parts'
import { Fact, Line, MailLayout } from './layout'
import { mailMessages } from './messages'
import { SAMPLE_START } from './sample-booking'

/** A request that the host refused, or left unanswered until its time was up. No calendar has it. */
export const bookingDeclined: BookingMessage = {
  method: null,
  sample: {
    status: 'declined',
    sequence: 1,
    cancellation: { by: 'host', reason: 'That week is full; the next one suits me.', at: SAMPLE_START - 172_800_000 },
  },
  subject: (props) => mailMessages[props.locale].declined.subject(props.booking.title, readersWhen(props)),
  Message: BookingDeclined,
}

function BookingDeclined(props: BookingMailProps) {
  const { booking, locale, recipient } = props
  const t = mailMessages[locale]
  const { host, attendee, expired } = booking
  const text =
    recipient === 'host'
      ? t.declined.expiredHost(attendee.name)
      : expired
        ? t.declined.expired(host.name)
        : t.declined.text(host.name)
  return (
    <MailLayout
      locale={locale}
      preview={readersWhen(props)}
      heading={t.declined.heading}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{text}</Line>
      {booking.cancellation?.reason && <Fact name={t.reason}>{booking.cancellation.reason}</Fact>}
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <WhenFact {...props} />
      <BookAgain {...props} />
    </MailLayout>
  )
}
