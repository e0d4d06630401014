import { describe, expect, it } from 'vitest'
import { A_PASSWORD } from '#tests/accounts/accounts'
import { connectServer } from '#tests/calendars/calendars'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { builtPages, startTestApp, type TestApp } from '#tests/setup/test-app'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { GUARDED_ACTS, type GuardedAct } from '~/accounts/guarded-acts'
import { aBrowser, placeOf, signInByProvider, startOidcApp, type TestBrowser } from './oidc'
import { ageSessions, aPasswordHost, aSignedInBrowser, codeOf, DANA, MIN_MS, setUpApp } from './signed-in-by-password'

interface Scene {
  app: TestApp
  browser: TestBrowser
  hostId: string
}

interface Act {
  /** Brings about what the act needs. @returns the address of the act, and its form unless it is a GET */
  begin(scene: Scene): Promise<{ path: string; form?: Record<string, string> }>
  /** What has changed when the act was done, and not before. */
  outcome(scene: Scene): Promise<unknown>
}

const SECURITY = '/admin/settings/security'

async function countOf({ app, hostId }: Scene, table: 'api_keys' | 'webhooks' | 'passkeys'): Promise<number> {
  let query = app.services.db.selectFrom(table).select('id').where('host_id', '=', hostId)
  if (table === 'api_keys') query = query.where('revoked_at' as 'id', 'is', null)
  return (await query.execute()).length
}

async function column({ app, hostId }: Scene, name: 'email' | 'password_hash' | 'second_step_at'): Promise<unknown> {
  const row = await app.services.db.selectFrom('hosts').select(name).where('id', '=', hostId).executeTakeFirst()
  return row?.[name]
}

async function plantPasskey({ app, hostId }: Scene): Promise<string> {
  const row = {
    id: 'pky_planted',
    credential_id: 'cred',
    host_id: hostId,
    name: 'Laptop',
    public_key: 'AA',
    counter: 0,
  }
  await app.services.db
    .insertInto('passkeys')
    .values({ ...row, transports: '[]', created_at: Date.now(), last_used_at: null })
    .execute()
  return row.id
}

