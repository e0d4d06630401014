import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { FormerWhen, JoinPart, ManagePart, readersWhen, WhenFact, WithFact } from './booking-parts'
import { Fact, Line, MailLayout } from './layout'
import { mailMessages } from './messages'
import { SAMPLE_START } from './sample-booking'

/** Another time for the same meeting, with the old one struck. */
export const bookingRescheduled: BookingMessage = {
  method: 'REQUEST',
  sample: { sequence: 1, previous: { startsAt: SAMPLE_START - 86_400_000, endsAt: SAMPLE_START - 84_600_000 } },
  subject: (props) => mailMessages[props.locale].rescheduled.subject(props.booking.title, readersWhen(props)),
  Message: BookingRescheduled,
}

function BookingRescheduled(props: BookingMailProps) {
  const { booking, locale, words } = props
  const t = mailMessages[locale]
  return (
    <MailLayout
      locale={locale}
      preview={readersWhen(props)}
      heading={t.rescheduled.heading}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <FormerWhen {...props} />
      <WhenFact {...props} />
      {words && <Fact name={t.reason}>{words}</Fact>}
      <JoinPart {...props} />
      <ManagePart {...props} />
    </MailLayout>
  )
}
