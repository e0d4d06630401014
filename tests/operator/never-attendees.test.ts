import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { aHost, callApi, freeSlots } from '#tests/setup/test-app'
import { startOperatorApp } from './operator'

/** In every field that an attendee, or somebody about an attendee, can fill. */
const MARK = 'quincemark'
const SECRETS = {
  APP_SECRET: 'secret-of-app-0123456789-0123456789',
  METRICS_TOKEN: 'secret-of-the-metrics',
}

describe('what the operator sees (S26)', () => {
  it('never has data of attendees or secrets, on no page, in no download, not in the support text', async () => {
    const { app, operator, tenant } = await startOperatorApp(SECRETS)
    const { db } = app.services
    const [start = '', later = ''] = await freeSlots(app, tenant)
    const types = await (await callApi(app, tenant, 'GET', '/event-types')).json()
    const questions = [{ id: 'topic', label: 'Topic', kind: 'short_text', required: false }]
    await callApi(app, tenant, 'PATCH', `/event-types/${types.data[0].id}`, { guestsAllowed: true, questions })
    const body = {
      ...{ eventType: 'intro-call', start, notes: MARK, answers: [{ question: 'topic', answer: MARK }] },
      attendee: { name: `Quentin ${MARK}`, email: `${MARK}@person.example`, timeZone: 'UTC' },
      ...{ guests: [`guest-${MARK}@person.example`], metadata: { deal: MARK }, tracking: { utmSource: MARK } },
      crm: { system: 'acme', type: 'contact', id: MARK },
    }
    const { data: booking } = await (await callApi(app, tenant, 'POST', '/bookings', body)).json()
    await app.settled()
    await callApi(app, tenant, 'POST', `/bookings/${booking.id}/reschedule`, { start: later })
    await callApi(app, tenant, 'POST', `/bookings/${booking.id}/cancellation`, { reason: MARK })
    await tenant.get(`/admin/settings/person/export?address=${MARK}@person.example`)
    const failure = { state: 'failed', last_error: `550 <${MARK}@person.example> unknown` } as const
    await db.updateTable('jobs').set(failure).execute()
    const other = await aHost(app, { handle: 'other', connected: false })
    await (await signedIn(app, other)).get('/admin')

    const pages = ['/operator', '/operator/mail', '/operator/log', '/operator/system', `/operator/tenants/${tenant.id}`]
    const more = [`/operator?q=${MARK}`, `/operator/log?account=${tenant.id}`, '/operator?suspended=on']
    const secrets = [
      ...Object.values(SECRETS),
      app.variables.GOTO_CLIENT_SECRET ?? '',
      tenant.apiToken,
      new URL(app.variables.SMTP_URL ?? '').password,
    ]
    for (const path of [...pages, ...more]) {
      const response = await operator.get(path)
      expect([path, response.status]).toEqual([path, 200])
      // What the operator searched for stands in their own field and address.
      const text = (await response.text()).replaceAll(/q=quincemark|value="quincemark"|search\\?",\\?"quincemark/g, '')
      expect([path, text.includes(MARK)]).toEqual([path, false])
      for (const secret of secrets.filter((value) => value !== ''))
        expect([path, secret, text.includes(secret)]).toEqual([path, secret, false])
    }
    const answer = await operator.post('/operator/mail', {})
    expect(await answer.text()).not.toContain(MARK)
    const system = await (await operator.get('/operator/system')).text()
    for (const words of ['Schema: ', 'APP_SECRET: set', 'ok   APP_URL', 'booking-mail: 0 queued'])
      expect(system).toContain(words)
  })

  it('counts tenants’ use, finds them by name, address and handle, and goes on page by page', async () => {
    const { app, operator, tenant } = await startOperatorApp()
    const [start = ''] = await freeSlots(app, tenant)
    const attendee = { name: 'Ada', email: 'ada@example.com', timeZone: 'UTC' }
    await callApi(app, tenant, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
    await app.settled()
    await app.services.db.updateTable('hosts').set({ name: 'Zelda' }).where('id', '=', tenant.id).execute()
    for (let n = 0; n < 55; n++) await aHost(app, { handle: `crowd-${n}`, connected: false })
    const first = await (await operator.get('/operator')).text()
    const next = /[?]after=([^"]+)"/.exec(first)?.[1] ?? ''
    const second = await (await operator.get(`/operator?after=${next}`)).text()
    const handles = [...`${first}${second}`.matchAll(/example\.com · ([\w-]+)</g)].map(([, handle]) => handle)
    expect(handles).toHaveLength(57)
    expect(new Set(handles).size).toBe(57)
    for (const search of ['zelda', 'DANA@example', 'dana%40example.com']) {
      const found = await (await operator.get(`/operator?q=${search}`)).text()
      expect(/Bookings: [^<]*/.exec(found)?.[0]).toBe('Bookings: 1, of them 1 in 30 days. Mails: 2 in 30 days')
      expect(found).toContain('GoTo connected')
    }
    expect(await (await operator.get('/operator?q=%25')).text()).toContain('No such account.')
  })

  it('gets a test mail at their own address, and sees what the mail server responded', async () => {
    const { app, operator } = await startOperatorApp()
    const answer = await operator.post('/operator/mail', {})
    expect(answer.status).toBe(200)
    expect(await answer.text()).toMatch(/has accepted it[\s\S]*<code>250 /)
    expect(app.mail.to(operator.email).map(({ parsed }) => parsed.subject)).toEqual(['Test mail of Foyer'])
  })
})
