import { describe, expect, it } from 'vitest'
import { A_PASSWORD, accountServices, aHostWithPassword, NOW, tokenOf } from '#tests/accounts/accounts'
import { builtPages, startTestApp } from '#tests/setup/test-app'
import { beginAuthenticatorApp, readNewApp, spendAppCode } from '~/accounts/authenticator-app.server'
import { spendTypedRecoveryCode } from '~/accounts/recovery-codes.server'
import { requestPasswordReset } from '~/accounts/reset-password.server'
import { addAuthenticatorApp, removeAuthenticatorApp } from '~/accounts/second-step.server'
import { signInDelays } from '~/accounts/sign-in-delays.server'
import { createLog } from '~/http/log.server'
import { beginCodeAttempt } from '~/http/second-step-attempt.server'
import { UNKNOWN_DEVICE } from '~/i18n/devices'
import { createRateLimits } from '~/limits/rate-limit.server'
import { accountData } from '~/privacy/export-account.server'
import { aBrowser, placeOf, signInByProvider, startOidcApp } from './oidc'
import { aPasswordHost, aSignedInBrowser, codeOf, DANA, setUpApp, signInByPassword } from './signed-in-by-password'

const STEP_MS = 30_000
const CODE = '/sign-in/code'

/** A host whose app is set up at an instant, without pages. */
async function withApp() {
  const services = await accountServices()
  const host = await aHostWithPassword(services)
  await beginAuthenticatorApp(services, host.id, NOW)
  const { secret } = (await readNewApp(services, host)) ?? { secret: '' }
  const me = { ...host, sessionIdHash: '', provenAt: NOW }
  const typed = { code: codeOf(secret, NOW), device: UNKNOWN_DEVICE }
  const added = await addAuthenticatorApp(services, me, typed, NOW)
  if (!added.ok) throw new Error(added.reason)
  const spend = (codeAt: number, now: number) => spendAppCode(services, host.id, codeOf(secret, codeAt), now)
  return { services, host, me, secret, spend, codes: added.codes }
}

describe('a code of an app (S27)', () => {
  it('works one step early or late, and no further', async () => {
    const { spend } = await withApp()
    const later = NOW + 100 * STEP_MS
    expect(await spend(later - 2 * STEP_MS, later)).toBe(false)
    expect(await spend(later + 2 * STEP_MS, later)).toBe(false)
    expect(await spend(later - STEP_MS, later)).toBe(true)
    expect(await spend(later, later)).toBe(true)
    expect(await spend(later + STEP_MS, later)).toBe(true)
  })

  it('works once, also for two requests at the same moment, and not after a later one', async () => {
    const { spend } = await withApp()
    const later = NOW + 100 * STEP_MS
    const both = await Promise.all([spend(later, later), spend(later, later)])
    expect(both.toSorted()).toEqual([false, true])
    expect(await spend(later, later + STEP_MS)).toBe(false)
    expect(await spend(later - STEP_MS, later)).toBe(false)
  })

  it('that set the app up does not work again', async () => {
    const { spend } = await withApp()
    expect(await spend(NOW, NOW)).toBe(false)
  })

  it.each(['', '12345', '1234567', 'abcdef', '-12345', '１２３４５６'])('is not %j', async (code) => {
    const { services, host } = await withApp()
    expect(await spendAppCode(services, host.id, code, NOW)).toBe(false)
  })

  it('comes from a key that is stored sealed for its host and row, and never exported', async () => {
    const { services, host, secret, codes } = await withApp()
    const [row] = await services.db.selectFrom('authenticator_apps').selectAll().execute()
    expect(row?.secret).toMatch(/^v1\./)
    expect(JSON.stringify(row)).not.toContain(secret)
    expect(services.keyring.open(row?.secret ?? '', `authenticator-app:${host.id}:${row?.id}`)).toBe(secret)
    expect(() => services.keyring.open(row?.secret ?? '', `authenticator-app:hst_other:${row?.id}`)).toThrow()
    const goto = { statusOf: async () => ({ status: 'not_connected', email: null }) } as never
    const file = JSON.stringify(await accountData({ ...services, goto }, host, NOW))
    for (const word of [secret, row?.secret, codes[0], row?.id]) expect(file).not.toContain(word)
    expect(file).toContain('"secondStep"')
  })
})

