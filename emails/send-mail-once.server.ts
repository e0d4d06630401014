import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { insertSentMail, wasAccepted } from '#db/queries/sent-mails'
import type { DB } from '#db/schema'
import type { SentMailsTable } from '#db/tables/bookings'
import type { JobOutcome } from '~/outbox/job'
import { newId } from '~/security/tokens.server'
import type { Mailer } from './mailer.server'
import type { OutgoingMail } from './outgoing-mail'

interface Delivery {
  hostId: string
  /** Absent for mails about the account. */
  bookingId: string | null
  mail: string
  recipient: SentMailsTable['recipient']
  /** Absent for mails without a calendar object. */
  sequence: number | null
}

/**
 * Sends a mail to the SMTP server and stores its response. A mail that was accepted before is not sent again: its job lost its
 * lease between the server's 250 and recording it (E3).
 */
export async function sendMailOnce(
  { db, mailer, clock }: { db: Kysely<DB>; mailer: Mailer; clock: () => number },
  message: OutgoingMail,
  delivery: Delivery,
): Promise<JobOutcome> {
  if (await wasAccepted(db, message.messageId)) return { result: 'done' }
  const sent = await mailer.send(message)
  if (!sent.ok) {
    const error = `Mail to the ${delivery.recipient}: ${sent.detail}`
    return sent.permanent ? { result: 'failed', error } : { result: 'retry', error, serviceDown: sent.serverDown }
  }
  await recordSentMail({ db, clock }, message, delivery, sent.response)
  return { result: 'done' }
}

/** Stores the SMTP server's response to an accepted mail. */
export async function recordSentMail(
  { db, clock }: { db: Kysely<DB>; clock: () => number },
  message: OutgoingMail,
  { hostId, bookingId, mail, recipient, sequence }: Delivery,
  response: string,
): Promise<void> {
  const row = {
    id: newId('dlv'),
    host_id: hostId,
    booking_id: bookingId,
    mail,
    recipient,
    address: message.to.address,
    message_id: message.messageId,
    sequence,
    method: message.invite?.method ?? null,
    response: response.slice(0, 500),
    accepted_at: clock(),
  }
  await inTransaction(db, (tx) => insertSentMail(tx, row))
}
