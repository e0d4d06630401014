import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { updateSendingAddress } from '#db/queries/sending-addresses'
import type { DB } from '#db/schema'
import type { Mailer } from '#emails/mailer.server'
import type { OutgoingMail } from '#emails/outgoing-mail'
import type { Clock } from '~/time/clock'
import { stopAndTell } from './keep-check.server'

/**
 * A mailer that sends from the service's address what the mail server does not accept from an own one: the mail is worth more than its
 * sender. The own address is then no longer used, until its owner checks it again.
 */
export function withServiceAddress(mailer: Mailer, { db, clock }: { db: Kysely<DB>; clock: Clock }): Mailer {
  return {
    ...mailer,
    async send(mail) {
      const { from, ...fromUs } = mail
      const sent = await mailer.send(mail)
      if (sent.ok || !sent.permanent || !from) return sent
      const again = await mailer.send(fromUs)
      // Refused either way: then it was not for the address.
      if (again.ok) await noteRefusal(db, from, sent.detail, clock())
      return again
    },
  }
}

async function noteRefusal(
  db: Kysely<DB>,
  from: NonNullable<OutgoingMail['from']>,
  detail: string,
  now: number,
): Promise<void> {
  const key = { host_id: from.ownerId, asked_at: from.askedAt }
  await inTransaction(db, async (tx) => {
    await updateSendingAddress(tx, key, { refusal: detail })
    await stopAndTell(tx, key, now)
  })
}