describe('a recovery code (S27)', () => {
  it('is one of ten, works once, and is stored as a hash', async () => {
    const { services, host, codes } = await withApp()
    expect(new Set(codes).size).toBe(10)
    const [code = '', other = ''] = codes
    const stored = JSON.stringify(await services.db.selectFrom('recovery_codes').selectAll().execute())
    expect(stored).not.toContain(code.replaceAll('-', ''))
    const spend = (typed: string) => spendTypedRecoveryCode(services.db, host.id, typed, NOW)
    expect((await Promise.all([spend(code), spend(code)])).toSorted()).toEqual([false, true])
    expect(await spend(code)).toBe(false)
    expect(await spend(` ${other.toUpperCase().replaceAll('-', ' ')} `)).toBe(true)
    expect(await spend('0000-0000-0000-0000')).toBe(false)
  })

  it('ends with the app, if nothing else is left', async () => {
    const { services, host, codes } = await withApp()
    await removeAuthenticatorApp(services, host.id, UNKNOWN_DEVICE, NOW)
    expect(await spendTypedRecoveryCode(services.db, host.id, codes[0] ?? '', NOW)).toBe(false)
  })
})

describe('signing in with a second step (S27)', () => {
  it('begins no session with the password alone, and one with the code of the app', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const { secret } = await setUpApp(await aSignedInBrowser(app))
    const browser = aBrowser(app)
    const first = await browser.post('/sign-in?next=/admin/goto', { email: DANA.email, password: A_PASSWORD })
    expect(placeOf(first)).toBe(CODE)
    expect(browser.cookies.has('foyer_session')).toBe(false)
    expect((await browser.get('/admin')).status).toBe(302)
    expect(await (await browser.get(CODE)).text()).toContain('Six digits from the app')

    const wrong = await browser.post(CODE, { code: '000000' })
    expect(wrong.status).toBe(401)
    expect(await wrong.text()).toContain('This code is not right')
    const code = codeOf(secret, Date.now())
    expect(placeOf(await browser.post(CODE, { code }))).toBe('/admin/goto')
    expect((await browser.get('/admin')).status).toBe(200)

    const again = aBrowser(app)
    await signInByPassword(again)
    expect((await again.post(CODE, { code })).status).toBe(401)
    expect(again.cookies.has('foyer_session')).toBe(false)
  })

  it('takes a recovery code once, and mails its host', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const { recoveryCodes } = await setUpApp(await aSignedInBrowser(app))
    expect(recoveryCodes).toHaveLength(10)
    const browser = aBrowser(app)
    await signInByPassword(browser)
    expect(placeOf(await browser.post(CODE, { code: recoveryCodes[0] ?? '' }))).toBe('/admin')
    const other = aBrowser(app)
    await signInByPassword(other)
    expect((await other.post(CODE, { code: recoveryCodes[0] ?? '' })).status).toBe(401)
    await app.settled()
    const subjects = app.mail.to(DANA.email).map(({ parsed }) => parsed.subject)
    expect(subjects).toContain('A recovery code was used')
  })

  it('ends after too many wrong codes, in the browser that began it, and after ten minutes', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const { secret } = await setUpApp(await aSignedInBrowser(app))
    const browser = aBrowser(app)
    await signInByPassword(browser)
    expect(placeOf(await aBrowser(app).post(CODE, { code: codeOf(secret, Date.now()) }))).toBe('/sign-in?step=over')
    for (let attempt = 0; attempt < 8; attempt++)
      expect((await browser.post(CODE, { code: '000000' })).status).toBe(401)
    expect(placeOf(await browser.post(CODE, { code: codeOf(secret, Date.now()) }))).toBe('/sign-in?step=over')

    await signInByPassword(browser)
    await app.services.db
      .updateTable('pending_sign_ins')
      .set({ expires_at: Date.now() - 1 })
      .execute()
    expect(placeOf(await browser.post(CODE, { code: codeOf(secret, Date.now()) }))).toBe('/sign-in?step=over')
    expect(browser.cookies.has('foyer_session')).toBe(false)
  })

  it('is not skipped by a reset of the password', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const { secret } = await setUpApp(await aSignedInBrowser(app))
    await requestPasswordReset(app.services, DANA.email, Date.now())
    await app.settled()
    const mail = app.mail.to(DANA.email).find(({ parsed }) => String(parsed.text).includes('/reset-password?token='))
    const link = /https?:\/\/\S+token=\S+/.exec(String(mail?.parsed.text))?.[0] ?? ''
    const browser = aBrowser(app)
    const reset = await browser.post('/reset-password', { token: tokenOf(link), password: 'vier Quitten im Keller' })
    expect(placeOf(reset)).toBe(CODE)
    expect((await browser.get('/admin')).status).toBe(302)
    expect(placeOf(await browser.post(CODE, { code: codeOf(secret, Date.now()) }))).toMatch(/^\/admin/)
  })

  it('is limited per account, from wherever the codes come, while recovery codes and passkeys go on', async () => {
    const { db, dialect, env } = await accountServices()
    const limits = createRateLimits(true, { db, dialect }, () => NOW)
    const attemptFrom = async (network: number, isAppCode: boolean) => {
      // The waits of each account would make this slow, and have tests of their own.
      signInDelays.succeeded('code:hst_dana', '')
      const context = { env: { ...env, RATE_LIMIT: true }, limits, clientAddress: `198.51.${network}.7`, now: NOW }
      return (await beginCodeAttempt(context, 'hst_dana', { isAppCode })).ok
    }
    for (let network = 0; network < 20; network++) expect(await attemptFrom(network, true)).toBe(true)
    expect(await attemptFrom(20, true)).toBe(false)
    expect(await attemptFrom(21, false)).toBe(true)
  })

  it('is the provider’s own where it signs in', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', { email: DANA.email, email_verified: true })
    provider.person = 'sub-1'
    await aPasswordHost(app)
    const browser = await aSignedInBrowser(app)
    await signInByProvider(browser, { link: '1' })
    await browser.post('/admin/settings?part=link-provider', {})
    await setUpApp(browser)
    expect(placeOf(await signInByProvider(aBrowser(app)))).toBe('/admin?signed-in=1')
  })

  it('ends other sessions when it is turned on, and logs no code', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const hostId = await aPasswordHost(app)
    const other = await aSignedInBrowser(app)
    const lines: string[] = []
    app.services.log = createLog({ LOG_LEVEL: 'debug' }, { write: (line: string) => void lines.push(line) })
    const { secret, recoveryCodes } = await setUpApp(await aSignedInBrowser(app))
    expect((await other.get('/admin')).status).toBe(302)
    const browser = aBrowser(app)
    await signInByPassword(browser)
    await browser.post(CODE, { code: '123123' })
    const logged = lines.join('')
    for (const word of [secret, '123123', recoveryCodes[0] ?? '-']) expect(logged).not.toContain(word)
    expect(logged).toMatch(new RegExp(`"reason":"wrong_code","account":"${hostId}","network":`))
  })
})

