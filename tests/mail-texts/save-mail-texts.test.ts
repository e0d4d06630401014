import { describe, expect, it } from 'vitest'
import { findBooking } from '#db/queries/bookings'
import { findMailTextsOfEventType } from '#db/queries/mail-texts'
import { aBooking, mailsTo } from '#tests/booking/a-booking'
import { AN_ATTENDEE, aHost, callApi, freeSlots } from '#tests/setup/test-app'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { rescheduleBooking } from '~/booking/changes/reschedule-booking.server'
import { deleteEventType, duplicateEventType } from '~/event-types/save-event-type.server'
import { noteAgreement } from '~/limits/recipient-budget.server'
import type { MailMoment } from '~/mail-texts/placeholders'
import { saveMailText } from '~/mail-texts/save-mail-texts.server'

const QUESTIONS = [{ id: 'q1', label: 'Company', kind: 'short_text', required: false }]

describe('a host’s text', () => {
  it('is in the attendee’s mails of its moment and language, and in nobody else’s', async () => {
    const { app, host, write, book, actor } = await aWriter()
    await write('confirmed', { subject: 'Welcome, {{attendee.first_name}}', body: 'Bring {{answer.q1}} papers.' })
    await write('confirmed', { subject: 'Willkommen', body: 'Bitte pünktlich.' }, 'de')
    await write('cancelled', { subject: '', body: 'Another time, then: {{book_again_url}}' })
    const row = await book({ guests: ['grace@example.com'] })
    const [toAttendee] = mailsTo(app, AN_ATTENDEE.email)
    expect(toAttendee?.parsed.subject).toBe(`Welcome, ${AN_ATTENDEE.name.split(' ')[0]}`)
    expect(toAttendee?.parsed.text).toMatch(/Bring\s+as you wrote on your booking page/)
    expect(toAttendee?.calendar?.method).toBe('REQUEST')
    for (const other of [host.email, 'grace@example.com'])
      expect(mailsTo(app, other)[0]?.parsed.text).not.toContain('papers')
    const since = app.mail.messages.length
    await cancelBooking(app.services, await row(), { actor, reason: null }, Date.now())
    await app.settled()
    const [cancelled] = mailsTo(app, AN_ATTENDEE.email, since)
    expect(cancelled?.parsed.subject).toMatch(/^Cancelled: /)
    expect(cancelled?.parsed.text).toMatch(/Another time, then: .*\/dana\/intro-call/)
  })

  it('for a German reader is the German one, and ours where there is none', async () => {
    const { app, write, book } = await aWriter()
    await write('confirmed', { subject: 'Welcome', body: 'In English' })
    const german = { ...AN_ATTENDEE, locale: 'de-CH' }
    await book({ attendee: german })
    expect(mailsTo(app, AN_ATTENDEE.email)[0]?.parsed.subject).toMatch(/^Gebucht: /)
    expect(mailsTo(app, AN_ATTENDEE.email)[0]?.parsed.text).not.toContain('In English')
  })

  it('repeats an answer to an attendee who has agreed (S16)', async () => {
    const { app, write, book } = await aWriter()
    await write('confirmed', { subject: '{{answer.q1}}', body: 'From {{answer.q1}}' })
    await noteAgreement(app.services.db, AN_ATTENDEE.email, Date.now())
    await book()
    const [mail] = mailsTo(app, AN_ATTENDEE.email)
    expect([mail?.parsed.subject, mail?.parsed.text?.includes('From Analytical Engines')]).toEqual([
      'Analytical Engines',
      true,
    ])
  })

  it('goes with a move, with the former time', async () => {
    const { app, write, book, actor, slots } = await aWriter()
    await write('rescheduled', { subject: 'Moved from {{old_when}}', body: '{{reason}}' })
    const row = await book()
    const { starts_at: before } = await row()
    const since = app.mail.messages.length
    await rescheduleBooking(app.services, await row(), { start: Date.parse(slots[9] ?? ''), actor }, Date.now())
    await app.settled()
    const [mail] = mailsTo(app, AN_ATTENDEE.email, since)
    const year = new Date(before).getUTCFullYear()
    expect(mail?.parsed.subject).toMatch(new RegExp(`^Moved from \\w{3} \\d+ \\w+ ${year}, \\d\\d:\\d\\d–`))
  })

  it('is refused with a mistake, and nothing is stored', async () => {
    const { write, stored } = await aWriter()
    const refused = await write('confirmed', { subject: 'Call +1 800 555 0100', body: 'a\n {{whn}}' })
    expect(refused).toMatchObject({
      ok: false,
      problems: [
        { field: 'body', problem: 'unknown', name: 'whn', nearest: 'when', line: 2, column: 2 },
        { field: 'subject', problem: 'link_or_number' },
      ],
    })
    expect(await write('confirmed', { subject: 'a\nb', body: '' })).toMatchObject({ problems: [{ problem: 'unfit' }] })
    expect(await write('confirmed', { subject: '', body: 'x'.repeat(4_001) })).toMatchObject({
      problems: [{ field: 'body', problem: 'too_long' }],
    })
    expect(await stored()).toEqual([])
  })

  it('is removed by empty fields', async () => {
    const { write, stored } = await aWriter()
    await write('reminder', { subject: 'Soon', body: '' })
    expect(await stored()).toMatchObject([{ moment: 'reminder', subject: 'Soon' }])
    await write('reminder', { subject: ' ', body: '\n' })
    expect(await stored()).toEqual([])
  })

  it('belongs to its owner: no other host can write or read it (S1)', async () => {
    const { app, eventTypeId, stored } = await aWriter()
    const key = { eventTypeId, moment: 'confirmed', variant: '', locale: 'en' } as const
    const other = await aHost(app, { handle: 'milo', connected: false })
    const stranger = { hostId: other.id, domain: null }
    const attempt = await saveMailText(app.services, stranger, key, { subject: 'Mine', body: '' }, Date.now())
    expect(attempt).toEqual({ ok: false, reason: 'not_found' })
    expect(await stored()).toEqual([])
    expect(await findMailTextsOfEventType(app.services.db, other.id, eventTypeId)).toEqual([])
  })

  it('follows a copy of its event type, and stays for bookings of a deleted one', async () => {
    const { app, host, eventTypeId, write, stored, book, actor } = await aWriter()
    await write('cancelled', { subject: 'Off', body: 'See you' })
    const place = { hostId: host.id, id: eventTypeId }
    const copy = await duplicateEventType(app.services, place, (title) => `${title} 2`, Date.now())
    if (!copy.ok) throw new Error(copy.reason)
    expect(await findMailTextsOfEventType(app.services.db, host.id, copy.eventType.id)).toEqual(await stored())
    const row = await book()
    await deleteEventType(app.services, place, Date.now())
    const since = app.mail.messages.length
    await cancelBooking(app.services, await row(), { actor, reason: null }, Date.now())
    await app.settled()
    expect(mailsTo(app, AN_ATTENDEE.email, since)[0]?.parsed.subject).toBe('Off')
  })
})

/** A host with an event type that asks one question. */
async function aWriter() {
  const given = await aBooking({ settings: { questions: QUESTIONS } })
  const { app, host } = given
  const [eventType] = (await (await callApi(app, host, 'GET', '/event-types')).json()).data
  const eventTypeId = eventType.id as string
  app.mail.messages.length = 0
  const write = (moment: MailMoment, typed: { subject: string; body: string }, locale = 'en') =>
    saveMailText(
      app.services,
      { hostId: host.id, domain: null },
      { eventTypeId, moment, variant: '', locale },
      typed,
      Date.now(),
    )
  const book = async (more: object = {}) => {
    const [start] = await freeSlots(app, host)
    const answers = [{ question: 'q1', answer: 'Analytical Engines' }]
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE, answers, ...more }
    const created = await callApi(app, host, 'POST', '/bookings', request)
    expect(created.status).toBe(201)
    const { id } = (await created.json()).data as { id: string }
    await app.settled()
    return async () => {
      const found = await findBooking(app.services.db, id)
      if (!found) throw new Error('The booking is gone')
      return found
    }
  }
  const stored = () => findMailTextsOfEventType(app.services.db, host.id, eventTypeId)
  return { ...given, eventTypeId, write, book, stored }
}
