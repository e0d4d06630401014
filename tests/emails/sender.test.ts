import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { parseEnv } from '~/env.server'

describe('the sender of all mails (B10)', () => {
  it.each([
    ['bookings@example.com', null, 'bookings@example.com'],
    ['<bookings@example.com>', null, 'bookings@example.com'],
    ['Foyer <bookings@example.com>', 'Foyer', 'bookings@example.com'],
    ['Acme Bookings<bookings@example.com>', 'Acme Bookings', 'bookings@example.com'],
    ['"Acme, Inc." <bookings@example.com>', 'Acme, Inc.', 'bookings@example.com'],
    ['"The \\"best\\"" <bookings@example.com>', 'The "best"', 'bookings@example.com'],
    ['Büro Müller <info@müller.example>', 'Büro Müller', 'info@xn--mller-kva.example'],
    ['foyer@mailserver', null, 'foyer@mailserver'],
  ])('is read from %s', (text, name, address) => {
    expect(senderOf(text)).toEqual({ name, address })
  })

  it.each([
    'Foyer',
    'Foyer <>',
    'Foyer <bookings>',
    'Foyer bookings@example.com',
    'a@example.com, b@example.com',
    'Foyer <a@example.com>, b@example.com',
    'Foyer <a@example.com> <b@example.com>',
    'Foyer\r\nBcc: x <a@example.com>',
    'x@y.example <a@example.com>',
    'Foyer <a..b@example.com>',
  ])('is refused with what to write instead: %j', (text) => {
    expect(senderOf(text)).toMatch(/^MAIL_FROM must be one address, such as .+, or a name with it/)
  })

  it('is in every mail, after the person in whose name it goes', async () => {
    const app = await startTestApp({ environment: { MAIL_FROM: '"Acme, Inc." <bookings@acme.example>' } })
    const host = await aHost(app)
    const [start] = await freeSlots(app, host)
    await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: AN_ATTENDEE })
    await app.settled()
    const mail = app.mail.messages.find(({ envelope }) => envelope.to[0] === AN_ATTENDEE.email)
    expect(mail?.parsed.from?.value).toEqual([{ name: 'Dana Example (Acme, Inc.)', address: 'bookings@acme.example' }])
    expect(mail?.envelope.from).toBe('bookings@acme.example')
  })

  it('and a subject never show what a typed encoded word stands for', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    const [start] = await freeSlots(app, host)
    const word = `=?utf-8?b?${Buffer.from('Pay at https://evil.example').toString('base64')}?=`
    const book = (attendee: object) =>
      callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
    expect((await book({ ...AN_ATTENDEE, name: `${word} E` })).status).toBe(422)
    const made = await book(AN_ATTENDEE)
    expect(made.status).toBe(201)
    await app.settled()
    await app.services.db
      .updateTable('bookings')
      .set({ attendee_name: `${word} E` })
      .execute()
    const { data } = await made.json()
    expect((await callApi(app, host, 'POST', `/bookings/${data.id}/cancellation`, {})).status).toBe(200)
    await app.settled()
    const mails = app.mail.messages.map(({ parsed }) => parsed)
    expect(mails.map(({ subject }) => subject).join()).toContain('[…]')
    for (const { subject, from, to, replyTo } of mails)
      for (const shown of [subject, ...[from, to, replyTo].flat().map((one) => one?.text)])
        expect(shown ?? '').not.toContain('evil.example')
  })
})

function senderOf(text: string) {
  const result = parseEnv({
    APP_URL: 'https://book.example.com',
    APP_SECRET: 'x'.repeat(40),
    SMTP_URL: 'smtp://localhost',
    MAIL_FROM: text,
  })
  return result.ok ? result.env.MAIL_FROM : result.problems.join('\n')
}
