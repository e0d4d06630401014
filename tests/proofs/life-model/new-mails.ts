import { expect } from 'vitest'
import type { CaughtMail } from '#tests/simulators/mail/catcher'
import { isInvite } from './mails'
import type { Kind, Model } from './model'
import type { LivingHost, ModelApp } from './model-app'

/** Mails that came since the last look, by booking and person; each is in the log once and arrived once, with its calendar object. */
export async function newMails(model: Model, { app, mail, url }: ModelApp, host: LivingHost) {
  const log = await app()
    .services.db.selectFrom('sent_mails')
    .selectAll()
    .where('host_id', '=', host.id)
    .where('booking_id', 'is not', null)
    .orderBy('sequence')
    .execute()
  const arrived = new Map<string, CaughtMail[]>()
  for (const message of mail.messages) {
    const id = message.parsed.messageId ?? ''
    arrived.set(id, [...(arrived.get(id) ?? []), message])
  }
  const news = new Map<string, { kind: Kind; sequence: number }[]>()
  for (const row of log) {
    const messages = arrived.get(row.message_id) ?? []
    expect(messages, `${row.mail} to ${row.address}`).toHaveLength(1)
    if (row.sequence === null || row.mail === 'meeting-trouble') continue
    const booking = model.bookings.find(({ id }) => id === row.booking_id)
    const person = row.recipient === 'guest' ? row.address : row.recipient
    const known = booking?.sent.get(person) ?? []
    if (known.some(({ kind, sequence }) => kind === row.mail && sequence === row.sequence)) continue
    const kind = row.mail as Kind
    checkCalendar(messages[0], { kind, sequence: row.sequence, uid: `${row.booking_id}@${new URL(url).hostname}` })
    const key = `${row.booking_id} ${person}`
    news.set(key, [...(news.get(key) ?? []), { kind, sequence: row.sequence }])
  }
  return news
}

function checkCalendar(
  message: CaughtMail | undefined,
  { kind, sequence, uid }: { kind: Kind; sequence: number; uid: string },
): void {
  if (!isInvite(kind)) return
  const content = (message?.calendar?.content ?? '').replaceAll('\r\n ', '')
  expect(message?.calendar?.method).toBe('REQUEST')
  expect(content).toContain(`UID:${uid}\r\n`)
  expect(content).toContain(`SEQUENCE:${sequence}\r\n`)
}
