import { describe, expect, it } from 'vitest'
import type { TestApp } from '#tests/setup/test-app'
import { AN_ATTENDEE, callApi, freeSlots } from '#tests/setup/test-app'
import { bodyOf, formsOf } from '../http/page-forms'
import { startOperatorApp } from './operator'

/** Books as a visitor does, by the form of the page. */
async function bookAsVisitor(app: TestApp, start: string, email: string): Promise<Response> {
  const path = `/dana/intro-call/book?start=${encodeURIComponent(start)}`
  const html = await (await fetch(app.url + path)).text()
  const form = formsOf(html, path, false).find(({ fields }) => fields.some(([name]) => name === 'email'))
  if (!form) throw new Error('The page has no form to book with')
  const body = bodyOf(form) as URLSearchParams
  body.set('name', 'Ada Example')
  body.set('email', email)
  return fetch(app.url + form.path, { method: 'POST', body, headers: { Origin: app.url }, redirect: 'manual' })
}

async function signUpAs(app: TestApp, email: string): Promise<number> {
  const body = new URLSearchParams({ name: 'Nora New', email, password: 'vier Quitten im Keller' })
  const response = await fetch(`${app.url}/sign-up`, {
    ...{ method: 'POST', body, headers: { Origin: app.url }, redirect: 'manual' },
  })
  return response.status
}

describe('a block list', () => {
  it('of a host refuses visitors of an address or a domain with a neutral sentence, and nobody else', async () => {
    const { app, tenant } = await startOperatorApp()
    const [first = '', second = '', third = ''] = (await freeSlots(app, tenant)).filter((_, index) => index % 4 === 0)
    for (const sender of ['Bad.Ada@example.com', '@spam.example'])
      expect((await tenant.post('/admin/settings/blocked', { step: 'block', sender })).status).toBe(302)
    for (const email of ['bad.ada+2@example.com', 'x@spam.example', 'y@mail.spam.example']) {
      const refused = await bookAsVisitor(app, first, email)
      const text = await refused.text()
      expect([email, refused.status]).toEqual([email, 409])
      expect(text).toContain('This booking could not be made.')
      expect(text).not.toMatch(/block/i)
    }
    expect((await bookAsVisitor(app, first, 'ada@notspam.example')).status).toBe(302)
    const byHost = { eventType: 'intro-call', start: second, attendee: { ...AN_ATTENDEE, email: 'x@spam.example' } }
    expect((await callApi(app, tenant, 'POST', '/bookings', byHost)).status).toBe(201)
    const page = await (await tenant.get('/admin/settings/blocked')).text()
    const id = /name="id" value="(\d+)"/.exec(page.slice(page.indexOf('spam.example')))?.[1] ?? ''
    expect((await tenant.post('/admin/settings/blocked', { step: 'unblock', id })).status).toBe(302)
    expect((await bookAsVisitor(app, third, 'x@spam.example')).status).toBe(302)
  })

  it('of the operator counts for every host, program and sign-up, and other lists stay their own (S1)', async () => {
    const { app, operator, tenant } = await startOperatorApp()
    const [start = ''] = await freeSlots(app, tenant)
    expect((await operator.post('/operator/settings', { step: 'block', sender: 'spam.example' })).status).toBe(302)
    expect((await bookAsVisitor(app, start, 'x@spam.example')).status).toBe(409)
    const byHost = { eventType: 'intro-call', start, attendee: { ...AN_ATTENDEE, email: 'x@spam.example' } }
    const refused = await callApi(app, tenant, 'POST', '/bookings', byHost)
    expect([refused.status, (await refused.json()).errors]).toEqual([
      422,
      [{ path: 'attendee.email', message: 'is not accepted here' }],
    ])
    expect(await signUpAs(app, 'new@spam.example')).toBe(403)
    const row = await app.services.db.selectFrom('blocked_senders').select('id').executeTakeFirstOrThrow()
    await tenant.post('/admin/settings/blocked', { step: 'unblock', id: String(row.id) })
    expect(await app.services.db.selectFrom('blocked_senders').selectAll().execute()).toHaveLength(1)
    expect(await (await tenant.get('/admin/settings/blocked')).text()).not.toContain('spam.example')
  })

  it.each(['', 'nobody', 'a b@example.com', '@', 'x'.repeat(400)])('takes no %j', async (sender) => {
    const { tenant } = await startOperatorApp()
    const refused = await tenant.post('/admin/settings/blocked', { step: 'block', sender })
    expect(refused.status).toBe(400)
    expect(await refused.text()).toContain('Please enter an address or a domain.')
  })
})

describe('who may sign up', () => {
  it('is what the operator decides over SIGN_UP, at once, and only of the domains that are allowed', async () => {
    const { app, operator } = await startOperatorApp({ SIGN_UP: 'closed' })
    const save = (form: Record<string, string>) => operator.post('/operator/settings', { step: 'sign-up', ...form })
    const landing = async () => (await (await fetch(app.url)).text()).includes('href="/sign-up"')
    expect([await signUpAs(app, 'a@firm.example'), await landing()]).toEqual([403, false])
    expect((await save({ mode: 'open', domains: 'Firm.example, @other.example' })).status).toBe(302)
    expect(await landing()).toBe(true)
    const outcome = [
      await signUpAs(app, 'a@firm.example'),
      await signUpAs(app, 'a@sub.firm.example'),
      await signUpAs(app, 'a@notfirm.example'),
    ]
    expect(outcome).toEqual([302, 302, 403])
    expect((await save({ mode: 'open', domains: 'no domain' })).status).toBe(400)
    expect((await save({ mode: 'closed', domains: '' })).status).toBe(302)
    expect(await signUpAs(app, 'b@firm.example')).toBe(403)
    expect((await save({ mode: 'environment', domains: '' })).status).toBe(302)
    expect(await signUpAs(app, 'c@firm.example')).toBe(403)
  })
})

