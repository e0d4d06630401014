import { expect, it, onTestFinished } from 'vitest'
import { createMailer } from '#emails/mailer.server'
import { startMailCatcher } from '#tests/simulators/mail/catcher'

/** `Pay at evil.example`, as RFC 2047 hides it in ASCII. */
const TYPED = '=?utf-8?b?UGF5IGF0IGV2aWwuZXhhbXBsZQ==?='

it('an encoded word, however it came into a subject or name, is shown as it was typed (S16)', async () => {
  const catcher = await startMailCatcher()
  const mailer = createMailer({ smtpUrl: catcher.smtpUrl, from: { name: 'Foyer', address: 'foyer@example.com' } })
  onTestFinished(async () => {
    mailer.close()
    await catcher.stop()
  })
  const sent = await mailer.send({
    ...{ to: { name: TYPED, address: 'ada@example.com' }, fromName: TYPED, subject: `Intro call ${TYPED}` },
    ...{ text: 'Text', html: '<p>Text</p>', messageId: '<1@example.com>' },
  })
  expect(sent.ok).toBe(true)
  const [mail] = catcher.to('ada@example.com')
  const to = [mail?.parsed.to].flat()[0]
  const shown = [mail?.parsed.subject, mail?.parsed.from?.value[0]?.name, to?.value[0]?.name]
  for (const text of shown) {
    expect(text).not.toContain('evil')
    expect(text).toContain('utf-8?b?')
  }
})
