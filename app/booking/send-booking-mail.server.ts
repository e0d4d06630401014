import type { Kysely } from 'kysely'
import { findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import { bookingMail } from '#emails/booking-mail.server'
import type { Mailer } from '#emails/mailer.server'
import type { BookingMailPayload, JobOutcome } from '../outbox/job'
import type { Keyring } from '../security/sealed-text.server'
import { bookingFromRow } from './booking'
import { manageUrl } from './manage-link.server'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  mailer: Mailer
  appUrl: string
  clock: () => number
}

/**
 * Sends one mail about a booking, from what the database holds at this moment. A booking that has changed since the job was
 * written has a later job that says so: the overtaken mail is not sent (E4).
 */
export async function sendBookingMail(
  tools: Tools,
  bookingId: string,
  { mail, recipient, sequence }: BookingMailPayload,
): Promise<JobOutcome> {
  const { db, keyring, mailer, appUrl, clock } = tools
  const row = await findBooking(db, bookingId)
  if (!row || row.sequence !== sequence) return { result: 'superseded' }
  const booking = bookingFromRow(row)
  const message = await bookingMail(mail, recipient, {
    booking,
    manageUrl: manageUrl(keyring, appUrl, row),
    appUrl,
    now: clock(),
  })
  const sent = await mailer.send(message)
  if (sent.ok) return { result: 'done' }
  return { result: sent.permanent ? 'failed' : 'retry', error: `Mail to the ${recipient}: ${sent.detail}` }
}
