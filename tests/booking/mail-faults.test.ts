import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, type TestApp } from '#tests/setup/test-app'
import { sendBookingMail } from '~/booking/mails/send-booking-mail.server'
import { aBooking, mailsTo } from './a-booking'

describe('a mail server that fails', () => {
  it.each([
    ['refuses for now', (app: TestApp) => app.mail.refuseNext({ code: 451, count: 3 })],
    ['hangs and hangs up', (app: TestApp) => app.mail.hangNext({ ms: 300, count: 3 })],
    ['cuts the connection after DATA', (app: TestApp) => app.mail.dropAfterData(3)],
  ])('%s: every mail arrives once (E3)', async (_name, break_) => {
    const { app, host, settled } = await aBooking({ first: (app) => break_(app) })
    await expect.poll(() => app.mail.messages.length).toBe(2)
    await settled()
    expect(mailsTo(app, AN_ATTENDEE.email)).toHaveLength(1)
    expect(mailsTo(app, host.email)).toHaveLength(1)
  })

  it('that is cut off after taking a mail gets it again with the same Message-ID (E3)', async () => {
    const { app, host } = await aBooking({ first: (app) => app.mail.loseAnswers({ how: 'cut', count: 2 }) })
    await expect.poll(() => app.mail.messages.length).toBe(4)
    for (const address of [AN_ATTENDEE.email, host.email]) {
      const [first, second, ...more] = mailsTo(app, address)
      expect(second?.parsed.messageId).toBe(first?.parsed.messageId)
      expect(second?.calendar?.content).toContain('SEQUENCE:0')
      expect(more).toEqual([])
    }
  })

  it('that refuses for good is not tried again, and the host sees its reply (E6)', async () => {
    const { app } = await aBooking({ first: (app) => app.mail.refuseNext({ code: 550, count: 2 }) })
    const failed = await app.services.db.selectFrom('jobs').selectAll().where('state', '=', 'failed').execute()
    expect(failed.map(({ kind }) => kind)).toEqual(['booking-mail', 'booking-mail'])
    for (const { last_error, attempts } of failed) {
      expect(last_error).toContain('refused for the test')
      expect(attempts).toBe(1)
    }
  })

  it('gets nothing twice when a lease ends between its 250 and our note (E3)', async () => {
    const { app, booking } = await aBooking()
    const before = app.mail.messages.length
    const { db, keyring, env } = app.services
    const tools = { db, keyring, mailer: app.mailer, env, clock: Date.now }
    const payload = { mail: 'confirmed', recipient: 'attendee', sequence: 0 } as const
    expect(await sendBookingMail(tools, booking.id, payload)).toEqual({ result: 'done' })
    expect(app.mail.messages).toHaveLength(before)
  })
})
