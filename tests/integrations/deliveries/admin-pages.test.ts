import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { signedIn, startAdmin } from '#tests/admin/start-admin'
import { AN_ATTENDEE, aHost, callApi, freeSlots } from '#tests/setup/test-app'

const OPEN = { environment: { OUTBOUND_ALLOW_PRIVATE: '1' }, connected: false }

/** A server on loopback that accepts every request. */
async function aReceiver() {
  const requests: { method: string; path: string; body: string; headers: NodeJS.Dict<string | string[]> }[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => {
      body += piece
    })
    request.on('end', () => {
      requests.push({ method: request.method ?? '', path: request.url ?? '', body, headers: request.headers })
      response.setHeader('Content-Type', 'application/json').end('{"id":"record-7"}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests }
}

describe('webhooks in the admin', () => {
  it('are added, tested, logged, resent, rotated, switched off and deleted; the secret is shown once', async () => {
    const { app, host, get, post } = await startAdmin(OPEN)
    const receiver = await aReceiver()
    const added = await (
      await post('/admin/webhooks', { url: `${receiver.url}/hook`, events: 'booking.created' })
    ).text()
    const secret = /whsec_[A-Za-z0-9+/=]+/.exec(added)?.[0] ?? ''
    expect(secret).not.toBe('')
    expect(await (await get('/admin/webhooks')).text()).not.toContain('whsec_')
    const [webhook] = (await (await callApi(app, host, 'GET', '/webhooks')).json()).data
    const page = `/admin/webhooks/${webhook.id}`
    expect(await (await post(page, { intent: 'test' })).text()).toContain('A test event is on its way.')
    await app.settled()
    expect(JSON.parse(receiver.requests[0]?.body ?? '{}').type).toBe('webhook.test')
    expect(await (await get(page)).text()).toContain('webhook.test')

    const delivery = await app.services.db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow()
    expect((await post(`/admin/webhooks/deliveries/${delivery.id}`, {})).headers.get('location')).toBe(page)
    await app.settled()
    expect(receiver.requests.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array(2).fill(receiver.requests[0]?.headers['webhook-id']),
    )

    expect(await (await post(page, { intent: 'rotate' })).text()).toMatch(/whsec_/)
    await post(page, { intent: 'off' })
    expect(await (await get(page)).text()).toContain('You switched it off.')
    expect((await post(`${page}/deletion`, {})).headers.get('location')).toBe('/admin/webhooks')
    expect((await get(page)).status).toBe(404)
  })

  it('show beside the field what is wrong, and keep what was typed', async () => {
    const { post } = await startAdmin({ connected: false })
    const typed = await post('/admin/webhooks', { url: 'ftp:x', events: 'booking.created' })
    expect(typed.status).toBe(409)
    expect(await typed.text()).toContain('value="ftp:x"')
    const none = await post('/admin/webhooks', { url: 'https://example.com/hook' })
    expect(none.status).toBe(400)
    expect(await none.text()).toContain('Please choose at least one event.')
    const inside = await post('/admin/webhooks', { url: 'https://127.0.0.1/hook', events: 'booking.created' })
    expect(await inside.text()).toContain('This address cannot be used')
  })

  it('of another host and their log respond exactly as missing ones (S1)', async () => {
    const { app, post } = await startAdmin(OPEN)
    const receiver = await aReceiver()
    await post('/admin/webhooks', { url: receiver.url, events: 'booking.created' })
    const { id } = await app.services.db.selectFrom('webhooks').select('id').executeTakeFirstOrThrow()
    await post(`/admin/webhooks/${id}`, { intent: 'test' })
    const delivery = await app.services.db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow()
    const stranger = await signedIn(app, await aHost(app, { handle: 'stranger', connected: false }))
    expect((await stranger.get(`/admin/webhooks/${id}`)).status).toBe(404)
    expect((await stranger.post(`/admin/webhooks/${id}`, { intent: 'off' })).status).toBe(404)
    for (const path of [`/${id}/deletion`, `/deliveries/${delivery.id}`])
      expect((await stranger.post(`/admin/webhooks${path}`, {})).status).toBe(404)
  })
})

describe('the CRM in the admin', () => {
  it('is connected with a token that is never shown again, and records a booking', async () => {
    const { app, host, get, post } = await startAdmin(OPEN)
    const receiver = await aReceiver()
    const form = {
      name: 'Our CRM',
      crmSystem: '',
      recordIdPath: 'id',
      'header-0-name': 'Authorization',
      'header-0-value': 'Bearer very-secret',
      'booked-method': 'POST',
      'booked-url': `${receiver.url}/meetings`,
      'booked-body': '{"who":"{{attendee.name}}"}',
      intent: 'save',
    }
    const wrong = await post('/admin/webhooks/connectors/new', { ...form, 'booked-body': '{"who":{{nobody}}}' })
    expect(wrong.status).toBe(400)
    expect(await wrong.text()).toContain('Please check this request')
    const noToken = await post('/admin/webhooks/connectors/new', { ...form, 'header-0-value': '' })
    expect([noToken.status, await noToken.text()]).toEqual([
      400,
      expect.stringContaining('give every header its value'),
    ])
    const page = (await post('/admin/webhooks/connectors/new', form)).headers.get('location') ?? ''
    expect(page).toMatch(/^\/admin\/webhooks\/connectors\/con_/)
    expect(await (await get(page)).text()).not.toContain('very-secret')
    await post(page, { ...form, name: 'Renamed', 'header-0-value': '' })

    const [start] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const { id } = (await (await callApi(app, host, 'POST', '/bookings', request)).json()).data
    await app.settled()
    expect(receiver.requests).toMatchObject([{ method: 'POST', path: '/meetings', body: '{"who":"Ada Example"}' }])
    expect(receiver.requests[0]?.headers.authorization).toBe('Bearer very-secret')
    expect(await (await get(page)).text()).toContain('Arrived')
    expect(await (await get(`/admin/bookings/${id}`)).text()).toContain('“booked” to Renamed · Arrived')
    expect((await post(`${page}/deletion`, {})).headers.get('location')).toBe('/admin/webhooks')
  })

  it('offers a form complete but for the token, for HubSpot and Pipedrive', async () => {
    const { get } = await startAdmin({ connected: false })
    expect(await (await get('/admin/webhooks/connectors/new?preset=hubspot')).text()).toContain(
      'https://api.hubapi.com/',
    )
    expect(await (await get('/admin/webhooks/connectors/new?preset=pipedrive')).text()).toContain(
      'https://api.pipedrive.com/',
    )
  })
})
