import { createHash } from 'node:crypto'
import { render } from '@react-email/render'
import type { ReactElement } from 'react'
import type { FollowUp } from '#db/tables/event-types'
import type { Booking } from '~/booking/booking'
import type { Reader } from '~/i18n/dates'
import { readerOfTag } from '~/i18n/language-tag'
import type { Locale } from '~/i18n/locale'
import { bookingInvite } from '~/invites/booking-invite.server'
import { safeText } from '~/invites/safe-text'
import type { BookingMailPayload, ReminderLead } from '~/outbox/job'
import { bookingCancelled } from './booking-cancelled'
import { bookingConfirmed } from './booking-confirmed'
import { bookingDeclined } from './booking-declined'
import { FOLLOW_UP_MESSAGES } from './booking-follow-up'
import { bookingHandedOver } from './booking-handed-over'
import { bookingLinkReady } from './booking-link-ready'
import { bookingNewTimeAsked } from './booking-new-time-asked'
import { bookingReassigned } from './booking-reassigned'
import { bookingRecording } from './booking-recording'
import { bookingReminder } from './booking-reminder'
import { bookingRequestReceived } from './booking-request-received'
import { bookingRequestToAnswer } from './booking-request-to-answer'
import { bookingRescheduled } from './booking-rescheduled'
import { bookingTakenOver } from './booking-taken-over'
import { bookingUninvited } from './booking-uninvited'
import { bookingUpdated } from './booking-updated'
import { type HostText, HostTextPart, hostSubject } from './host-text'
import { Line, MailLayout } from './layout'
import { mailMessages } from './messages'
import type { OutgoingMail } from './outgoing-mail'

export type BookingMailKind = BookingMailPayload['mail']

export interface MailSender {
  name: string
  replyTo: string
  signature: string
  /** Their own address. */
  from?: NonNullable<OutgoingMail['from']>
}

export interface BookingFacts {
  booking: Booking
  /** As calendars show it, where the reader is not its organizer. */
  invited?: Booking
  /** The attendee's page; never in another person's copy. */
  manageUrl: string
  appUrl: string
  now: number
  /** The host's message in this mail. */
  message?: string | undefined
  /** Opens the recording without a sign-in. */
  recordingUrl?: string | null
  /** Where the host asks for feedback. */
  feedbackUrl?: string | undefined
  /** Ends mails that are not about the booking. */
  unsubscribeUrl?: string
  /** How mails to attendees and guests are signed; empty values are the host's own. */
  sender?: MailSender | undefined
  /** The host's own text for mails of this kind, above ours. */
  hostText?: HostText | undefined
}

/** The input of every message about a booking: the facts for one recipient. */
export interface BookingMailProps extends BookingFacts {
  recipient: 'host' | 'attendee' | 'guest'
  locale: Locale
  /** Their language and clock. */
  reader: Reader
  /** The texts in the reader's language. */
  t: (typeof mailMessages)[Locale]
}

/** One kind of message; each is in a separate file. */
export interface BookingMessage {
  subject: (props: BookingMailProps) => string
  /** The preview text that a list of mails shows after the subject; it adds to the subject. */
  preview: (props: BookingMailProps) => string
  heading: (props: BookingMailProps) => string
  /** The content below the heading; the layout around it is the same for all. */
  Content: (props: BookingMailProps) => ReactElement
  /** The method of its calendar object, if calendars should act on it (RFC 5546). */
  method: 'REQUEST' | 'CANCEL' | null
  /** How the sample booking differs when this is sent; for the preview and the tests. */
  sample: Partial<Booking>
}

/**
 * A pending booking has no calendar object: a tentative entry would stay in calendars that do not understand its cancellation.
 * A reminder has none either: the event is already in the calendar, and calendars remind by themselves.
 */
export const BOOKING_MESSAGES: Record<BookingMailKind, BookingMessage> = {
  confirmed: bookingConfirmed,
  'link-ready': bookingLinkReady,
  rescheduled: bookingRescheduled,
  updated: bookingUpdated,
  reassigned: bookingReassigned,
  'taken-over': bookingTakenOver,
  'handed-over': bookingHandedOver,
  cancelled: bookingCancelled,
  declined: bookingDeclined,
  uninvited: bookingUninvited,
  'request-received': bookingRequestReceived,
  'request-to-answer': bookingRequestToAnswer,
  'new-time-asked': bookingNewTimeAsked,
  recording: bookingRecording,
}

