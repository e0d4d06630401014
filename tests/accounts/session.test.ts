import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { updateHost } from '#db/queries/hosts'
import { endSession, findSignedIn, startSession } from '~/accounts/session.server'
import { sweepAccounts } from '~/accounts/sweep-accounts.server'
import { hashToken } from '~/security/tokens.server'
import { accountServices, aVerifiedHost, DAY_MS, NOW } from './accounts'

// Lucia reads the clock itself, so these tests move the time instead of passing it in.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: NOW })
})
afterEach(() => {
  vi.useRealTimers()
})

const LOCAL = 'http://localhost:3000'

async function aSession() {
  const services = await accountServices()
  const host = await aVerifiedHost(services)
  const setCookie = await startSession(services.db, host.id, null, NOW)
  const cookie = setCookie.split(';')[0] ?? ''
  const signedInAt = (now: number) => {
    vi.setSystemTime(now)
    return findSignedIn(services.db, cookie, now)
  }
  return { ...services, host, setCookie, cookie, signedInAt }
}

describe('a session', () => {
  it('identifies the host who sends its cookie', async () => {
    const { db, host, cookie } = await aSession()
    expect(await findSignedIn(db, `theme=dark; ${cookie}; other=1`, NOW)).toMatchObject({ host: { id: host.id } })
  })

  it('has a __Host- cookie: Secure, HttpOnly, SameSite=Lax and for this host only (S8)', async () => {
    const { setCookie } = await aSession()
    const [pair, ...attributes] = setCookie.split('; ')
    expect(pair).toMatch(/^__Host-foyer_session=/)
    expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/', 'Secure']))
    expect(setCookie).not.toContain('Domain')
  })

  it('has a cookie without prefix and Secure on http://localhost, for WebKit (S8)', async () => {
    const { db, host } = await aSession()
    const setCookie = await startSession(db, host.id, null, NOW, LOCAL)
    const [pair = '', ...attributes] = setCookie.split('; ')
    expect(pair).toMatch(/^foyer_session=/)
    expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Lax', 'Path=/']))
    expect(setCookie).not.toMatch(/Secure|Domain/)
    expect(await findSignedIn(db, pair, NOW, LOCAL)).toMatchObject({ host: { id: host.id } })
    // Over https any program could have set it.
    expect(await findSignedIn(db, pair, NOW, 'https://book.example.com')).toBeNull()
  })

  it('ends under both names at sign-out on http://localhost', async () => {
    const { db, host, cookie } = await aSession()
    const local = (await startSession(db, host.id, null, NOW, LOCAL)).split(';')[0] ?? ''
    expect(await endSession(db, `${cookie}; ${local}`, NOW, LOCAL)).toMatch(/^foyer_session=;.*Max-Age=0/)
    for (const one of [cookie, local]) expect(await findSignedIn(db, one, NOW, LOCAL)).toBeNull()
  })

  it('has an id of 256 bits, of which only the hash is stored (S5)', async () => {
    const { db, cookie } = await aSession()
    const id = cookie.split('=')[1] ?? ''
    expect(Buffer.from(id, 'base64url')).toHaveLength(32)
    const rows = await db.selectFrom('sessions').selectAll().execute()
    expect(rows.map(({ id_hash }) => id_hash)).toEqual([hashToken(id)])
    expect(JSON.stringify(rows)).not.toContain(id)
  })

  it('ends after 14 idle days (S5)', async () => {
    const { signedInAt } = await aSession()
    expect(await signedInAt(NOW + 15 * DAY_MS)).toBeNull()
  })

  it('lives on while it is used, but never longer than 90 days (S5)', async () => {
    const { signedInAt } = await aSession()
    for (let day = 10; day < 90; day += 10) expect(await signedInAt(NOW + day * DAY_MS)).not.toBeNull()
    expect(await signedInAt(NOW + 90 * DAY_MS)).toBeNull()
  })

  it('is not written to by every page view', async () => {
    const { db, signedInAt } = await aSession()
    const before = await db.selectFrom('sessions').selectAll().execute()
    for (let day = 1; day < 7; day++) await signedInAt(NOW + day * DAY_MS)
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual(before)
  })

  it('ends with sign-out, which takes the cookie back (S5)', async () => {
    const { db, cookie } = await aSession()
    expect(await endSession(db, cookie, NOW)).toMatch(/^__Host-foyer_session=;.*Max-Age=0/)
    expect(await findSignedIn(db, cookie, NOW)).toBeNull()
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([])
  })

  it('replaces the one that the browser had (S5)', async () => {
    const { db, host, cookie } = await aSession()
    const next = (await startSession(db, host.id, cookie, NOW)).split(';')[0] ?? ''
    expect(await findSignedIn(db, cookie, NOW)).toBeNull()
    expect(await findSignedIn(db, next, NOW)).toMatchObject({ host: { id: host.id } })
  })

  it('says that its host is suspended, so that they only read', async () => {
    const { db, host, cookie } = await aSession()
    await updateHost(db, host.id, { suspended_at: NOW }, NOW)
    expect((await findSignedIn(db, cookie, NOW))?.host.suspendedAt).toBe(NOW)
  })

  it.each([
    null,
    '',
    '__Host-foyer_session=',
    '__Host-foyer_session=%E0%A4%A',
    `__Host-foyer_session=${'A'.repeat(43)}`,
    `__Host-foyer_session=${'A'.repeat(10_000)}`,
    'a=%E0%A4%A; __proto__=1',
  ])('is not made of %j', async (header) => {
    const { db } = await accountServices()
    expect(await findSignedIn(db, header, NOW)).toBeNull()
  })
})

describe('sweepAccounts', () => {
  it('deletes what has expired and nothing else', async () => {
    const { db, host, signedInAt } = await aSession()
    await db
      .insertInto('former_handles')
      .values([
        { handle: 'long-ago', host_id: host.id, expires_at: NOW + DAY_MS },
        { handle: 'lately', host_id: host.id, expires_at: NOW + 3 * DAY_MS },
      ])
      .execute()
    await sweepAccounts(db, NOW + 2 * DAY_MS)
    expect(await db.selectFrom('former_handles').select('handle').execute()).toEqual([{ handle: 'lately' }])
    expect(await signedInAt(NOW + 2 * DAY_MS)).not.toBeNull()
    expect(await db.selectFrom('account_tokens').selectAll().execute()).toHaveLength(1)

    await sweepAccounts(db, NOW + 20 * DAY_MS)
    expect(await db.selectFrom('sessions').selectAll().execute()).toEqual([])
    expect(await db.selectFrom('account_tokens').selectAll().execute()).toEqual([])
  })
})
