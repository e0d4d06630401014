import type { BookingDetailsRow } from '#db/queries/bookings'
import { findKnownEventType } from '#db/queries/event-types'
import { findMailText } from '#db/queries/mail-texts'
import { findSendersOfBooking } from '#db/queries/senders'
import { findSendingAddressesOfBooking } from '#db/queries/sending-addresses'
import type { Db } from '#db/schema'
import type { MailSender } from '#emails/booking-mail.server'
import type { HostText } from '#emails/host-text'
import { mailedSender } from '~/accounts/sender.server'
import { addressInUse, relayOf } from '~/accounts/sending-address/dns-line'
import { nearestLocale } from '~/i18n/language-tag'
import { hasAgreed } from '~/limits/recipient-budget.server'
import { type MailMoment, questionOfPlaceholder } from '~/mail-texts/placeholders'
import { parseTemplate, type TemplatePart } from '~/mail-texts/template'
import { isEstablished, provenDomain } from '~/security/proven-domain'
import { hostsWriting } from './mailed-booking.server'

interface WhichText {
  moment: MailMoment
  /** Tried in this order; '' is the text for all mails of the moment. */
  variants?: string[]
  /** The language tag of the mail's reader. */
  locale: string
}

/**
 * The host's own text for a mail about a booking, in its reader's language. A text in another language is never used instead: the facts around
 * it are in the reader's language, so the mail would be in two.
 *
 * @returns undefined if there is none
 */
export async function readHostText(
  db: Db,
  row: BookingDetailsRow,
  { moment, variants = [''], locale }: WhichText,
  now: number,
): Promise<HostText | undefined> {
  const key = { eventTypeId: row.event_type_id, moment, locale: nearestLocale(locale) }
  const found = await Promise.all(variants.map((variant) => findMailText(db, { ...key, variant })))
  const subject = found.find((text) => text?.subject)?.subject ?? ''
  const body = found.find((text) => text?.body)?.body ?? ''
  if (subject === '' && body === '') return undefined
  return hostTextOf(db, row, { subject, body }, now)
}

/** A text as mails about this booking take it. */
export async function hostTextOf(
  db: Db,
  row: Pick<BookingDetailsRow, 'event_type_id' | 'host_email' | 'host_email_verified_at' | 'attendee_email'>,
  typed: { subject: string; body: string },
  now: number,
): Promise<HostText> {
  const [subject, body] = [parseTemplate(typed.subject).parts, parseTemplate(typed.body).parts]
  const host = { email: row.host_email, emailVerifiedAt: row.host_email_verified_at }
  return {
    subject,
    body,
    author: { domain: provenDomain(host), established: isEstablished(host, now) },
    labels: await labelsFor(db, row.event_type_id, [...subject, ...body]),
    repeatsTyped: await hasAgreed(db, row.attendee_email),
  }
}

/** Answers are stored under the labels of their questions; placeholders name the questions themselves, which can be renamed. */
async function labelsFor(db: Db, eventTypeId: string, parts: TemplatePart[]): Promise<Record<string, string>> {
  if (!parts.some((part) => part.kind === 'placeholder' && questionOfPlaceholder(part.name) !== null)) return {}
  const eventType = await findKnownEventType(db, eventTypeId)
  const questions = JSON.parse(eventType?.questions ?? '[]') as { id: string; label: string }[]
  return Object.fromEntries(questions.map(({ id, label }) => [id, label]))
}

/**
 * How mails about a booking to its attendee and guests are signed, and the own address that they come from; undefined as the account is. A
 * team that has either has both for its event types: its mails never come from a member's address.
 */
export async function readSenderOf(
  { db, env }: { db: Db; env: Parameters<typeof relayOf>[0] },
  row: BookingDetailsRow,
  now: number,
): Promise<MailSender | undefined> {
  const of = { eventTypeId: row.event_type_id, hostId: row.host_id }
  const [senders, addresses] = await Promise.all([findSendersOfBooking(db, of), findSendingAddressesOfBooking(db, of)])
  const owner = [...senders, ...addresses].find(({ host_id }) => host_id !== row.host_id)?.host_id ?? row.host_id
  const isOwners = ({ host_id }: { host_id: string }) => host_id === owner
  const domain = provenDomain({ email: row.host_email, emailVerifiedAt: row.host_email_verified_at })
  const writing = (text: string) => hostsWriting(row, text, now)
  const signed = mailedSender(senders.find(isOwners), { domain, writing })
  const relay = relayOf(env)
  const from = addresses
    .filter(isOwners)
    .map((address) => addressInUse(address, relay))
    .find((address) => address !== undefined)
  return from ? { name: '', replyTo: '', signature: '', ...signed, from } : signed
}
