import { describe, expect, it } from 'vitest'
import { A_PASSWORD, tokenOf } from '#tests/accounts/accounts'
import { builtPages, startTestApp, type TestApp } from '#tests/setup/test-app'
import { requestPasswordReset } from '~/accounts/reset-password.server'
import { aBrowser, placeOf } from './oidc'
import { aPasswordHost, aSignedInBrowser, DANA, MIN_MS, setUpApp, signInByPassword } from './signed-in-by-password'

const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0'
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1'
const SECURITY = '/admin/settings/security'

async function subjectsTo(app: TestApp, address: string): Promise<string[]> {
  await app.settled()
  return app.mail.to(address).map(({ parsed }) => String(parsed.subject))
}

describe('where a host is signed in (S5)', () => {
  it('is listed with device and network in words, the present one first and marked', async () => {
    const app = await startTestApp({ pages: await builtPages(), environment: { TRUST_PROXY: '1' } })
    await aPasswordHost(app)
    const phone = aBrowser(app, { 'User-Agent': IPHONE, 'X-Forwarded-For': '2001:db8:77:1::9' })
    await signInByPassword(phone)
    const laptop = aBrowser(app, { 'User-Agent': FIREFOX, 'X-Forwarded-For': '203.0.113.9' })
    await signInByPassword(laptop)
    const page = textOf(await (await laptop.get(SECURITY)).text())
    expect(page).toMatch(/Firefox on Windows, from 203\.0\.113\.x This browser .*Safari on iOS, from 2001:db8:77:x/)
    expect(page).not.toContain('203.0.113.9')
    await app.services.db.updateTable('hosts').set({ locale: 'de' }).execute()
    expect(textOf(await (await laptop.get(SECURITY)).text())).toContain(
      'Firefox unter Windows, von 203.0.113.x Dieser Browser',
    )
  })

  it('shows only names of usual browsers, whatever the header says', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    for (const agent of ['evil.example/1.0 (pay now)', '<b>x</b>', 'Firefox'.repeat(40)]) {
      const browser = aBrowser(app, { 'User-Agent': agent })
      await signInByPassword(browser)
      expect(textOf(await (await browser.get(SECURITY)).text())).not.toMatch(/evil|pay now|<b>x|FirefoxFirefox/)
    }
  })

  it('is ended one by one, for all others at once, and never for another host', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    await aPasswordHost(app, { ...DANA, email: 'eva@example.com', handle: 'eva' })
    const [mine, second, third] = [
      await aSignedInBrowser(app),
      await aSignedInBrowser(app),
      await aSignedInBrowser(app),
    ]
    const eva = await aSignedInBrowser(app, 'eva@example.com')
    const [path = ''] = /\/admin\/settings\/security\/sessions\/\w+/.exec(await (await mine.get(SECURITY)).text()) ?? []
    const foreign = await eva.post(path, {})
    const missing = await eva.post(`${SECURITY}/sessions/nobody`, {})
    expect([foreign.status, missing.status]).toEqual([404, 404])
    expect(placeOf(await mine.post(path, {}))).toBe(`${SECURITY}?done=session`)
    const still = async () => [(await second.get('/admin')).status, (await third.get('/admin')).status].sort()
    expect(await still()).toEqual([200, 302])
    await mine.post(`${SECURITY}/sessions`, {})
    expect(await still()).toEqual([302, 302])
    expect([(await mine.get('/admin')).status, (await eva.get('/admin')).status]).toEqual([200, 200])
  })

  it('says when it was last used, with one write in five minutes', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const browser = await aSignedInBrowser(app)
    const seen = async () =>
      (await app.services.db.selectFrom('sessions').select('last_seen_at').executeTakeFirstOrThrow()).last_seen_at ?? 0
    const set = (at: number) => app.services.db.updateTable('sessions').set({ last_seen_at: at }).execute()
    const lately = Date.now() - 4 * MIN_MS
    await set(lately)
    await browser.get('/admin/settings')
    expect(await seen()).toBe(lately)
    await set(lately - 2 * MIN_MS)
    await browser.get('/admin/settings')
    expect(await seen()).toBeGreaterThan(lately)
  })
})

