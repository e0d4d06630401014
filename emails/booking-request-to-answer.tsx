import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { AttendeesWords, FormerWhen, readersWhen, sides, WhenFact, WithFact, whenInZone } from './booking-parts'
import { Action, Line, MailLayout, PlainLink, Small } from './layout'
import { mailMessages } from './messages'
import { SAMPLE_ANSWER_DUE } from './sample-booking'

/** To the host: somebody asks for a time. The link opens the desk; only a button there answers, never the link itself. */
export const bookingRequestToAnswer: BookingMessage = {
  method: null,
  sample: { status: 'pending', answerDueAt: SAMPLE_ANSWER_DUE },
  subject(props) {
    const { locale, booking } = props
    return mailMessages[locale].toAnswer.subject(booking.title, booking.attendee.name, readersWhen(props))
  },
  Message: BookingRequestToAnswer,
}

function BookingRequestToAnswer(props: BookingMailProps) {
  const { booking, locale, appUrl } = props
  const t = mailMessages[locale]
  const page = `${appUrl}/admin/bookings/${booking.id}`
  const due = booking.answerDueAt
  return (
    <MailLayout
      locale={locale}
      preview={readersWhen(props)}
      heading={t.toAnswer.heading(booking.attendee.name)}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <FormerWhen {...props} />
      <WhenFact {...props} />
      <AttendeesWords {...props} />
      <Action href={page}>{t.toAnswer.button}</Action>
      <Small>
        <PlainLink href={page} />
      </Small>
      {due !== null && <Small>{t.toAnswer.due(whenInZone(locale, due, sides(props).self.timeZone))}</Small>}
    </MailLayout>
  )
}