/** `coHost`: the address of a host who comes along; `booking.host` is then that one. */
type MailTo = 'host' | 'attendee' | { guest: string } | { coHost: string }

/**
 * One message about a booking for one person, with the calendar object for them.
 *
 * @param copy distinguishes a mail that the host sends once more from the first, so that mail programs show it
 */
export async function bookingMail(
  kind: BookingMailKind,
  to: MailTo,
  facts: BookingFacts,
  copy?: string,
): Promise<OutgoingMail> {
  const { booking } = facts
  const message = BOOKING_MESSAGES[kind]
  const mail = await mailOf(message, to, facts, [String(booking.sequence), kind, ...(copy ? [copy] : [])])
  const { recipient } = readerOf(to)
  return message.method === null
    ? mail
    : { ...mail, invite: bookingInvite(facts.invited ?? booking, recipient, facts, message.method) }
}

/** One mail after a meeting, to its attendee. It is not about the booking itself, so its reader can end such mails. */
export async function followUpMail(
  followUp: FollowUp,
  facts: BookingFacts & { unsubscribeUrl: string },
): Promise<OutgoingMail> {
  const mail = await mailOf(FOLLOW_UP_MESSAGES[followUp], 'attendee', facts, ['follow-up', followUp])
  return { ...mail, unsubscribeUrl: facts.unsubscribeUrl }
}

/** Reminds one side of an upcoming meeting; the calendar already has it. */
export async function reminderMail(
  before: ReminderLead,
  to: 'host' | 'attendee' | { coHost: string },
  facts: BookingFacts,
): Promise<OutgoingMail> {
  return mailOf(bookingReminder, to, facts, [facts.booking.startsAt.toString(36), `reminder-${before}`])
}

async function mailOf(
  { subject, preview, heading, Content }: BookingMessage,
  to: MailTo,
  facts: BookingFacts,
  which: string[],
): Promise<OutgoingMail> {
  const { booking, appUrl } = facts
  const { recipient, who } = readerOf(to)
  const self =
    typeof to === 'object' && 'guest' in to
      ? { name: '', email: to.guest, locale: booking.attendee.locale }
      : booking[recipient === 'host' ? 'host' : 'attendee']
  const other = recipient === 'host' ? booking.attendee : booking.host
  // The host's own copies say who books.
  const sender = recipient === 'host' ? undefined : facts.sender
  const reader = readerOfTag(self.locale)
  const { locale } = reader
  const t = mailMessages[locale]
  const props: BookingMailProps = { ...facts, recipient, locale, reader, t }
  const element = (
    <MailLayout locale={locale} preview={preview(props)} heading={heading(props)} foot={`${t.noReply} ${t.foot}`}>
      <HostTextPart {...props} />
      <Content {...props} />
      {sender?.signature && <Line>{sender.signature}</Line>}
    </MailLayout>
  )
  return {
    to: { name: self.name, address: self.email },
    fromName: sender?.name || other.name,
    ...(sender?.from && { from: sender.from }),
    replyTo: { name: sender?.name || other.name, address: sender?.replyTo || other.email },
    subject: hostSubject(props) ?? safeText(subject(props)).replaceAll('\n', ' '),
    html: await render(element),
    // People's line breaks stay line breaks.
    text: await render(element, { plainText: true, htmlToTextOptions: { preserveNewlines: true } }),
    // It does not depend on the time: every attempt at the same message has the same one (E3).
    messageId: `<${[booking.id, ...which, who].join('.')}@${new URL(appUrl).hostname}>`,
  }
}

/** @returns `who` distinguishes the recipients of one mail in its Message-ID */
function readerOf(to: MailTo): { recipient: BookingMailProps['recipient']; who: string } {
  if (typeof to === 'string') return { recipient: to, who: to }
  if ('guest' in to) return { recipient: 'guest', who: `guest-${shortHash(to.guest)}` }
  return { recipient: 'host', who: `co-host-${shortHash(to.coHost)}` }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
