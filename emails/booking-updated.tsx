import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { AttendeesWords, JoinPart, ManagePart, readersWhen, WhenFact, WithFact } from './booking-parts'
import { Line, MailLayout } from './layout'
import { mailMessages } from './messages'

/** The time stays; who comes, or under which name, has changed. */
export const bookingUpdated: BookingMessage = {
  method: 'REQUEST',
  sample: { sequence: 1, guests: ['grace@example.com'] },
  subject: (props) => mailMessages[props.locale].updated.subject(props.booking.title, readersWhen(props)),
  Message: BookingUpdated,
}

function BookingUpdated(props: BookingMailProps) {
  const { booking, locale } = props
  const t = mailMessages[locale]
  return (
    <MailLayout
      locale={locale}
      preview={readersWhen(props)}
      heading={t.updated.heading}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{t.updated.text(booking.attendee.name)}</Line>
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <WhenFact {...props} />
      <AttendeesWords {...props} />
      <JoinPart {...props} />
      <ManagePart {...props} />
    </MailLayout>
  )
}
