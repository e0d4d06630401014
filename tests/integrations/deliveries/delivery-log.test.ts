import { describe, expect, it } from 'vitest'
import { insertDelivery } from '#db/queries/deliveries'
import { signedIn, startAdmin } from '#tests/admin/start-admin'
import { AN_ATTENDEE, aHost, callApi, freeSlots } from '#tests/setup/test-app'
import { aReceiver } from '#tests/simulators/receiver'
import { describeAttempt } from '~/integrations/deliveries/describe-attempt'
import { deliveryLogMessages } from '~/integrations/deliveries/messages'

const OPEN = { environment: { OUTBOUND_ALLOW_PRIVATE: '1' }, connected: false }
const COUNT = 60

describe('the log of deliveries', () => {
  it('shows request, headers, status, time and text of every attempt, and no secret, even repeated', async () => {
    const { app, host, get, post } = await startAdmin(OPEN)
    let status = 503
    const receiver = await aReceiver(({ headers, body }) => ({
      status,
      body: JSON.stringify({ said: headers.authorization, got: JSON.parse(body) }),
    }))
    const form = {
      name: 'Acme',
      crmSystem: '',
      recordIdPath: '',
      'header-0-name': 'Authorization',
      intent: 'save',
    }
    const booked = { 'booked-method': 'POST', 'booked-url': receiver.url, 'booked-body': '{"page":"{{manageUrl}}"}' }
    const page = (
      await post('/admin/webhooks/connectors/new', { ...form, ...booked, 'header-0-value': 'Bearer very-secret' })
    ).headers.get('location')
    const [start] = await freeSlots(app, host)
    const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const booking = (await (await callApi(app, host, 'POST', '/bookings', request)).json()).data
    await app.settled()
    const { id } = await app.services.db.selectFrom('deliveries').select('id').executeTakeFirstOrThrow()
    status = 200
    const details = `/admin/webhooks/deliveries/${id}`
    expect(await (await get(details)).text()).toContain('Next attempt')
    expect((await post(details, {})).headers.get('location')).toBe(page)
    await app.settled()

    const html = await (await get(details)).text()
    expect(html).not.toContain('Next attempt')
    const text = html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
    expect(text).toMatch(/Attempt 2 ?(<!-- -->)?: 200 .*Attempt 1 ?(<!-- -->)?: 503, not accepted/)
    expect(text).toContain(`POST ${receiver.url} Content-Type: application/json Authorization: •••`)
    expect(html).toMatch(/\d{4}-\d\d-\d\dT[\d:.]+Z.*took \d+ ms/s)
    expect(html).toContain(`href="/admin/bookings/${booking.id}"`)
    expect(receiver.received[0]?.body).toContain(booking.manageUrl)
    for (const secret of ['very-secret', booking.manageUrl.split('/').at(-1)]) expect(html).not.toContain(secret)
    expect(await (await get(`/admin/bookings/${booking.id}`)).text()).toContain(details)

    const stranger = await signedIn(app, await aHost(app, { handle: 'stranger', connected: false }))
    for (const one of [details, '/admin/webhooks/deliveries/msg_nothing'])
      expect([(await stranger.get(one)).status, (await stranger.post(one, {})).status]).toEqual([404, 404])
  })

  it('shows each entry once, page by page, newest first', async () => {
    const { app, host, get, post } = await startAdmin(OPEN)
    const receiver = await aReceiver()
    await post('/admin/webhooks', { url: receiver.url, events: 'booking.created' })
    const { id } = await app.services.db.selectFrom('webhooks').select('id').executeTakeFirstOrThrow()
    for (let number = 0; number < COUNT; number++)
      await insertDelivery(app.services.db, {
        id: `msg_${String(number).padStart(3, '0')}`,
        ...{ host_id: host.id, webhook_id: id, connector_id: null, booking_id: null, snapshot: '{}' },
        ...{ event: 'goto.reconnected', state: 'delivered', updated_at: 1_000 },
        // Some at the same moment: the id decides their order.
        created_at: Math.floor(number / 3) * 1_000,
      })
    const first = await (await get(`/admin/webhooks/${id}`)).text()
    const older = /\?after=[\w.]+/.exec(first)?.[0] ?? ''
    const second = await (await get(`/admin/webhooks/${id}${older}`)).text()
    const idsOf = (html: string) =>
      [...html.matchAll(/href="\/admin\/webhooks\/deliveries\/(msg_\d+)"/g)].map(([, one]) => one)
    const expected = Array.from({ length: COUNT }, (_, index) => `msg_${String(COUNT - 1 - index).padStart(3, '0')}`)
    expect([...idsOf(first), ...idsOf(second)]).toEqual(expected)
    expect(second).toContain('Newest')
    expect(second).not.toContain('Older')
    expect(idsOf(await (await get(`/admin/webhooks/${id}?after=junk`)).text())).toEqual(idsOf(first))
  })

  it('says how an attempt ended, in both languages', () => {
    const { en, de } = deliveryLogMessages
    expect(describeAttempt(en, { status: 302, problem: 'not_accepted' })).toBe('302, not accepted')
    expect(describeAttempt(de, { status: 302, problem: 'not_accepted' })).toBe('302, nicht angenommen')
    expect(describeAttempt(en, { status: null, problem: 'too_slow' })).toBe('No answer in time')
    expect(describeAttempt(de, { status: null, problem: 'insecure' })).toBe('Das Zertifikat ist nicht gültig')
    expect(describeAttempt(en, { status: 204, problem: null })).toBe('204')
  })
})