const TRIES: Record<GuardedAct, Act> = {
  change_email: {
    begin: async () => ({ path: '/admin/settings?part=email', form: { email: 'new@example.com' } }),
    outcome: async ({ app }) => (await app.services.db.selectFrom('account_tokens').select('email').execute()).length,
  },
  change_password: {
    begin: async () => ({
      path: '/admin/settings?part=password',
      form: { currentPassword: A_PASSWORD, newPassword: 'vier Quitten im Keller' },
    }),
    outcome: (scene) => column(scene, 'password_hash'),
  },
  link_provider: {
    async begin({ browser }) {
      await signInByProvider(browser, { link: '1' })
      return { path: '/admin/settings?part=link-provider', form: {} }
    },
    outcome: ({ app }) => app.services.db.selectFrom('oidc_identities').select('subject').execute(),
  },
  unlink_provider: {
    async begin({ browser }) {
      await signInByProvider(browser, { link: '1' })
      await browser.post('/admin/settings?part=link-provider', {})
      return { path: '/admin/settings?part=unlink-provider', form: {} }
    },
    outcome: ({ app }) => app.services.db.selectFrom('oidc_identities').select('subject').execute(),
  },
  add_app: {
    begin: async () => ({ path: `${SECURITY}/app`, form: {} }),
    outcome: ({ app }) => app.services.db.selectFrom('authenticator_apps').select('host_id').execute(),
  },
  remove_app: {
    async begin({ browser }) {
      await setUpApp(browser)
      return { path: `${SECURITY}/app/removal`, form: {} }
    },
    outcome: ({ app }) => app.services.db.selectFrom('authenticator_apps').select('host_id').execute(),
  },
  renew_codes: {
    async begin({ browser }) {
      await setUpApp(browser)
      return { path: `${SECURITY}/codes`, form: {} }
    },
    outcome: ({ app }) =>
      app.services.db.selectFrom('recovery_codes').select('code_hash').orderBy('code_hash').execute(),
  },
  add_passkey: {
    begin: async () => ({ path: `${SECURITY}/passkeys/new` }),
    // A passkey itself needs a browser, so what is seen is the page on which it is made.
    outcome: async ({ browser }) => (await browser.get(`${SECURITY}/passkeys/new`)).status,
  },
  remove_passkey: {
    async begin(scene) {
      return { path: `${SECURITY}/passkeys/${await plantPasskey(scene)}/removal`, form: {} }
    },
    outcome: (scene) => countOf(scene, 'passkeys'),
  },
  rename_passkey: {
    async begin(scene) {
      return { path: `${SECURITY}/passkeys/${await plantPasskey(scene)}/name`, form: { name: 'Phone' } }
    },
    outcome: ({ app }) => app.services.db.selectFrom('passkeys').select('name').execute(),
  },
  change_second_step: {
    async begin(scene) {
      await plantPasskey(scene)
      return { path: `${SECURITY}/second-step`, form: { 'second-step': 'on' } }
    },
    outcome: (scene) => column(scene, 'second_step_at'),
  },
  create_key: {
    begin: async () => ({ path: '/admin/api', form: { name: 'CRM', scopes: 'read', days: '30' } }),
    outcome: (scene) => countOf(scene, 'api_keys'),
  },
  revoke_key: {
    async begin({ app, hostId }) {
      const key = app.services.db.selectFrom('api_keys').select('id').where('host_id', '=', hostId)
      return { path: `/admin/api/${(await key.executeTakeFirstOrThrow()).id}/revocation`, form: {} }
    },
    outcome: (scene) => countOf(scene, 'api_keys'),
  },
  revoke_all_keys: {
    begin: async () => ({ path: '/admin/api/revocation', form: {} }),
    outcome: (scene) => countOf(scene, 'api_keys'),
  },
  create_webhook: {
    begin: async () => ({
      path: '/admin/webhooks',
      form: { url: 'http://localhost:9/hook', events: 'booking.created' },
    }),
    outcome: (scene) => countOf(scene, 'webhooks'),
  },
  rotate_secret: {
    async begin({ app, browser }) {
      await browser.post('/admin/webhooks', { url: 'http://localhost:9/hook', events: 'booking.created' })
      const { id } = await app.services.db.selectFrom('webhooks').select('id').executeTakeFirstOrThrow()
      return { path: `/admin/webhooks/${id}`, form: { intent: 'rotate' } }
    },
    outcome: ({ app }) => app.services.db.selectFrom('webhooks').select('secret').execute(),
  },
  disconnect_goto: {
    async begin({ app, hostId }) {
      await connectToSimulator(app.services, { hostId, accountKey: app.goto.state.accounts[0]?.key ?? '' })
      return { path: '/admin/goto', form: { step: 'disconnect' } }
    },
    outcome: ({ app }) => app.services.db.selectFrom('goto_connections').select('id').execute(),
  },
  disconnect_calendar: {
    async begin({ app, hostId }) {
      const server = await startQuirksServer()
      await connectServer(app, { id: hostId, handle: 'dana', email: DANA.email, apiToken: '' }, server)
      const { id } = await app.services.db.selectFrom('calendar_accounts').select('id').executeTakeFirstOrThrow()
      return { path: `/admin/calendars/accounts/${id}/disconnection`, form: {} }
    },
    outcome: ({ app }) => app.services.db.selectFrom('calendar_accounts').select(['id', 'status']).execute(),
  },
  export_account: {
    begin: async () => ({ path: '/admin/settings/account/export' }),
    outcome: async ({ browser }) => (await browser.get('/admin/settings/account/export')).status,
  },
  delete_account: {
    begin: async () => ({ path: '/admin/settings/account/deletion', form: {} }),
    outcome: ({ app, hostId }) => app.services.db.selectFrom('hosts').select('id').where('id', '=', hostId).execute(),
  },
  operate: {
    begin: async () => ({ path: '/operator/settings', form: { step: 'block', sender: 'evil.example' } }),
    outcome: ({ app }) => app.services.db.selectFrom('blocked_senders').selectAll().execute(),
  },
}

