import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMailer } from '#emails/mailer.server'
import { smtpSecurity } from '#emails/smtp-security'
import { parseEnv } from '~/env.server'

const MAIL = {
  to: { name: 'Ada Example', address: 'ada@example.com' },
  subject: 'Hello',
  text: 'Hello',
  html: '<p>Hello</p>',
  messageId: '<one@book.example.com>',
}

/** A mail server that does not encrypt, and what it received. */
async function aClearServer() {
  const counts = { logins: 0, mails: 0 }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    authOptional: true,
    logger: false,
    onAuth(_auth, _session, done) {
      counts.logins++
      done(null, { user: 'foyer' })
    },
    onData(stream, _session, done) {
      counts.mails++
      stream.resume().on('end', () => done())
    },
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return { counts, at: `127.0.0.1:${(server.server.address() as AddressInfo).port}` }
}

async function send(smtpUrl: string) {
  const mailer = createMailer({ smtpUrl, from: { name: 'Foyer', address: 'foyer@example.com' } })
  onTestFinished(() => mailer.close())
  return mailer.send(MAIL)
}

describe('mail to a server', () => {
  it.each([
    ['smtps://user:pass@mail.example.com', 'tls'],
    ['smtp://user:pass@mail.example.com:587', 'starttls'],
    ['smtp://mail.example.com:25', 'starttls'],
    ['smtp://203.0.113.7', 'starttls'],
    ['smtp://user:pass@10.0.0.5', 'starttls'],
    ['smtp://user:pass@mailpit:1025', 'starttls'],
    ['smtp://[2001:db8::1]:25', 'starttls'],
    ['smtp://127.0.0.1.example.com', 'starttls'],
    ['smtp://10.0.0.5', 'if_offered'],
    ['smtp://mailpit:1025', 'if_offered'],
    ['smtp://[fd00::5]', 'if_offered'],
    ['smtp://localhost:2525', 'if_offered'],
    ['smtp://user:pass@localhost:2525', 'if_offered'],
    ['smtp://user:pass@127.0.0.1:2525', 'if_offered'],
    ['smtp://user:pass@[::1]:2525', 'if_offered'],
    ['smtp://user:pass@mail.example.com:25?tls=off', 'off'],
    ['smtp://localhost?tls=required', 'starttls'],
  ])('%s is protected by %s', (url, security) => {
    expect(smtpSecurity(new URL(url))).toBe(security)
  })

  it('keeps password and mail back where clear text is forbidden, and tries again later', async () => {
    const { counts, at } = await aClearServer()
    expect(await send(`smtp://user:pass@${at}?tls=required`)).toMatchObject({
      ok: false,
      permanent: false,
      serverDown: true,
    })
    expect(counts).toEqual({ logins: 0, mails: 0 })
  })

  it.each(['', '?tls=off'])(
    'is sent unencrypted on this machine to a server that offers nothing else (%s)',
    async (end) => {
      const { counts, at } = await aClearServer()
      expect(await send(`smtp://user:pass@${at}${end}`)).toMatchObject({ ok: true })
      expect(counts).toEqual({ logins: 1, mails: 1 })
    },
  )

  it('accepts no other settings in its address', () => {
    const problemsOf = (SMTP_URL: string) => {
      const read = parseEnv({
        APP_URL: 'https://book.example.com',
        APP_SECRET: 'x'.repeat(32),
        MAIL_FROM: 'a@b.example',
        SMTP_URL,
      })
      return read.ok ? [] : read.problems
    }
    expect(problemsOf('smtp://mail.example.com?tls=off')).toEqual([])
    expect(problemsOf('smtp://mail.example.com?tls=no')).toEqual([
      'SMTP_URL may end in ?tls=required or ?tls=off and in nothing else',
    ])
    expect(problemsOf('smtp://mail.example.com?ignoreTLS=true')).toHaveLength(1)
  })
})
