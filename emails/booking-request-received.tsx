import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { FormerWhen, ManagePart, readersWhen, WhenFact, WithFact } from './booking-parts'
import { Line, MailLayout } from './layout'
import { mailMessages } from './messages'
import { SAMPLE_ANSWER_DUE } from './sample-booking'

/** To the attendee of a booking that the host has to approve. Not an invite: nothing is fixed yet. */
export const bookingRequestReceived: BookingMessage = {
  method: null,
  sample: { status: 'pending', answerDueAt: SAMPLE_ANSWER_DUE },
  subject: ({ locale, booking }) => mailMessages[locale].requested.subject(booking.title, booking.host.name),
  Message: BookingRequestReceived,
}

function BookingRequestReceived(props: BookingMailProps) {
  const { booking, locale } = props
  const t = mailMessages[locale]
  return (
    <MailLayout
      locale={locale}
      preview={readersWhen(props)}
      heading={t.requested.heading}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{t.requested.text(booking.host.name)}</Line>
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <FormerWhen {...props} />
      <WhenFact {...props} />
      <ManagePart {...props} />
    </MailLayout>
  )
}