describe('the button that retries failed jobs', () => {
  it('queues those of one kind again for all tenants, runs them, and is in the log', async () => {
    const { app, operator, tenant } = await startOperatorApp()
    const { db } = app.services
    await app.settled()
    const past = Date.now() - 90_000
    const failed = {
      ...{
        payload: '{"mail":"account-exists"}',
        state: 'failed' as const,
        attempts: 9,
        last_error: 'lost for ada@example.com',
      },
      ...{ run_at: past, deadline_at: past, created_at: past, updated_at: past },
    }
    const plant = (host: { id: string }, kind: string, more: object = {}) =>
      db
        .insertInto('jobs')
        .values({ ...failed, host_id: host.id, kind, lane: `${kind} ${host.id}`, ...more })
        .execute()
    await plant(tenant, 'account-mail')
    await plant(operator, 'account-mail')
    await plant(tenant, 'sending-address-check', { payload: '{}' })
    await plant(tenant, 'account-mail', { held_at: past, lane: 'held' })
    await plant(tenant, 'account-mail', { state: 'discarded', lane: 'discarded' })
    const before = app.mail.to(tenant.email).length
    const page = await (await operator.get('/operator/mail')).text()
    expect(page).toContain('Retry all failed account-mail')
    expect(page).not.toContain('ada@example.com')

    for (const [kind, answer] of [
      ['reminder', '0 jobs'],
      ['', '0 jobs'],
      ["account-mail' or 1=1", '0 jobs'],
    ] as const)
      expect(await (await operator.post('/operator/mail', { retry: kind })).text()).toContain(answer)
    expect((await operator.get('/operator/mail?retry=account-mail')).status).toBe(200)
    const elsewhere = (await tenant.post('/nobody/mail', {})).status
    expect((await tenant.post('/operator/mail', { retry: 'account-mail' })).status).toBe(elsewhere)
    expect((await operator.post('/operator/mail', { retry: 'account-mail', host: tenant.id })).status).toBe(400)
    const states = async () =>
      (
        await db
          .selectFrom('jobs')
          .select(['kind', 'state', 'held_at'])
          .where('created_at', '=', past)
          .orderBy('id')
          .execute()
      ).map(({ kind, state, held_at }) => `${kind} ${state}${held_at === null ? '' : ' held'}`)
    const others = ['sending-address-check failed', 'account-mail failed held', 'account-mail discarded']
    expect(await states()).toEqual(['account-mail failed', 'account-mail failed', ...others])

    const answer = await operator.post('/operator/mail', { retry: 'account-mail' })
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('2 jobs are queued again.')])
    await app.settled()
    expect(await states()).toEqual(['account-mail done', 'account-mail done', ...others])
    expect(app.mail.to(tenant.email).length).toBe(before + 1)
    // A second press finds nothing, sends nothing, and is no act.
    expect(await (await operator.post('/operator/mail', { retry: 'account-mail' })).text()).toContain('0 jobs')
    const log = await (await operator.get('/operator/log')).text()
    expect(
      log.match(/Failed jobs queued again[^<]*<!-- -->[^<]*account-mail|Failed jobs queued again: account-mail/g),
    ).toHaveLength(1)
  })
})

describe('a quota of the operator', () => {
  it('limits a tenant’s bookings of 24 hours, and leaves other tenants alone', async () => {
    const { app, operator, tenant } = await startOperatorApp()
    const slots = (await freeSlots(app, tenant)).filter((_, index) => index % 4 === 0)
    const quotas = { step: 'quotas', bookingsPerDay: '2', mailsPerDay: '' }
    expect((await operator.post(`/operator/tenants/${tenant.id}`, quotas)).status).toBe(302)
    const book = async (start = '', email = '') => (await bookAsVisitor(app, start, email)).status
    const outcome = [
      await book(slots[0], 'a@example.org'),
      await book(slots[1], 'b@example.org'),
      await book(slots[2], 'c@example.org'),
    ]
    expect(outcome).toEqual([302, 302, 429])
    const page = await (await operator.get(`/operator/tenants/${tenant.id}`)).text()
    expect(page).toMatch(/name="bookingsPerDay"[^>]*value="2"/)
    expect((await operator.post(`/operator/tenants/${tenant.id}`, { ...quotas, bookingsPerDay: 'x' })).status).toBe(400)
    await operator.post(`/operator/tenants/${tenant.id}`, { ...quotas, bookingsPerDay: '' })
    expect(await book(slots[2], 'c@example.org')).toBe(302)
  })

  it('limits first mails to addresses that have not agreed', async () => {
    const { app, operator, tenant } = await startOperatorApp({ RATE_LIMIT: 'on' })
    const [start = ''] = await freeSlots(app, tenant)
    await operator.post(`/operator/tenants/${tenant.id}`, { step: 'quotas', bookingsPerDay: '', mailsPerDay: '0' })
    const body = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    expect((await callApi(app, tenant, 'POST', '/bookings', body)).status).toBe(201)
    await app.settled()
    expect(app.mail.to(AN_ATTENDEE.email)).toEqual([])
    const held = await app.services.db.selectFrom('held_back_mails').select('reason').execute()
    expect(held.map(({ reason }) => reason)).toContain('tenant')
  })
})
