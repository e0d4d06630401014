import type { Kysely } from 'kysely'
import { hasCalendarFor } from '#db/queries/booking-calendar-events'
import type { CoHostRow } from '#db/queries/booking-co-hosts'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import { findCalendarSettings } from '#db/queries/calendars'
import { findSentMailsOfBooking } from '#db/queries/sent-mails'
import type { DB } from '#db/schema'
import { bookingMail } from '#emails/booking-mail.server'
import type { Mailer } from '#emails/mailer.server'
import { asCoHost } from '~/booking/as-co-host'
import { isStillValid } from '~/booking/mail-validity'
import { mailedManageUrl } from '~/booking/manage-link.server'
import { readCoHosts } from '~/booking/read-co-hosts.server'
import { openRecording } from '~/booking/recording.server'
import type { MailEnv } from '~/env.server'
import { MAIL_MOMENTS } from '~/mail-texts/placeholders'
import type { BookingMailPayload, JobOutcome } from '~/outbox/job'
import type { Keyring } from '~/security/sealed-text.server'
import { hostsWriting, mailedBooking } from './mailed-booking.server'
import { readHostText, readSenderOf } from './read-host-text.server'
import { sendToReader } from './send-to-reader.server'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  mailer: Mailer
  env: MailEnv
  clock: () => number
}

/**
 * Sends one mail about a booking, from what the database holds at this moment. If the booking has changed since the job was
 * written, a later job says so, and this outdated mail is not sent (E4).
 */
export async function sendBookingMail(
  tools: Tools,
  bookingId: string,
  payload: BookingMailPayload,
): Promise<JobOutcome> {
  const { db, keyring, env, clock } = tools
  const row = await findBooking(db, bookingId)
  if (!row || row.sequence !== payload.sequence || !isStillValid(payload.mail, row.status))
    return { result: 'superseded' }
  const { mail, recipient, guest = '', coHostId, message, copy } = payload
  if (mail === 'recording' && (row.recording === null || row.attendee_email === '')) return { result: 'superseded' }
  const now = clock()
  const coHosts = await readCoHosts(db, row)
  const coHost = coHosts.find(({ id }) => id === coHostId)
  if (coHostId !== undefined && !coHost) return { result: 'superseded' }
  const invited = mailedBooking(row, recipient, now, coHosts)
  const facts = {
    booking: coHost ? mailedBooking(asCoHost(row, coHost), recipient, now) : invited,
    invited,
    manageUrl: mailedManageUrl(keyring, env.APP_URL, row),
    appUrl: env.APP_URL,
    now,
    recordingUrl: mail === 'recording' ? openRecording(keyring, row) : null,
    message: message !== undefined && recipient !== 'host' ? hostsWriting(row, message, now) : message,
    sender: recipient === 'host' ? undefined : await readSenderOf(tools, row, now),
    hostText: recipient === 'attendee' ? await textFor(db, row, mail, now) : undefined,
  }
  const mailToSend = await bookingMail(mail, mailTo({ recipient, guest, coHost }), facts, copy)
  const { invite: _invite, ...withoutInvite } = mailToSend
  const wanted = recipient !== 'host' || (await wantsInvite(db, row.id, coHostId ?? row.host_id))
  const outgoing = wanted ? mailToSend : withoutInvite
  return sendToReader(tools, outgoing, deliveryOf(row, mail, payload), row.attendee_locale)
}

/** Only the attendee's mails have the host's own text: guests and hosts learn the facts. */
async function textFor(db: Kysely<DB>, row: BookingDetailsRow, mail: BookingMailPayload['mail'], now: number) {
  if (!isOneOf(MAIL_MOMENTS, mail)) return undefined
  return readHostText(db, row, { moment: mail, locale: row.attendee_locale }, now)
}

function isOneOf<T extends string>(values: readonly T[], value: string): value is T {
  return (values as readonly string[]).includes(value)
}

function mailTo({
  recipient,
  guest,
  coHost,
}: {
  recipient: BookingMailPayload['recipient']
  guest: string
  coHost: CoHostRow | undefined
}) {
  if (recipient === 'guest') return { guest }
  return coHost ? { coHost: coHost.email } : recipient
}

/**
 * A host whose calendar has the booking may do without its calendar object. Whoever has had it gets what becomes of it: otherwise the
 * object would stay in their mail program's calendar as it was.
 */
async function wantsInvite(db: Kysely<DB>, bookingId: string, hostId: string): Promise<boolean> {
  const { invites } = await findCalendarSettings(db, hostId)
  if (invites === 1 || !(await hasCalendarFor(db, { bookingId, hostId }))) return true
  const sent = await findSentMailsOfBooking(db, bookingId)
  return sent.some(
    ({ recipient, method, host_id }) => recipient === 'host' && method === 'REQUEST' && host_id === hostId,
  )
}

function deliveryOf(
  row: BookingDetailsRow,
  mail: BookingMailPayload['mail'],
  { recipient, coHostId }: Pick<BookingMailPayload, 'recipient' | 'coHostId'>,
) {
  return { hostId: coHostId ?? row.host_id, bookingId: row.id, mail, recipient, sequence: row.sequence }
}
