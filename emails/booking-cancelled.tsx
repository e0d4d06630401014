import type { BookingMailProps } from './booking-mail.server'
import { readersWhen, sides, WhenFact, WithFact } from './booking-parts'
import { Fact, Line, MailLayout, PlainLink, Small } from './layout'
import { mailMessages } from './messages'

export function cancelledSubject(props: BookingMailProps): string {
  return mailMessages[props.locale].cancelled.subject(props.booking.title, readersWhen(props))
}

export function BookingCancelled(props: BookingMailProps) {
  const { booking, locale, recipient, appUrl } = props
  const t = mailMessages[locale]
  const byReader = booking.cancellation?.by === recipient
  // A host's words reach the attendee and an attendee's the host; nobody is told their own.
  const reason = byReader ? null : booking.cancellation?.reason
  return (
    <MailLayout
      locale={locale}
      preview={readersWhen(props)}
      heading={t.cancelled.heading}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{byReader ? t.cancelled.byYou : t.cancelled.by(sides(props).other.name)}</Line>
      {reason && <Fact name={t.reason}>{reason}</Fact>}
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <WhenFact {...props} />
      {recipient === 'attendee' && (
        <Small>
          <PlainLink href={`${appUrl}/${booking.host.handle}/${booking.eventType.slug}`}>{t.bookAgain}</PlainLink>
        </Small>
      )}
    </MailLayout>
  )
}
