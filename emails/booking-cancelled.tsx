import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { BookAgain, readersWhen, WhenFact, WithFact } from './booking-parts'
import { Fact, Line, MailLayout } from './layout'
import { mailMessages } from './messages'
import { SAMPLE_START } from './sample-booking'

export const bookingCancelled: BookingMessage = {
  method: 'CANCEL',
  sample: {
    status: 'cancelled',
    sequence: 1,
    cancellation: { by: 'host', reason: 'I have to travel that day.', at: SAMPLE_START - 172_800_000 },
  },
  subject: (props) => mailMessages[props.locale].cancelled.subject(props.booking.title, readersWhen(props)),
  Message: BookingCancelled,
}

function BookingCancelled(props: BookingMailProps) {
  const { booking, locale, recipient } = props
  const t = mailMessages[locale]
  const by = booking.cancellation?.by ?? 'host'
  const byReader = by === recipient
  // A host's words reach the attendee and an attendee's the host; nobody is told their own, and guests neither.
  const reason = byReader || recipient === 'guest' ? null : booking.cancellation?.reason
  return (
    <MailLayout
      locale={locale}
      preview={readersWhen(props)}
      heading={t.cancelled.heading}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{byReader ? t.cancelled.byYou : t.cancelled.by(booking[by].name)}</Line>
      {reason && <Fact name={t.reason}>{reason}</Fact>}
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <WhenFact {...props} />
      <BookAgain {...props} />
    </MailLayout>
  )
}
