import { describe, expect, it } from 'vitest'
import { A_PASSWORD, tokenOf } from '#tests/accounts/accounts'
import type { TestApp } from '#tests/setup/test-app'
import { createHostByOperator } from '~/accounts/create-host.server'
import { resetPassword } from '~/accounts/reset-password.server'
import { proveAll } from '~/commands/prove'
import { aBrowser, answerOf, placeOf, signInByProvider, startOidcApp } from './oidc'

const DANA = { email: 'dana@example.com', email_verified: true, name: 'Dana Example', zoneinfo: 'Europe/Zurich' }
const MIN_MS = 60_000

describe('signing in by a provider (S24)', () => {
  it('makes an account for a proven address, verified and with a handle, and finds it the next time', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    const browser = aBrowser(app)
    expect(await (await browser.get('/sign-in')).text()).toContain('Sign in with Acme')
    expect(placeOf(await signInByProvider(browser))).toBe('/admin?signed-in=1')
    expect((await browser.get('/admin')).status).toBe(200)
    const [host] = await app.services.db.selectFrom('hosts').selectAll().execute()
    expect(host).toMatchObject({
      ...{ email: 'dana@example.com', name: 'Dana Example', handle: 'dana-example', time_zone: 'Europe/Zurich' },
      ...{ password_hash: null, email_verified_at: expect.any(Number) },
    })
    expect((await fetch(`${app.url}/dana-example`)).status).toBe(200)

    // The provider's name for the person is the link, whatever the address is by now.
    provider.accounts.set('sub-1', { ...DANA, email: 'new@example.com', email_verified: false })
    const elsewhere = aBrowser(app)
    expect(placeOf(await signInByProvider(elsewhere, { next: '/admin/goto' }))).toBe('/admin/goto')
    expect(await countHosts(app)).toBe(1)
    await provesClean(app)
  })

  it('takes address and proof from the ID token, where the provider puts them', async () => {
    const { app, provider } = await startOidcApp()
    provider.claimsInIdToken = true
    provider.serve(app.url)
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/admin?signed-in=1')
  })

  it('gives a browser a new session, and ends the one that it brought', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    const browser = aBrowser(app)
    await signInByProvider(browser)
    const first = browser.cookies.get('foyer_session')
    await signInByProvider(browser)
    expect(browser.cookies.get('foyer_session')).not.toBe(first)
    expect(await app.services.db.selectFrom('sessions').selectAll().execute()).toHaveLength(1)
    browser.cookies.set('foyer_session', 'A'.repeat(43))
    await signInByProvider(browser)
    expect(browser.cookies.get('foyer_session')).toMatch(/^(?!A{43}$)[\w-]{43}$/)
  })

  it('never leads to another site', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])
      expect(placeOf(await signInByProvider(aBrowser(app), { next }))).toBe('/admin?signed-in=1')
  })
})

describe('an answer of a provider', () => {
  it('is refused with a nonce or a state of another request, and in another browser', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    const browser = aBrowser(app)

    const begun = new URL(placeOf(await browser.post('/oidc/start', {})))
    begun.searchParams.set('nonce', 'of somebody else')
    expect(placeOf(await browser.get(await answerOf(begun.href)))).toBe('/sign-in?provider=invalid')
    expect(await (await browser.get('/sign-in?provider=invalid')).text()).toContain('could not be trusted')

    const address = new URL(await answerOf(placeOf(await browser.post('/oidc/start', {}))))
    const changed = new URL(address)
    changed.searchParams.set('state', 'x'.repeat(43))
    expect(placeOf(await browser.get(changed.href))).toBe('/sign-in?provider=unknown_state')
    expect(placeOf(await aBrowser(app).get(address.href))).toBe('/sign-in?provider=unknown_state')
    // The state was used up by the other browser.
    expect(placeOf(await browser.get(address.href))).toBe('/sign-in?provider=unknown_state')
    expect(await countHosts(app)).toBe(0)
  })

  it('works once: neither the address nor its code signs in again', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    const browser = aBrowser(app)
    const address = new URL(await answerOf(placeOf(await browser.post('/oidc/start', {}))))
    expect(placeOf(await browser.get(address.href))).toBe('/admin?signed-in=1')
    browser.cookies.delete('foyer_session')
    expect(placeOf(await browser.get(address.href))).toBe('/sign-in?provider=unknown_state')

    const second = new URL(await answerOf(placeOf(await browser.post('/oidc/start', {}))))
    second.searchParams.set('code', address.searchParams.get('code') ?? '')
    expect(placeOf(await browser.get(second.href))).toBe('/sign-in?provider=invalid')
    expect((await browser.get('/admin')).status).toBe(302)
  })

  it('counts with new keys of the provider at once, and never with a key that it does not publish', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/admin?signed-in=1')
    provider.serve(app.url)
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/admin?signed-in=1')
    provider.publishOtherKeys()
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/sign-in?provider=invalid')
  })

  it('is refused ten minutes after it was asked for', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    const browser = aBrowser(app)
    const address = await answerOf(placeOf(await browser.post('/oidc/start', {})))
    await app.services.db
      .updateTable('oidc_attempts')
      .set(({ eb }) => ({ expires_at: eb('expires_at', '-', 10 * MIN_MS) }))
      .execute()
    expect(placeOf(await browser.get(address))).toBe('/sign-in?provider=unknown_state')
  })
})

