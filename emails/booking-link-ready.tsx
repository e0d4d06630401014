import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { JoinPart, ManagePart, readersWhen, WhenFact, WithFact } from './booking-parts'
import { Line, MailLayout } from './layout'
import { mailMessages } from './messages'

/** The link, to whoever was invited before there was one, or when there is another one now. */
export const bookingLinkReady: BookingMessage = {
  method: 'REQUEST',
  sample: { sequence: 1 },
  subject: (props) => mailMessages[props.locale].linkReady.subject(props.booking.title, readersWhen(props)),
  Message: BookingLinkReady,
}

function BookingLinkReady(props: BookingMailProps) {
  const t = mailMessages[props.locale]
  return (
    <MailLayout
      locale={props.locale}
      preview={readersWhen(props)}
      heading={t.linkReady.heading}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{props.booking.title}</Line>
      <JoinPart {...props} />
      <WithFact {...props} />
      <WhenFact {...props} />
      <ManagePart {...props} />
    </MailLayout>
  )
}
