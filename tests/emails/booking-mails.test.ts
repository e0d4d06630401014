import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { aHost, callApi, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import type { CaughtMail } from '#tests/simulators/mail/catcher'

const ODD_NAME = 'Dr. "Bob" <b>O’Neil</b>; PhD, Jr 🎉'

describe('mails about a booking', () => {
  it('send one message per person, with the same invite as alternative and attachment (E3, C1, C4, C10)', async () => {
    const { mails, booking, host } = await booked()
    expect(mails.map(({ envelope }) => envelope.to)).toEqual([['bob@example.com'], [host.email]])
    for (const mail of mails) {
      const raw = mail.raw.toString('latin1')
      const parts = [...raw.matchAll(/content-type: ([\w/-]+)/gi)].map(([, type]) => type?.toLowerCase())
      expect(parts).toEqual([
        'multipart/mixed',
        'multipart/alternative',
        'text/plain',
        'text/html',
        'text/calendar',
        expect.stringMatching(/^(application\/ics|text\/calendar)$/),
      ])
      expect(mail.calendar?.method).toBe('REQUEST')
      const [alternative, attachment] = calendarParts(raw)
      expect(alternative).toBe(attachment)
      const event = eventOf(mail)
      expect(event.uid).toBe(`${booking.id}@localhost`)
      expect(event.sequence).toBe(0)
      expect(event.attendees.map((person) => String(person.getFirstValue()).toLowerCase())).toContain(
        `mailto:${mail.envelope.to[0]}`,
      )
    }
  })

  it('show names with quotes, tags, commas and emoji readable and harmless (S14)', async () => {
    const { mails } = await booked()
    const [toAttendee, toHost] = mails
    expect(toAttendee?.parsed.to).toMatchObject({ value: [{ address: 'bob@example.com' }] })
    expect(toHost?.parsed.replyTo?.value).toMatchObject([{ address: 'bob@example.com' }])
    expect(toHost?.parsed.html).not.toContain('<b>O’Neil')
    expect(toHost?.parsed.text).toContain('O’Neil')
  })

  it('show the time in the reader’s named zone, and in the other party’s', async () => {
    const { mails } = await booked()
    for (const mail of mails) {
      expect(mail.parsed.text).toContain('(Europe/Zurich)')
      expect(mail.parsed.text).toContain('(America/New_York)')
    }
    expect(mails[0]?.parsed.subject).toContain('(America/New_York)')
    expect(mails[1]?.parsed.subject).toContain('(Europe/Zurich)')
  })

  it('bring notes to the host, and never repeat them to an unverified address (S16)', async () => {
    const { mails } = await booked()
    expect(mails[0]?.parsed.text).not.toContain('Buy now')
    expect(mails[1]?.parsed.text).toContain('Buy now at')
  })

  it('give the attendee the join link and the booking’s link, the host a link to the admin', async () => {
    const { mails, booking } = await booked()
    expect(mails[0]?.parsed.text).toMatch(/https:\/\/meet\.goto\.com\/\d{9}/)
    expect(mails[0]?.parsed.text).toContain(booking.manageUrl)
    expect(mails[1]?.parsed.text).not.toContain(booking.manageUrl)
    expect(mails[1]?.parsed.text).toContain(`/admin/bookings/${booking.id}`)
  })

  it('cancel for both with the next SEQUENCE and METHOD:CANCEL (C2, E10)', async () => {
    const { app, host, booking } = await booked()
    await callApi(app, host, 'POST', `/bookings/${booking.id}/cancellation`, { reason: 'Ill' })
    await app.settled()
    const cancels = app.mail.messages.slice(2)
    expect(cancels.map(({ envelope }) => envelope.to[0]).sort()).toEqual(['bob@example.com', host.email])
    for (const mail of cancels) {
      expect(mail.calendar?.method).toBe('CANCEL')
      expect(eventOf(mail).sequence).toBe(1)
    }
    expect(cancels.find(({ envelope }) => envelope.to[0] === 'bob@example.com')?.parsed.text).toContain('Ill')
  })

  it('are sent again after a temporary refusal with the same Message-ID, and arrive once (E3, E6)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    app.mail.refuseNext({ code: 451, count: 2 })
    await book(app, host)
    await expect.poll(() => app.mail.messages.length).toBe(2)
    await app.settled()
    expect(new Set(app.mail.messages.map(({ parsed }) => parsed.messageId)).size).toBe(2)
  })

  it('use the attendee’s language for the attendee and the host’s for the host', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    await book(app, host, { locale: 'de' })
    await app.settled()
    expect(app.mail.to('bob@example.com')[0]?.parsed.text).toContain('IHR TERMIN IST GEBUCHT')
    expect(app.mail.to(host.email)[0]?.parsed.text).not.toContain('TERMIN')
  })
})

async function book(app: TestApp, host: TestHost, attendee: { locale?: string } = {}) {
  const [start] = await freeSlots(app, host)
  const response = await callApi(app, host, 'POST', '/bookings', {
    eventType: 'intro-call',
    start,
    attendee: { name: ODD_NAME, email: 'bob@example.com', timeZone: 'America/New_York', ...attendee },
    notes: 'Buy now at our place.\nSecond line.',
  })
  expect(response.status).toBe(201)
  return (await response.json()).data as { id: string; manageUrl: string }
}

async function booked() {
  const app = await startTestApp()
  const host = await aHost(app)
  const booking = await book(app, host)
  await app.settled()
  const mails = app.mail.messages.toSorted((a, b) => (a.envelope.to[0] ?? '').localeCompare(b.envelope.to[0] ?? ''))
  expect(mails).toHaveLength(2)
  return { app, host, booking, mails }
}

function eventOf({ calendar }: CaughtMail) {
  const parsed = new ICAL.Component(ICAL.parse(calendar?.content ?? ''))
  const [event] = parsed.getAllSubcomponents('vevent')
  if (!event) throw new Error('no event in the invite')
  return new ICAL.Event(event)
}

/** The decoded bodies of the two calendar parts of a raw message. */
function calendarParts(raw: string): string[] {
  return [...raw.matchAll(/content-type: (?:text\/calendar|application\/ics)[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/gi)].map(
    ([part, body = '']) => {
      const encoding = /content-transfer-encoding: ([\w-]+)/i.exec(part)?.[1]?.toLowerCase()
      if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8')
      const bytes = body
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
      return encoding === 'quoted-printable' ? Buffer.from(bytes, 'latin1').toString('utf8') : body
    },
  )
}