describe('an address that an account has already (S24)', () => {
  it('is linked after its owner has signed in by password and confirmed, and not before', async () => {
    const { app, provider } = await startOidcApp()
    const hostId = await aHostWithPassword(app)
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    const browser = aBrowser(app)
    const asked = placeOf(await signInByProvider(browser))
    expect(asked).toBe('/sign-in?provider=confirm&next=%2Fadmin%2Fsettings%3Fprovider%3Dconfirm')
    expect(browser.cookies.has('foyer_session')).toBe(false)
    expect(await (await browser.get(asked)).text()).toContain('sign in to it once with your password')
    expect(await identities(app)).toEqual([])

    const signedIn = await browser.post(asked, { email: DANA.email, password: A_PASSWORD })
    expect(placeOf(signedIn)).toBe('/admin/settings?provider=confirm')
    expect(await (await browser.get(placeOf(signedIn))).text()).toContain(
      'You have signed in at Acme as dana@example.com',
    )
    expect(await identities(app)).toEqual([])
    const linked = await browser.post('/admin/settings?part=link-provider', {})
    expect(placeOf(linked)).toBe('/admin/settings?done=linked')
    expect(await identities(app)).toMatchObject([{ issuer: provider.issuer, subject: 'sub-1', host_id: hostId }])
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/admin?signed-in=1')
    await provesClean(app)
  })

  it('is never taken from a provider that has not verified it; its owner reads of it in a mail', async () => {
    const { app, provider } = await startOidcApp()
    await aHostWithPassword(app)
    provider.person = 'sub-1'
    for (const email_verified of [false, 'true', 1, undefined]) {
      provider.accounts.set('sub-1', { ...DANA, email_verified } as typeof DANA)
      const browser = aBrowser(app)
      expect(placeOf(await signInByProvider(browser))).toBe('/verify-email?sent=dana%40example.com')
      expect((await browser.get('/admin')).status).toBe(302)
    }
    expect(await identities(app)).toEqual([])
    await app.settled()
    expect(app.mail.to(DANA.email)[0]?.parsed.subject).toMatch(/account/i)
  })

  it('is linked from the settings under any address, with the password unless the session is new', async () => {
    const { app, provider } = await startOidcApp()
    await aHostWithPassword(app)
    provider.accounts.set('sub-2', { email: 'private@example.com', email_verified: false })
    provider.person = 'sub-2'
    const browser = aBrowser(app)
    await browser.post('/sign-in', { email: DANA.email, password: A_PASSWORD })
    expect(placeOf(await signInByProvider(browser, { link: '1' }))).toBe('/admin/settings?provider=confirm')
    await app.services.db
      .updateTable('sessions')
      .set(({ eb }) => ({ created_at: eb('created_at', '-', 11 * MIN_MS) }))
      .execute()
    const path = '/admin/settings?part=link-provider'
    for (const currentPassword of ['', 'vier Birnen im Regal'])
      expect((await browser.post(path, { currentPassword })).status).toBe(400)
    expect(await identities(app)).toEqual([])
    expect(placeOf(await browser.post(path, { currentPassword: A_PASSWORD }))).toBe('/admin/settings?done=linked')

    const wrong = await browser.post('/admin/settings?part=unlink-provider', {
      currentPassword: 'vier Birnen im Regal',
    })
    expect(wrong.status).toBe(400)
    const unlinked = await browser.post('/admin/settings?part=unlink-provider', { currentPassword: A_PASSWORD })
    expect(placeOf(unlinked)).toBe('/admin/settings?done=unlinked')
    expect(await identities(app)).toEqual([])
  })

  it('links one person to one account', async () => {
    const { app, provider } = await startOidcApp()
    await aHostWithPassword(app)
    provider.accounts.set('sub-9', { ...DANA, email: 'other@example.com' })
    provider.person = 'sub-9'
    await signInByProvider(aBrowser(app))
    const browser = aBrowser(app)
    await browser.post('/sign-in', { email: DANA.email, password: A_PASSWORD })
    expect(placeOf(await signInByProvider(browser, { link: '1' }))).toBe('/admin/settings?provider=linked_elsewhere')
    expect(await (await browser.get('/admin/settings?provider=linked_elsewhere')).text()).toContain(
      'another account here',
    )
  })
})

