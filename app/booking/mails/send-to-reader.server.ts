import type { Kysely } from 'kysely'
import { findQuarantine } from '#db/queries/mail-complaints'
import type { DB } from '#db/schema'
import type { Mailer } from '#emails/mailer.server'
import type { OutgoingMail } from '#emails/outgoing-mail'
import { withReportLink } from '#emails/report-link'
import { sendMailOnce } from '#emails/send-mail-once.server'
import { complainAboutMail } from '~/booking/changes/complain.server'
import { mailboxDigest, mailboxUrl } from '~/booking/mailbox-link.server'
import type { Env } from '~/env.server'
import { recipientKey } from '~/limits/mailbox'
import { type JobOutcome, STOPPED_BY_OPERATOR } from '~/outbox/job'
import type { Keyring } from '~/security/sealed-text.server'
import { HOUR_MS } from '~/time/units'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  mailer: Mailer
  env: Pick<Env, 'APP_URL'>
  clock: () => number
}

/**
 * Sends a mail to an attendee or a guest, with a link to report it; a host's own mail goes out as it is. While the tenant's mails are
 * stopped, the job waits. A refusal for good counts as a complaint (S16).
 *
 * @param language of the reader (BCP 47)
 */
export async function sendToReader(
  tools: Tools,
  message: OutgoingMail,
  delivery: Parameters<typeof sendMailOnce>[2],
  language: string,
): Promise<JobOutcome> {
  if (delivery.recipient === 'host') return sendMailOnce(tools, message, delivery)
  const { db, keyring, env, clock } = tools
  if (await findQuarantine(db, delivery.hostId))
    return { result: 'put_off', error: STOPPED_BY_OPERATOR, afterMs: HOUR_MS }
  const mailbox = mailboxDigest(recipientKey(message.to.address))
  const url = mailboxUrl({ keyring, appUrl: env.APP_URL }, 'report', { hostId: delivery.hostId, mailbox })
  const outcome = await sendMailOnce(tools, withReportLink(message, url, language), delivery)
  if (outcome.result === 'failed')
    await complainAboutMail(db, { hostId: delivery.hostId, kind: 'bounce', mailbox }, clock())
  return outcome
}
