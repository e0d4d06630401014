import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { findBookingOfHost } from '#db/queries/bookings'
import { findSentMail } from '#db/queries/sent-mails'
import type { DB } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { canBeSentAgain, isReachable } from '~/booking/mail-validity'
import { newId } from '~/security/tokens.server'
import { type MailTo, queueMail } from './queue-mails.server'
import { recordEvent } from './record-event.server'

export type ResendMailResult = { ok: true } | { ok: false; reason: 'not_found' | 'no_longer_true' | 'often_enough' }

/**
 * Sends a mail of a booking once more, with the facts as they are now: same UID and SEQUENCE, but a new Message-ID, because
 * mail programs hide a second message with the same one.
 *
 * @param deliveryId of the mail that was sent before
 */
export async function resendMail(
  { db }: { db: Kysely<DB> },
  { hostId, bookingId, deliveryId }: { hostId: string; bookingId: string; deliveryId: string },
  actor: Actor,
  now: number,
): Promise<ResendMailResult> {
  const [row, delivery] = await Promise.all([
    findBookingOfHost(db, hostId, bookingId),
    findSentMail(db, hostId, bookingId, deliveryId),
  ])
  if (!row || !delivery) return { ok: false, reason: 'not_found' }
  const { mail, recipient, address } = delivery
  if (!canBeSentAgain(mail, row.status) || !isReachable(row, delivery)) return { ok: false, reason: 'no_longer_true' }
  const to: MailTo = recipient === 'guest' ? { recipient, guest: address } : { recipient }
  return inTransaction(db, async (tx): Promise<ResendMailResult> => {
    if (!(await queueMail(tx, row, { mail, ...to, copy: newId('cpy') }, actor, now)))
      return { ok: false, reason: 'often_enough' }
    await recordEvent(tx, row, { kind: 'mail_sent_again', actor, data: { mail, address } }, now)
    return { ok: true }
  })
}