describe('an address that a provider has not verified', () => {
  it('is verified by mail first, in the browser that came from the provider', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', { ...DANA, email_verified: false })
    provider.person = 'sub-1'
    const browser = aBrowser(app)
    expect(placeOf(await signInByProvider(browser))).toBe('/verify-email?sent=dana%40example.com')
    expect((await fetch(`${app.url}/dana-example`)).status).toBe(404)
    await app.settled()
    const [link = ''] = /https?:\/\/\S+token=\S+/.exec(String(app.mail.to(DANA.email)[0]?.parsed.text)) ?? []

    const token = tokenOf(link)
    const elsewhere = await aBrowser(app).post('/verify-email', { token })
    expect(elsewhere.status).toBe(400)
    expect(placeOf(await browser.post('/verify-email', { token }))).toBe('/admin?welcome=1')
    expect(await identities(app)).toMatchObject([{ subject: 'sub-1' }])
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/admin?signed-in=1')
    await provesClean(app)
  })
})

describe('who may come in', () => {
  it('is only who is linked, where sign-up is closed', async () => {
    const { app, provider } = await startOidcApp({ SIGN_UP: 'closed' })
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    for (const email_verified of [true, false]) {
      provider.accounts.set('sub-1', { ...DANA, email_verified })
      expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/sign-in?provider=closed')
    }
    expect(await countHosts(app)).toBe(0)
    const hostId = await aHostWithPassword(app)
    const { issuer } = provider
    const link = { issuer, subject: 'sub-1', host_id: hostId, email: null, created_at: Date.now() }
    await app.services.db.insertInto('oidc_identities').values(link).execute()
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/admin?signed-in=1')
    await app.services.db.updateTable('hosts').set({ email_verified_at: null }).execute()
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/sign-in?provider=suspended')
  })

  it('is nobody without an address, and never loses the only way in', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', { name: 'Dana' })
    provider.person = 'sub-1'
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/sign-in?provider=no_address')
    provider.accounts.set('sub-1', DANA)
    const browser = aBrowser(app)
    await signInByProvider(browser)
    const refused = await browser.post('/admin/settings?part=unlink-provider', { currentPassword: '' })
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('your only way in')
    expect(await identities(app)).toHaveLength(1)
  })
})

describe('a provider that is down', () => {
  it('is said to be so, while passwords work on', async () => {
    const { app, provider } = await startOidcApp()
    await aHostWithPassword(app)
    await provider.down()
    const browser = aBrowser(app)
    const answer = placeOf(await browser.post('/oidc/start', {}))
    expect(answer).toBe('/sign-in?provider=unreachable')
    const page = await (await browser.get(answer)).text()
    expect(page).toContain('Acme cannot be reached at the moment')
    expect(page).toContain('or sign in with your password')
    expect(placeOf(await browser.post('/sign-in', { email: DANA.email, password: A_PASSWORD }))).toBe('/admin')
  })

  it('leaves no other way where passwords are off', async () => {
    const { app, provider } = await startOidcApp({ PASSWORD_SIGN_IN: 'off' })
    await aHostWithPassword(app)
    const browser = aBrowser(app)
    const page = await (await browser.get('/sign-in')).text()
    expect(page).toContain('Sign in with Acme')
    expect(page).not.toContain('type="password"')
    const forms: [string, Record<string, string>][] = [
      ['/sign-in', { email: DANA.email, password: A_PASSWORD }],
      ['/forgot-password', { email: DANA.email }],
      ['/reset-password', { token: 'x'.repeat(43), password: A_PASSWORD }],
      ['/sign-up', { name: 'Eva', email: 'eva@example.com', password: A_PASSWORD }],
    ]
    for (const [path, form] of forms) {
      const refused = await browser.post(path, form)
      expect([path, refused.status]).toEqual([path, 403])
      expect(await refused.text()).toContain('Passwords are not used here')
    }
    expect(browser.cookies.has('foyer_session')).toBe(false)
    provider.accounts.set('sub-2', { ...DANA, email: 'eva@example.com' })
    provider.person = 'sub-2'
    expect(placeOf(await signInByProvider(browser))).toBe('/admin?signed-in=1')
    await provider.down()
    const answer = placeOf(await aBrowser(app).post('/oidc/start', {}))
    expect(answer).toBe('/sign-in?provider=unreachable')
    const german = await (await aBrowser(app).get(`${answer}&lang=de`)).text()
    expect(german).toContain('Acme ist gerade nicht erreichbar. Bitte versuchen Sie es in einigen Minuten wieder.')
  })
})

