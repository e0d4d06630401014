import { describe, expect, it } from 'vitest'
import { findHostByEmail } from '#db/queries/hosts'
import { aHost, builtPages, startTestApp, type TestApp } from '#tests/setup/test-app'

const EMAIL = 'victim@example.com'
const OWNERS = { name: 'Vera Owner', password: 'drei Birnen im Regal', handle: 'vera-owner' }
const STRANGERS = { name: 'Somebody Else', password: 'vier Quitten im Keller', handle: 'somebody' }
const NEW_PASSWORD = 'fünf Pflaumen am Baum'

/** A browser without scripts: cookies, forms, and redirects that it does not follow. */
class Browser {
  readonly #cookies = new Map<string, string>()

  constructor(readonly app: TestApp) {}

  async send(path: string, fields?: Record<string, string>) {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(new URL(path, this.app.url), {
      redirect: 'manual',
      headers: { Origin: this.app.url, ...(cookie ? { Cookie: cookie } : {}) },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/Max-Age=0/i.test(line)) this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    const text = await response.text()
    return { status: response.status, location: response.headers.get('location'), text }
  }

  /** Signs up and returns the path of the link in the mail. */
  async signUp({ name, password, handle }: typeof OWNERS, email = EMAIL) {
    const answer = await this.send('/sign-up', { name, email, password, handle, timeZone: 'Europe/Zurich' })
    expect(answer).toMatchObject({ status: 302, location: expect.stringContaining('/verify-email?sent=') })
    return lastLink(this.app)
  }

  async forgot(email = EMAIL) {
    expect(await this.send('/forgot-password', { email })).toMatchObject({ status: 200 })
    return lastLink(this.app)
  }

  async askAgain(email = EMAIL) {
    expect(await this.send('/verify-email', { email })).toMatchObject({ status: 200 })
    return lastLink(this.app)
  }

  /** Opens a link and presses its button. */
  async press(link: string, fields: Record<string, string> = {}) {
    const page = await this.send(link)
    const asks = page.text.includes('name="password"')
    const url = new URL(link, this.app.url)
    const answer = await this.send(url.pathname, { token: url.searchParams.get('token') ?? '', ...fields })
    return { ...answer, asks, page: page.text }
  }

  async isSignedIn() {
    return (await this.send('/admin')).status === 200
  }
}

async function lastLink(app: TestApp): Promise<string> {
  await app.settled()
  const text = app.mail.messages.at(-1)?.parsed.text ?? ''
  return /https?:\/\/\S+\/(?:verify-email|reset-password)\?token=\S+/.exec(text)?.[0] ?? 'no link'
}

async function aStory() {
  const app = await startTestApp({ pages: await builtPages() })
  const opens = async (password: string, email = EMAIL) =>
    (await new Browser(app).send('/sign-in', { email, password })).status === 302
  return { app, owner: new Browser(app), stranger: new Browser(app), opens }
}

const OVER = { status: 302, location: '/verify-email?token=over' }
const SIGNED_IN = { status: 302, location: expect.stringMatching(/^\/admin/) }

describe('the owner who verifies an address decides the password (S22)', () => {
  it('takes one click in the browser that signed up', async () => {
    const { owner, opens } = await aStory()
    const link = await owner.signUp(OWNERS)
    expect(await owner.press(link)).toMatchObject({ ...SIGNED_IN, asks: false })
    expect(await owner.isSignedIn()).toBe(true)
    expect(await opens(OWNERS.password)).toBe(true)
  })

  it('asks for the password in any other browser, with the rest filled in', async () => {
    const { app, owner, opens } = await aStory()
    const link = await owner.signUp(OWNERS)
    const phone = new Browser(app)
    const refused = await phone.press(link)
    expect(refused).toMatchObject({ status: 400, asks: true })
    expect(refused.page).toContain('value="Vera Owner"')
    expect(refused.page).toContain('value="vera-owner"')
    expect(await opens(OWNERS.password)).toBe(false)
    expect(await phone.press(link, { password: NEW_PASSWORD })).toMatchObject(SIGNED_IN)
    expect(await opens(OWNERS.password)).toBe(false)
    expect(await opens(NEW_PASSWORD)).toBe(true)
    expect(await findHostByEmail(app.services.db, EMAIL)).toMatchObject({
      name: OWNERS.name,
      handle: OWNERS.handle,
      time_zone: 'Europe/Zurich',
    })
  })

  it.each([
    ['the stranger first, the owner’s link', true, 'owner'],
    ['the stranger first, the stranger’s link', true, 'stranger'],
    ['the owner first, the owner’s link', false, 'owner'],
    ['the owner first, the stranger’s link', false, 'stranger'],
  ] as const)('leaves nothing of a stranger’s attempt: %s', async (_, strangerFirst, whose) => {
    const { app, owner, stranger, opens } = await aStory()
    const links = { owner: '', stranger: '' }
    if (strangerFirst) links.stranger = await stranger.signUp(STRANGERS)
    links.owner = await owner.signUp(OWNERS)
    if (!strangerFirst) links.stranger = await stranger.signUp(STRANGERS)

    expect(await owner.press(links[whose])).toMatchObject({ ...SIGNED_IN, asks: false })
    expect(await opens(STRANGERS.password)).toBe(false)
    expect(await opens(OWNERS.password)).toBe(true)
    expect(await findHostByEmail(app.services.db, EMAIL)).toMatchObject({ name: OWNERS.name, handle: OWNERS.handle })
    expect(await stranger.press(links[whose === 'owner' ? 'stranger' : 'owner'])).toMatchObject(OVER)
    expect(await stranger.isSignedIn()).toBe(false)
  })

  it('lets an owner who never signed up decide everything that a stranger typed', async () => {
    const { app, owner, stranger, opens } = await aStory()
    const link = await stranger.signUp(STRANGERS)
    const mine = { password: NEW_PASSWORD, name: 'Vera Owner', handle: 'vera', timeZone: 'Asia/Kolkata' }
    expect(await owner.press(link, mine)).toMatchObject({ ...SIGNED_IN, asks: true })
    expect(await opens(STRANGERS.password)).toBe(false)
    expect(await opens(NEW_PASSWORD)).toBe(true)
    expect(await findHostByEmail(app.services.db, EMAIL)).toMatchObject({
      name: 'Vera Owner',
      handle: 'vera',
      time_zone: 'Asia/Kolkata',
    })
  })

  it('keeps the last password that the same browser typed', async () => {
    const { owner, opens } = await aStory()
    const first = await owner.signUp({ ...OWNERS, password: NEW_PASSWORD })
    await owner.signUp(OWNERS)
    expect(await owner.press(first)).toMatchObject({ ...SIGNED_IN, asks: false })
    expect([await opens(NEW_PASSWORD), await opens(OWNERS.password)]).toEqual([false, true])
  })

  it('sends a new link that recognises the browser, whoever requested it', async () => {
    const { owner, stranger, opens } = await aStory()
    await owner.signUp(OWNERS)
    await stranger.signUp(STRANGERS)
    const link = await stranger.askAgain()
    expect(await owner.press(link)).toMatchObject({ ...SIGNED_IN, asks: false })
    expect([await opens(STRANGERS.password), await opens(OWNERS.password)]).toEqual([false, true])
  })

  it('verifies by a reset link, with the new password alone', async () => {
    const { owner, stranger, opens } = await aStory()
    await owner.signUp(OWNERS)
    const strangers = await stranger.signUp(STRANGERS)
    const reset = await stranger.forgot()
    expect(await owner.press(reset, { password: NEW_PASSWORD })).toMatchObject(SIGNED_IN)
    const opened = await Promise.all([OWNERS.password, STRANGERS.password, NEW_PASSWORD].map((word) => opens(word)))
    expect(opened).toEqual([false, false, true])
    expect(await stranger.press(strangers, { password: STRANGERS.password })).toMatchObject(OVER)
  })

  it('ends reset links with the verification, and verification links with the reset', async () => {
    const { owner, stranger, opens } = await aStory()
    const link = await owner.signUp(OWNERS)
    const reset = await stranger.forgot()
    expect(await owner.press(link)).toMatchObject(SIGNED_IN)
    expect(await stranger.press(reset, { password: STRANGERS.password })).toMatchObject({
      status: 302,
      location: '/reset-password',
    })
    expect(await opens(STRANGERS.password)).toBe(false)
    expect(await opens(OWNERS.password)).toBe(true)
  })

  it('gives a reset link of an unverified account the details of the attempt', async () => {
    const { app, owner, stranger } = await aStory()
    await stranger.signUp(STRANGERS)
    const reset = await owner.forgot()
    const { page, status } = await owner.press(reset, { password: NEW_PASSWORD, name: 'Vera', handle: 'vera' })
    expect(page).toContain('value="Somebody Else"')
    expect(status).toBe(302)
    expect(await findHostByEmail(app.services.db, EMAIL)).toMatchObject({ name: 'Vera', handle: 'vera' })
  })

  it('gives the address to the first who verifies it: by a change of address or a sign-up', async () => {
    const { app, owner, stranger, opens } = await aStory()
    const other = await aHost(app, { handle: 'other', connected: false })
    const settings = new Browser(app)
    expect(await settings.press(await settings.forgot(other.email), { password: NEW_PASSWORD })).toMatchObject(
      SIGNED_IN,
    )
    const signUp = await stranger.signUp(STRANGERS)
    await settings.send('/admin/settings?part=email', { email: EMAIL, currentPassword: NEW_PASSWORD })
    const change = await lastLink(app)
    expect(change).toContain('/verify-email?token=')
    expect(await settings.press(change)).toMatchObject({ status: 302, location: '/admin/settings?done=email' })
    expect(await owner.press(signUp, { password: OWNERS.password })).toMatchObject(OVER)
    expect([await opens(STRANGERS.password), await opens(NEW_PASSWORD)]).toEqual([false, true])
  })

  it('refuses a change to an address that a sign-up has verified meanwhile', async () => {
    const { app, owner, opens } = await aStory()
    const other = await aHost(app, { handle: 'other', connected: false })
    const settings = new Browser(app)
    await settings.press(await settings.forgot(other.email), { password: NEW_PASSWORD })
    await settings.send('/admin/settings?part=email', { email: EMAIL, currentPassword: NEW_PASSWORD })
    const change = await lastLink(app)
    const signUp = await owner.signUp(OWNERS)
    expect(await owner.press(signUp)).toMatchObject(SIGNED_IN)
    expect((await settings.press(change)).location).not.toBe('/admin/settings?done=email')
    expect([await opens(OWNERS.password), await opens(NEW_PASSWORD)]).toEqual([true, false])
  })

  it('changes nothing when a mail scanner opens the links (S15)', async () => {
    const { app, owner, stranger, opens } = await aStory()
    const links = [await stranger.signUp(STRANGERS), await owner.signUp(OWNERS), await owner.forgot()]
    const scanner = new Browser(app)
    for (const link of [...links, ...links]) expect(await scanner.send(link)).toMatchObject({ status: 200 })
    expect(await findHostByEmail(app.services.db, EMAIL)).toMatchObject({ email_verified_at: null })
    expect(await owner.press(links[1] ?? '')).toMatchObject(SIGNED_IN)
    expect(await opens(OWNERS.password)).toBe(true)
  })

  it('works once when two people press at the same moment', async () => {
    const { app, owner, stranger } = await aStory()
    const links = [await stranger.signUp(STRANGERS), await owner.signUp(OWNERS)]
    const phone = new Browser(app)
    const answers = await Promise.all([
      owner.press(links[0] ?? ''),
      phone.press(links[1] ?? '', { password: NEW_PASSWORD }),
    ])
    expect(answers.filter(({ location }) => location?.startsWith('/admin'))).toHaveLength(1)
    const { count } = await app.services.db
      .selectFrom('hosts')
      .select(({ fn }) => fn.countAll().as('count'))
      .executeTakeFirstOrThrow()
    expect(Number(count)).toBe(1)
  })

  it('refuses a weak password and a taken handle without using up the link', async () => {
    const { app, owner, stranger } = await aStory()
    await aHost(app, { handle: 'taken', connected: false })
    const link = await stranger.signUp(STRANGERS)
    expect(await owner.press(link, { password: 'short' })).toMatchObject({ status: 400 })
    expect(await owner.press(link, { password: EMAIL })).toMatchObject({ status: 400 })
    const taken = await owner.press(link, { password: NEW_PASSWORD, handle: 'taken' })
    expect(taken).toMatchObject({ status: 409, text: expect.stringContaining('taken-2') })
    expect(await owner.press(link, { password: NEW_PASSWORD, id: 'hst_1' })).toMatchObject({ status: 400 })
    expect(await owner.press(link, { password: NEW_PASSWORD, handle: 'taken-2' })).toMatchObject(SIGNED_IN)
  })

  it('gives known and unknown addresses the same response and cookie (S6)', async () => {
    const { app } = await aStory()
    await aHost(app, { handle: 'dana', connected: false })
    const shapeOf = async (email: string) => {
      const body = new URLSearchParams({ name: 'Vera Owner', email, password: OWNERS.password })
      const headers = { Origin: app.url }
      const response = await fetch(`${app.url}/sign-up`, { method: 'POST', redirect: 'manual', headers, body })
      const cookies = response.headers.getSetCookie().map((line) => line.replace(/=[\w-]{43}/, '=…'))
      return [response.status, response.headers.get('location')?.replace(encodeURIComponent(email), '…'), cookies]
    }
    const shape = await shapeOf('dana@example.com')
    expect(shape).toEqual(await shapeOf('unknown@example.com'))
    expect(shape).toMatchObject([302, '/verify-email?sent=…', [expect.stringContaining('HttpOnly; SameSite=Lax')]])
  })
})
