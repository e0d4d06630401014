import { describe, expect, it } from 'vitest'
import { A_PASSWORD, tokenOf } from '#tests/accounts/accounts'
import { builtPages, startTestApp, type TestApp } from '#tests/setup/test-app'
import { createHostByOperator } from '~/accounts/create-host.server'
import { resetPassword } from '~/accounts/reset-password.server'
import { createLog } from '~/http/log.server'
import { aBrowser } from './oidc'

/** What the app logs from now on. */
function logged(app: TestApp): string[] {
  const lines: string[] = []
  app.services.log = createLog({ LOG_LEVEL: 'debug' }, { write: (line: string) => void lines.push(line) })
  return lines
}

describe('a refused sign-in (S17)', () => {
  it('is logged with the account’s id and the network, without what was typed', async () => {
    const app = await startTestApp({ pages: await builtPages(), environment: { TRUST_PROXY: '1' } })
    const dana = { email: 'dana@example.com', name: 'Dana Example', handle: 'dana', timeZone: 'Europe/Zurich' }
    const created = await createHostByOperator(app.services, dana, Date.now())
    if (!created.ok) throw new Error(created.reason)
    await resetPassword(app.services, { token: tokenOf(created.setPasswordUrl), password: A_PASSWORD }, Date.now())
    const lines = logged(app)
    const browser = aBrowser(app)
    const attempts = [
      { email: dana.email, password: 'vier Birnen im Regal' },
      { email: 'drei@birnen.example', password: 'nobody has this one' },
    ]
    for (const attempt of attempts) expect((await browser.post('/sign-in', attempt)).status).toBe(401)
    const refused = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === 'sign-in refused')
    expect(refused).toMatchObject([
      {
        reason: 'wrong_email_or_password',
        account: created.id,
        network: expect.stringMatching(/127\.0\.0\.1|::1|::\/64/),
      },
      { reason: 'wrong_email_or_password', account: null },
    ])
    for (const { email, password } of attempts) {
      expect(lines.join('')).not.toContain(email)
      expect(lines.join('')).not.toContain(password)
    }
  })
})