describe('the name of a passkey', () => {
  it('is what its host types, on one line of at most 60 characters, and the log says so', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { db } = app.services
    const hostId = await aPasswordHost(app)
    const browser = await aSignedInBrowser(app)
    const planted = { host_id: hostId, name: 'Laptop', public_key: 'AA', counter: 0, transports: '[]' }
    await db
      .insertInto('passkeys')
      .values({ id: 'pky_planted', credential_id: 'cred', ...planted, created_at: 0, last_used_at: null })
      .execute()
    const names = async () => (await db.selectFrom('passkeys').select('name').execute()).map(({ name }) => name)
    const page = '/admin/settings/security/passkeys/pky_planted/name'
    const tooLong = 'x'.repeat(61)
    for (const name of ['', '  ', '\u200b\u200d', 'Two\nlines', 'Work \u202etxet', tooLong]) {
      const refused = await browser.post(page, { name })
      expect(refused.status).toBe(400)
      expect(await refused.text()).toContain('at most 60 characters on one line')
    }
    expect(await (await browser.post(page, { name: tooLong })).text()).toContain(tooLong)
    expect((await browser.post(page, { name: 'Phone', host_id: 'hst_other' })).status).toBe(400)
    expect((await browser.get(`${page}?name=Phone`)).status).toBe(200)
    expect(await names()).toEqual(['Laptop'])

    const longest = `${'y'.repeat(58)}<b`
    expect(placeOf(await browser.post(page, { name: ` ${longest} ` }))).toBe(
      '/admin/settings/security?done=passkey_renamed',
    )
    expect(await names()).toEqual([longest])
    const list = await (await browser.get('/admin/settings/security?done=passkey_renamed')).text()
    expect(list).toContain('The passkey has its new name.')
    expect(list).toContain(`${'y'.repeat(58)}&lt;b`)
    expect(await (await browser.get('/admin/settings/log')).text()).toMatch(/Passkey renamed.*y{58}&lt;b/s)
  })
})
