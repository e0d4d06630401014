import type { Kysely } from 'kysely'
import { type BookingDetailsRow, findNewestBooking } from '#db/queries/bookings'
import { findHostById, type HostRow } from '#db/queries/hosts'
import type { DB, Db } from '#db/schema'
import type { FollowUp } from '#db/tables/event-types'
import {
  BOOKING_MESSAGES,
  type BookingFacts,
  bookingMail,
  followUpMail,
  reminderMail,
} from '#emails/booking-mail.server'
import type { OutgoingMail } from '#emails/outgoing-mail'
import { SAMPLE_MAIL_BOOKING } from '#emails/sample-booking'
import { readSender } from '~/accounts/sender.server'
import type { Booking } from '~/booking/booking'
import type { MailEnv } from '~/env.server'
import type { EventType } from '~/event-types/event-type'
import { questionsOf } from '~/event-types/question'
import type { Locale } from '~/i18n/locale'
import type { MailTextValues } from '~/mail-texts/mail-text'
import type { MailMoment } from '~/mail-texts/placeholders'
import { DAY_MS, MINUTE_MS } from '~/time/units'
import { mailedBooking } from './mailed-booking.server'
import { hostTextOf, readSenderOf } from './read-host-text.server'

interface Tools {
  db: Kysely<DB>
  env: MailEnv
}

export interface PreviewWish {
  eventType: EventType
  moment: MailMoment
  locale: Locale
  text: MailTextValues
  /** For a reminder: how long before the start. */
  minutesBefore?: number
  /** Which follow-up. */
  followUp?: FollowUp
  /** Whose name stands in made-up data: a member, for an event type of a team. */
  hostId: string
}

export interface MailTextPreview {
  mail: OutgoingMail
  /** The booking whose data it shows; null for made-up data. */
  about: { attendee: string; startsAt: number; endsAt: number } | null
}

/** A mail to the attendee with this text, as it would be sent: with the newest booking of the event type, else with made-up data. */
export async function previewMailText(tools: Tools, wish: PreviewWish, now: number): Promise<MailTextPreview> {
  const { db, env } = tools
  const { eventType, moment, locale, text, minutesBefore = 24 * 60 } = wish
  const row = await findNewestBooking(db, eventType)
  const hostText = await hostTextOf(db, row ?? (await madeUpSource(db, wish)), text, now)
  const known = row ? mailedBooking(row, 'attendee', now) : await madeUpBooking(db, wish)
  const booking = { ...known, attendee: { ...known.attendee, locale: inLanguage(known.attendee.locale, locale) } }
  const facts: BookingFacts = {
    booking: atMoment(booking, moment, now),
    // The real one is the attendee's alone (S15).
    manageUrl: `${env.APP_URL}/booking/…`,
    appUrl: env.APP_URL,
    now: moment === 'reminder' ? booking.startsAt - minutesBefore * MINUTE_MS : now,
    hostText,
    sender: row ? await readSenderOf(tools, row, now) : await readSender(db, { id: eventType.hostId }),
  }
  const mail = await mailAt(wish, facts)
  const { attendee, startsAt, endsAt } = known
  return { mail, about: row ? { attendee: attendee.name, startsAt, endsAt } : null }
}

function mailAt({ moment, followUp = 'thanks' }: PreviewWish, facts: BookingFacts): Promise<OutgoingMail> {
  switch (moment) {
    case 'reminder':
      return reminderMail('day', 'attendee', facts)
    case 'follow-up':
      // The real addresses are the attendee's alone, and the host's own.
      return followUpMail(followUp, { ...facts, feedbackUrl: `${facts.appUrl}/…`, unsubscribeUrl: `${facts.appUrl}/…` })
    default:
      return bookingMail(moment, 'attendee', facts)
  }
}

/** The attendee's region, and so their clock, in the language of the text. */
function inLanguage(tag: string, locale: Locale): string {
  return tag.split('-')[0] === locale ? tag : locale
}

/** The booking as it would be when this mail is sent. */
function atMoment(booking: Booking, moment: MailMoment, now: number): Booking {
  if (moment === 'reminder' || moment === 'follow-up') return booking
  const { status, cancellation, previous } = BOOKING_MESSAGES[moment].sample
  const { startsAt, endsAt } = booking
  return {
    ...booking,
    status: status ?? 'confirmed',
    cancellation: cancellation ? { ...cancellation, at: now } : null,
    previous: previous ? { startsAt: startsAt - DAY_MS, endsAt: endsAt - DAY_MS } : null,
  }
}

async function madeUpSource(db: Db, { eventType, hostId }: PreviewWish) {
  const host = await hostOf(db, hostId)
  return {
    event_type_id: eventType.id,
    host_email: host.email,
    host_email_verified_at: host.email_verified_at,
    attendee_email: SAMPLE_MAIL_BOOKING.attendee.email,
  } satisfies Partial<BookingDetailsRow>
}

async function madeUpBooking(db: Db, { eventType, hostId }: PreviewWish): Promise<Booking> {
  const { name, email, handle, time_zone: timeZone, locale } = await hostOf(db, hostId)
  const { id, slug, title, location, meetingInstructions: instructions, confirmationText } = eventType
  const hasLink = location.kind === 'goto' || location.kind === 'link'
  return {
    ...SAMPLE_MAIL_BOOKING,
    title,
    endsAt: SAMPLE_MAIL_BOOKING.startsAt + eventType.durationMinutes * MINUTE_MS,
    host: { name, email, handle, timeZone, locale },
    eventType: { id, slug, title, instructions, confirmationText },
    location,
    answers: questionsOf(eventType, '').map(({ label }) => ({ question: label, answer: '…' })),
    ...(hasLink ? {} : { meeting: { status: 'removed' as const, id: null, joinUrl: null, dialIn: null } }),
  }
}

async function hostOf(db: Db, id: string): Promise<HostRow> {
  const host = await findHostById(db, id)
  if (!host) throw new Error(`There is no host ${id}`)
  return host
}
