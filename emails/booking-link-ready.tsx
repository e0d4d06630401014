import type { BookingMailProps } from './booking-mail.server'
import { JoinPart, ManagePart, readersWhen, WhenFact, WithFact } from './booking-parts'
import { Line, MailLayout } from './layout'
import { mailMessages } from './messages'

export function linkReadySubject(props: BookingMailProps): string {
  return mailMessages[props.locale].linkReady.subject(props.booking.title, readersWhen(props))
}

export function BookingLinkReady(props: BookingMailProps) {
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
