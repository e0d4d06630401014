import type { BookingMailProps, BookingMessage } from './booking-mail.server'
import { readersWhen, WhenFact, WithFact } from './booking-parts'
import { Action, Fact, Line, MailLayout, PlainLink, Small } from './layout'
import { mailMessages } from './messages'

/** The host asks for another time, in their own words. Nothing has changed yet: the attendee picks one, or keeps this. */
export const bookingNewTimeAsked: BookingMessage = {
  method: null,
  sample: {},
  subject: ({ locale, booking }) => mailMessages[locale].newTime.subject(booking.title, booking.host.name),
  Message: BookingNewTimeAsked,
}

function BookingNewTimeAsked(props: BookingMailProps) {
  const { booking, locale, manageUrl, words } = props
  const t = mailMessages[locale]
  const page = `${manageUrl}/reschedule`
  return (
    <MailLayout
      locale={locale}
      preview={readersWhen(props)}
      heading={t.newTime.heading(booking.host.name)}
      foot={`${t.noReply} ${t.foot}`}
    >
      <Line>{t.newTime.text}</Line>
      {words && <Fact name={t.newTime.words(booking.host.name)}>{words}</Fact>}
      <Line>{booking.title}</Line>
      <WithFact {...props} />
      <WhenFact {...props} />
      {props.recipient === 'attendee' && (
        <>
          <Action href={page}>{t.newTime.button}</Action>
          <Small>
            <PlainLink href={page} />
          </Small>
        </>
      )}
    </MailLayout>
  )
}