describe('an act that an unlocked computer alone must not allow (S28)', () => {
  it.each(GUARDED_ACTS.filter((act) => act !== 'change_password'))(
    'is not done in an older session before its host has confirmed it, and then as it was sent: %s',
    async (act) => {
      const { app, provider } = await startOidcApp({ OUTBOUND_ALLOW_PRIVATE: '1', OPERATOR_EMAILS: DANA.email })
      provider.accounts.set('sub-1', { email: 'dana@acme.example', email_verified: false })
      provider.person = 'sub-1'
      const hostId = await aPasswordHost(app)
      const browser = await aSignedInBrowser(app)
      const scene = { app, browser, hostId }
      const { path, form } = await TRIES[act].begin(scene)
      await ageSessions(app, 11 * MIN_MS)
      const before = await TRIES[act].outcome(scene)
      const sent = await (form === undefined ? browser.get(path) : browser.post(path, form))
      const asked = placeOf(sent)
      expect([sent.status, asked]).toEqual([302, expect.stringMatching(new RegExp(`^/admin/confirm\\?act=${act}&`))])
      expect(await TRIES[act].outcome(scene)).toEqual(before)

      expect(await (await browser.get(asked)).text()).toContain('Confirm that it is you')
      expect((await browser.post(asked, { password: 'vier Birnen im Regal' })).status).toBe(401)
      expect(await TRIES[act].outcome(scene)).toEqual(before)
      const confirmed = await browser.post(asked, { password: A_PASSWORD })
      if (form === undefined) expect(confirmed.status).toBe(302)
      else {
        expect(confirmed.status).toBe(307)
        // What the browser does with a 307: the same body again, which the held form replaces.
        const done = await browser.post(placeOf(confirmed), { password: A_PASSWORD })
        expect([200, 302]).toContain(done.status)
      }
      expect(await TRIES[act].outcome(scene)).not.toEqual(before)
    },
  )

  it('is a new password only together with the present one, however new the session is', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const scene = { app, hostId: await aPasswordHost(app), browser: await aSignedInBrowser(app) }
    const { path, form } = await TRIES.change_password.begin(scene)
    const before = await TRIES.change_password.outcome(scene)
    for (const currentPassword of ['', 'vier Birnen im Regal'])
      expect((await scene.browser.post(path, { ...form, currentPassword })).status).toBe(400)
    expect(await TRIES.change_password.outcome(scene)).toEqual(before)
    expect(placeOf(await scene.browser.post(path, form ?? {}))).toBe('/admin/settings?done=password')
    expect(await TRIES.change_password.outcome(scene)).not.toEqual(before)
  })

  it('is done at once within ten minutes of the password, and its host is asked again afterwards', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const browser = await aSignedInBrowser(app)
    const create = (name: string) => browser.post('/admin/api', { name, scopes: 'read', days: '0' })
    expect((await create('First')).status).toBe(200)
    await ageSessions(app, 9 * MIN_MS)
    expect((await create('Second')).status).toBe(200)
    await ageSessions(app, 2 * MIN_MS)
    const asked = placeOf(await create('Third'))
    expect(asked).toMatch(/^\/admin\/confirm/)
    await browser.post(asked, { password: A_PASSWORD })
    expect((await create('Fourth')).status).toBe(200)
  })
})

