import type { BookingMailProps } from './booking-mail.server'
import { JoinPart, ManagePart, readersWhen, sides, WhenFact, WithFact, whenInZone } from './booking-parts'
import { Fact, Line, MailLayout } from './layout'
import { mailMessages } from './messages'

export function rescheduledSubject(props: BookingMailProps): string {
  return mailMessages[props.locale].rescheduled.subject(props.booking.title, readersWhen(props))
}

export function BookingRescheduled(props: BookingMailProps) {
  const { booking, locale } = props
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
      {booking.previous && (
        <Fact name={t.before}>
          <del>{whenInZone(locale, booking.previous.startsAt, sides(props).self.timeZone)}</del>
        </Fact>
      )}
      <WhenFact {...props} />
      <JoinPart {...props} />
      <ManagePart {...props} />
    </MailLayout>
  )
}
