import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { readersWhen, WhenFact, WithFact } from './booking-parts'
import { Line, MailLayout } from './layout'
import { mailMessages } from './messages'

/** To a guest who is not to come any more: their calendar drops the event, the meeting itself stands. */
export const bookingUninvited: BookingMessage = {
  method: 'CANCEL',
  sample: { sequence: 1 },
  subject: (props) => mailMessages[props.locale].uninvited.subject(props.booking.title, readersWhen(props)),
  Message: BookingUninvited,
}

function BookingUninvited(props: BookingMailProps) {
  const { booking, locale } = props
  const t = mailMessages[locale]
  return (
    <MailLayout
      locale={locale}
      preview={readersWhen(props)}
      heading={t.uninvited.heading}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{t.uninvited.text(booking.attendee.name)}</Line>
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <WhenFact {...props} />
    </MailLayout>
  )
}