describe('a host without a password', () => {
  it('deletes the account in a session that has just begun, and signs in again otherwise', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    const browser = aBrowser(app)
    await signInByProvider(browser)
    await app.services.db
      .updateTable('sessions')
      .set(({ eb }) => ({ created_at: eb('created_at', '-', 11 * MIN_MS) }))
      .execute()
    const path = '/admin/settings/account/deletion'
    const refused = await browser.post(path, {})
    expect(placeOf(refused)).toMatch(/^\/admin\/confirm\?act=delete_account&held=/)
    expect(await countHosts(app)).toBe(1)
    expect(placeOf(await signInByProvider(browser, { next: path }))).toBe(path)
    expect(placeOf(await browser.post(path, {}))).toBe('/sign-in?gone=1&lang=en')
    expect([await countHosts(app), await identities(app)]).toEqual([0, []])
  })
})

describe('a host whom the operator has created where passwords are off', () => {
  it('signs in once by the link that would set a password, and links the provider', async () => {
    const { app, provider } = await startOidcApp({ PASSWORD_SIGN_IN: 'off' })
    const host = { email: DANA.email, name: DANA.name, handle: 'dana', timeZone: 'Europe/Zurich' }
    const created = await createHostByOperator(app.services, host, Date.now())
    if (!created.ok) throw new Error(created.reason)
    provider.accounts.set('sub-1', DANA)
    provider.person = 'sub-1'
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/sign-in?provider=link_first')

    const browser = aBrowser(app)
    const token = tokenOf(created.setPasswordUrl)
    expect(await (await browser.get(`/reset-password?token=${token}`)).text()).toContain('This link signs you in once')
    expect((await browser.post('/reset-password', { token, password: A_PASSWORD })).status).toBe(403)
    expect(placeOf(await browser.post('/reset-password', { token }))).toBe('/admin/settings?signed-in=1')
    expect((await aBrowser(app).post('/reset-password', { token })).status).toBe(403)
    expect(placeOf(await signInByProvider(browser, { link: '1' }))).toBe('/admin/settings?provider=confirm')
    expect(placeOf(await browser.post('/admin/settings?part=link-provider', {}))).toBe('/admin/settings?done=linked')
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/admin?signed-in=1')
    expect((await identities(app))[0]).toMatchObject({ host_id: created.id, subject: 'sub-1' })
  })
})

async function aHostWithPassword(app: TestApp): Promise<string> {
  const { services } = app
  const host = { email: DANA.email, name: DANA.name, handle: 'dana', timeZone: 'Europe/Zurich' }
  const created = await createHostByOperator(services, host, Date.now())
  if (!created.ok) throw new Error(created.reason)
  await resetPassword(services, { token: tokenOf(created.setPasswordUrl), password: A_PASSWORD }, Date.now())
  return created.id
}

async function countHosts({ services }: TestApp): Promise<number> {
  return (await services.db.selectFrom('hosts').select('id').execute()).length
}

function identities({ services }: TestApp) {
  return services.db.selectFrom('oidc_identities').selectAll().execute()
}

async function provesClean({ services: { db, dialect, keyring } }: TestApp): Promise<void> {
  const findings = await proveAll({ db, dialect }, keyring)
  expect(findings.flatMap(({ rule, breaches }) => breaches.map((breach) => `${rule}: ${breach}`))).toEqual([])
}
