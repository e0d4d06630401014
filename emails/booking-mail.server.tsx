import { render } from '@react-email/components'
import type { ReactElement } from 'react'
import type { Booking } from '~/booking/booking'
import { isLocale, type Locale } from '~/i18n/locale'
import { bookingInvite } from '~/invites/booking-invite.server'
import { BookingCancelled, cancelledSubject } from './booking-cancelled'
import { BookingConfirmed, confirmedSubject } from './booking-confirmed'
import { BookingLinkReady, linkReadySubject } from './booking-link-ready'
import { BookingRescheduled, rescheduledSubject } from './booking-rescheduled'
import type { OutgoingMail } from './outgoing-mail'

export type BookingMailKind = 'confirmed' | 'link-ready' | 'rescheduled' | 'cancelled'

export interface BookingFacts {
  booking: Booking
  /** The attendee's page; never in the host's copy. */
  manageUrl: string
  appUrl: string
  now: number
}

/** What every message about a booking is rendered from: the facts as one of the two sides reads them. */
export interface BookingMailProps extends BookingFacts {
  recipient: 'host' | 'attendee'
  locale: Locale
}

const MESSAGES: Record<
  BookingMailKind,
  { Message: (props: BookingMailProps) => ReactElement; subject: (props: BookingMailProps) => string }
> = {
  confirmed: { Message: BookingConfirmed, subject: confirmedSubject },
  'link-ready': { Message: BookingLinkReady, subject: linkReadySubject },
  rescheduled: { Message: BookingRescheduled, subject: rescheduledSubject },
  cancelled: { Message: BookingCancelled, subject: cancelledSubject },
}

/** One message about a booking for one side, with the calendar object for that side. */
export async function bookingMail(
  kind: BookingMailKind,
  recipient: 'host' | 'attendee',
  facts: BookingFacts,
): Promise<OutgoingMail> {
  const { booking, appUrl } = facts
  const [self, other] = recipient === 'host' ? [booking.host, booking.attendee] : [booking.attendee, booking.host]
  const props: BookingMailProps = { ...facts, recipient, locale: isLocale(self.locale) ? self.locale : 'en' }
  const { Message, subject } = MESSAGES[kind]
  const element = <Message {...props} />
  return {
    to: { name: self.name, address: self.email },
    fromName: `${other.name} (Foyer)`,
    replyTo: { name: other.name, address: other.email },
    subject: subject(props),
    html: await render(element),
    text: await render(element, { plainText: true }),
    invite: bookingInvite(booking, recipient, facts),
    messageId: `<${booking.id}.${booking.sequence}.${recipient}@${new URL(appUrl).hostname}>`,
  }
}