describe('a mail about an account’s security', () => {
  it('comes for a browser that the host has not signed in in before, and not for a known one', async () => {
    const app = await startTestApp({ pages: await builtPages(), environment: { TRUST_PROXY: '1' } })
    await aPasswordHost(app)
    const first = await aSignedInBrowser(app)
    expect(await subjectsTo(app, DANA.email)).toEqual([])
    const other = aBrowser(app, { 'User-Agent': FIREFOX, 'X-Forwarded-For': '203.0.113.9' })
    await signInByPassword(other)
    expect(await subjectsTo(app, DANA.email)).toEqual(['New sign-in to your account'])
    expect(String(app.mail.to(DANA.email)[0]?.parsed.text)).toContain('Firefox on Windows, from 203.0.113.x')
    for (const browser of [first, other]) {
      await browser.post('/sign-out', {})
      await signInByPassword(browser)
    }
    expect(await subjectsTo(app, DANA.email)).toHaveLength(1)
  })

  it('comes for each change of the ways in, to the address that the account had', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const browser = await aSignedInBrowser(app)
    await browser.post('/admin/api', { name: 'CRM visit evil.example', scopes: 'read', days: '0' })
    await setUpApp(browser)
    await browser.post(`${SECURITY}/codes`, {})
    await browser.post(`${SECURITY}/app/removal`, {})
    await browser.post('/admin/settings?part=password', {
      ...{ currentPassword: A_PASSWORD, newPassword: 'vier Quitten im Keller' },
    })
    await browser.post('/admin/settings?part=email', { email: 'new@example.com' })
    await app.settled()
    const link = /https?:\/\/\S+token=\S+/.exec(String(app.mail.to('new@example.com')[0]?.parsed.text))?.[0] ?? ''
    await browser.post('/verify-email', { token: tokenOf(link) })
    expect(await subjectsTo(app, DANA.email)).toEqual([
      'A new API key was created',
      'Codes from an app are set up',
      'You have new recovery codes',
      'Codes from an app are removed',
      'Your password was changed',
      'The address of your account was changed',
    ])
    expect(await subjectsTo(app, 'new@example.com')).toEqual([expect.stringMatching(/address/i)])
    const texts = app.mail.to(DANA.email).map(({ parsed }) => String(parsed.text))
    expect(texts[0]).toContain('CRM visit […]')
    // The keys that a new password leaves valid.
    expect(texts[4]).toMatch(/These API keys still work\..*Operator \(foyer_\w{4}…\)/s)
    expect(texts.join('')).not.toMatch(/foyer_[\w-]{20}/)
  })

  it('lists the keys after a reset, whose page ends all of them with one click', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    await requestPasswordReset(app.services, DANA.email, Date.now())
    await app.settled()
    const link = /https?:\/\/\S+token=\S+/.exec(String(app.mail.to(DANA.email)[0]?.parsed.text))?.[0] ?? ''
    const browser = aBrowser(app)
    const reset = await browser.post('/reset-password', { token: tokenOf(link), password: 'vier Quitten im Keller' })
    expect(placeOf(reset)).toBe('/admin/settings?signed-in=1&done=password')
    const page = await (await browser.get(placeOf(reset))).text()
    expect(page).toContain('One API key still works')
    expect(page).toContain('Operator')
    expect(await subjectsTo(app, DANA.email)).toContain('Your password was changed')
    expect(placeOf(await browser.post('/admin/api/revocation', {}))).toBe('/admin/api?done=revoked')
    const keys = await app.services.db.selectFrom('api_keys').select('revoked_at').execute()
    expect(keys.map(({ revoked_at }) => revoked_at !== null)).toEqual([true])
  })
})

function textOf(html: string): string {
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}