describe('the page that asks (S28)', () => {
  it('takes a code of the app, each once', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const browser = await aSignedInBrowser(app)
    const { secret } = await setUpApp(browser)
    const code = codeOf(secret, Date.now())
    for (const status of [307, 401]) {
      await ageSessions(app, 11 * MIN_MS)
      const asked = placeOf(await browser.post('/admin/api/revocation', {}))
      expect((await browser.post(asked, { code })).status).toBe(status)
    }
  })

  it('goes on with a held form once, only in its session, and says nothing of it', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const browser = await aSignedInBrowser(app)
    const other = await aSignedInBrowser(app)
    await ageSessions(app, 11 * MIN_MS)
    const form = { name: 'Held & kept <b>', scopes: 'read', days: '90' }
    const asked = placeOf(await browser.post('/admin/api', form))
    expect(await (await browser.get(asked)).text()).not.toContain('Held &amp; kept')
    const rows = await app.services.db.selectFrom('held_forms').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('kept')

    const elsewhere = await other.post(asked, { password: A_PASSWORD })
    expect([elsewhere.status, placeOf(elsewhere)]).toEqual([302, '/admin/settings'])
    const goesOn = placeOf(await browser.post(asked, { password: A_PASSWORD }))
    expect((await other.post(goesOn, {})).status).toBe(302)
    const page = await (await browser.post(goesOn, {})).text()
    expect(page).toMatch(/foyer_[\w-]{43}/)
    const [key] = await app.services.db.selectFrom('api_keys').selectAll().where('name', 'like', 'Held%').execute()
    expect(key).toMatchObject({ name: form.name, scopes: '["read"]' })
    expect(placeOf(await browser.post(goesOn, {}))).toBe('/admin/api')
    expect(await app.services.db.selectFrom('held_forms').selectAll().execute()).toEqual([])
  })

  it('shows a file’s host that it comes, and the file without being asked again', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const browser = await aSignedInBrowser(app)
    await ageSessions(app, 11 * MIN_MS)
    const asked = placeOf(await browser.get('/admin/settings/account/export'))
    const comes = placeOf(await browser.post(asked, { password: A_PASSWORD }))
    const page = await (await browser.get(comes)).text()
    expect(page).toContain('0;url=/admin/settings/account/export')
    const file = await browser.get('/admin/settings/account/export')
    expect(file.headers.get('content-disposition')).toContain('attachment')
  })

  it.each(['//evil.example', 'https://evil.example', '/\\evil.example'])('never leads to %s', async (next) => {
    const app = await startTestApp({ pages: await builtPages() })
    await aPasswordHost(app)
    const browser = await aSignedInBrowser(app)
    const path = `/admin/confirm?next=${encodeURIComponent(next)}`
    expect(placeOf(await browser.post(path, { password: A_PASSWORD }))).toBe('/admin')
  })
})

describe('a host whom only the provider signs in (S28)', () => {
  it('signs in there again, and a session that the provider still has does not count', async () => {
    const { app, provider } = await startOidcApp()
    provider.accounts.set('sub-1', { email: DANA.email, email_verified: true, name: DANA.name })
    provider.person = 'sub-1'
    const browser = aBrowser(app)
    await signInByProvider(browser)
    await ageSessions(app, 11 * MIN_MS)
    const asked = placeOf(await browser.post('/admin/settings/account/deletion', {}))
    const page = await (await browser.get(asked)).text()
    expect(page).toContain('Sign in again with Acme')
    expect(page).not.toContain('type="password"')

    const begun = new URL(placeOf(await browser.post('/oidc/start', { confirm: '1', next: asked })))
    expect([begun.searchParams.get('prompt'), begun.searchParams.get('max_age')]).toEqual(['login', '600'])
    provider.signedInAgoSeconds = 300
    const stale = placeOf(await signInByProvider(browser, { confirm: '1', next: asked }))
    expect(stale).toBe(`${asked}&provider=not_again`)
    expect(await (await browser.get(stale)).text()).toContain('did not say that you have just signed in there again')
    expect((await browser.post(asked, {})).status).toBe(401)

    provider.signedInAgoSeconds = 0
    provider.accounts.set('sub-2', { email: 'eva@example.com', email_verified: true })
    provider.person = 'sub-2'
    expect(placeOf(await signInByProvider(browser, { confirm: '1', next: asked }))).toBe(
      `${asked}&provider=linked_elsewhere`,
    )
    provider.person = 'sub-1'
    expect(placeOf(await signInByProvider(browser, { confirm: '1', next: asked }))).toBe(asked)
    expect(await (await browser.get(asked)).text()).toContain('Go on with what you began')
    const goesOn = await browser.post(asked, {})
    expect(goesOn.status).toBe(307)
    expect(placeOf(await browser.post(placeOf(goesOn), {}))).toBe('/sign-in?gone=1&lang=en')
    expect(await app.services.db.selectFrom('hosts').select('id').execute()).toEqual([])
  })
})
