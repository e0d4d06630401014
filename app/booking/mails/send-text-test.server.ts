import type { Kysely } from 'kysely'
import { findKnownEventType } from '#db/queries/event-types'
import { findHostById } from '#db/queries/hosts'
import type { DB } from '#db/schema'
import type { Mailer } from '#emails/mailer.server'
import { sendMailOnce } from '#emails/send-mail-once.server'
import type { Env } from '~/env.server'
import { eventTypeFromRow } from '~/event-types/event-type'
import { isLocale } from '~/i18n/locale'
import { enqueue } from '~/outbox/enqueue.server'
import type { JobOutcome, TextTestPayload } from '~/outbox/job'
import { newId } from '~/security/tokens.server'
import { HOUR_MS } from '~/time/units'
import { previewMailText } from './preview-mail-text.server'

interface Tools {
  db: Kysely<DB>
  mailer: Mailer
  env: Pick<Env, 'APP_URL'>
  clock: () => number
}

/** A host may look at a text again and again; nobody reads a test that comes hours later. */
const DEADLINE_MS = HOUR_MS

/** Queues a mail to the host themselves that shows a text of an event type, as its preview does. */
export async function queueTextTest(
  { db }: Pick<Tools, 'db'>,
  hostId: string,
  test: Omit<TextTestPayload, 'id'>,
  now: number,
): Promise<void> {
  const payload = { ...test, id: newId('tst') }
  const times = { runAt: now, deadlineAt: now + DEADLINE_MS }
  await enqueue(db, { kind: 'text-test', payload, hostId, lane: `text-test:${hostId}`, ...times }, now)
}

/** Sends it without its calendar object: the booking is in the host's calendar, or is made up. */
export async function sendTextTest(
  tools: Tools,
  hostId: string,
  { id, eventTypeId, moment, locale, followUp, subject, body }: TextTestPayload,
): Promise<JobOutcome> {
  const { db, env, clock } = tools
  const [row, host] = await Promise.all([findKnownEventType(db, eventTypeId), findHostById(db, hostId)])
  if (!row || !host || !isLocale(locale)) return { result: 'superseded' }
  const wish = {
    eventType: eventTypeFromRow(row),
    moment,
    locale,
    text: { subject, body },
    hostId,
    ...(followUp && { followUp }),
  }
  const { mail } = await previewMailText(tools, wish, clock())
  const { invite: _invite, replyTo: _replyTo, unsubscribeUrl: _unsubscribeUrl, ...shown } = mail
  const toHost = {
    ...shown,
    to: { name: host.name, address: host.email },
    subject: `[Test] ${mail.subject}`,
    messageId: `<${id}@${new URL(env.APP_URL).hostname}>`,
  }
  return sendMailOnce(tools, toHost, { hostId, bookingId: null, mail: 'text-test', recipient: 'host', sequence: null })
}
