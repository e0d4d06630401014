import type { Kysely } from 'kysely'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DB } from '#db/schema'
import { bookingMail } from '#emails/booking-mail.server'
import type { Mailer } from '#emails/mailer.server'
import type { BookingMailPayload, JobOutcome } from '../outbox/job'
import type { Keyring } from '../security/sealed-text.server'
import { bookingFromRow } from './booking'
import { deliver } from './deliver.server'
import { manageUrl } from './manage-link.server'
import type { BookingStatus } from './transitions'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  mailer: Mailer
  appUrl: string
  clock: () => number
}

/** In which state of the booking a mail is true (E4). */
const TRUE_WHILE: Record<BookingMailPayload['mail'], BookingStatus[]> = {
  confirmed: ['confirmed'],
  'link-ready': ['confirmed'],
  rescheduled: ['confirmed'],
  updated: ['confirmed'],
  uninvited: ['confirmed'],
  cancelled: ['cancelled'],
  declined: ['declined'],
  'request-received': ['pending'],
  'request-to-answer': ['pending'],
}

/**
 * Sends one mail about a booking, from what the database holds at this moment. A booking that has changed since the job was
 * written has a later job that says so: the overtaken mail is not sent (E4).
 */
export async function sendBookingMail(
  tools: Tools,
  bookingId: string,
  payload: BookingMailPayload,
): Promise<JobOutcome> {
  const { db, keyring, appUrl, clock } = tools
  const row = await findBooking(db, bookingId)
  if (!row || row.sequence !== payload.sequence || !TRUE_WHILE[payload.mail].includes(row.status))
    return { result: 'superseded' }
  const { mail, recipient, guest = '' } = payload
  const facts = { booking: bookingFromRow(row), manageUrl: manageUrl(keyring, appUrl, row), appUrl, now: clock() }
  const message = await bookingMail(mail, recipient === 'guest' ? { guest } : recipient, facts)
  return deliver(tools, message, deliveryOf(row, mail, recipient))
}

function deliveryOf(
  row: BookingDetailsRow,
  mail: BookingMailPayload['mail'],
  recipient: BookingMailPayload['recipient'],
) {
  return { hostId: row.host_id, bookingId: row.id, mail, recipient, sequence: row.sequence }
}
