import { Webhook } from 'standardwebhooks'
import { describe, expect, it } from 'vitest'
import { HOUR_MS, MINUTE_MS, startWithClock } from '#tests/booking/held-meetings'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { newShareToken } from '#tests/simulators/goto/state'
import { aReceiver, type ReceivedRequest } from '#tests/simulators/receiver'
import { disconnect } from '~/goto/connect.server'
import { listDeliveries, readDelivery } from '~/integrations/deliveries/find-deliveries.server'
import { resendDelivery } from '~/integrations/deliveries/send-again.server'
import {
  changeEvents,
  readWebhook,
  rotateSecret,
  sendTestEvent,
  switchWebhook,
} from '~/integrations/webhooks/save-webhook.server'
import { WEBHOOK_EVENTS } from '~/integrations/webhooks/webhook'

describe('a webhook', () => {
  it('gets a booking’s events in order, with signatures that the standardwebhooks package verifies', async () => {
    const { app, host, receiver, secret } = await open()
    const booking = await book(app, host, { crm: { system: 'hubspot', type: 'contact', id: '151' } })
    await app.settled()
    const [, later] = await freeSlots(app, host)
    await callApi(app, host, 'POST', `/bookings/${booking.id}/reschedule`, { start: later })
    await app.settled()
    await callApi(app, host, 'POST', `/bookings/${booking.id}/cancellation`, { reason: 'ill' })
    await app.settled()

    const messages = receiver.received.map(({ headers, body }) => {
      const message = new Webhook(secret).verify(body, headers as Record<string, string>) as Message
      return { ...message, id: headers['webhook-id'] }
    })
    expect(messages.map(({ type }) => type)).toEqual([
      'booking.created',
      'booking.meeting_ready',
      'booking.rescheduled',
      'booking.cancelled',
    ])
    expect(new Set(messages.map(({ id }) => id)).size).toBe(4)
    // Each shows the booking as it was then, not as it is when the delivery is sent.
    expect(messages.map(({ data }) => data.status)).toEqual(['confirmed', 'confirmed', 'confirmed', 'cancelled'])
    expect(messages.map(({ data }) => data.start)).toEqual([booking.start, booking.start, later, later])
    expect(messages[0]?.data).toMatchObject({
      id: booking.id,
      crm: { system: 'hubspot', type: 'contact', id: '151' },
      manageUrl: booking.manageUrl,
      conferencing: { status: 'pending', joinUrl: null },
    })
    expect(messages[1]?.data.conferencing).toMatchObject({ status: 'ready', joinUrl: expect.stringMatching(/^https:/) })
    expect(messages[3]?.data.cancellation).toMatchObject({ by: 'host', reason: 'ill' })
  })

  it('gets one signed event when a meeting’s outcome is known, and one when its recording is there', async () => {
    const world = await startWithClock({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
    const { app, host, book: bookSlot, hold, goTo } = world
    const verified: object[] = []
    // Checked on arrival: a signature is good for minutes, and the clock moves on by hours.
    const verify = ({ headers, body }: ReceivedRequest) => {
      const { type, data } = new Webhook(secret).verify(body, headers as Record<string, string>) as Message
      verified.push({ type, id: data.id, state: data.attendance?.state, recording: data.recording })
      return 200
    }
    const events = ['booking.attendance_changed', 'booking.recording_ready']
    const { receiver, secret } = await aWebhook(app, host, events, verify)
    const [first, second] = [await bookSlot(0), await bookSlot(0)]
    const token = newShareToken()
    hold(first, 2, 29, { recording: { token, listedFrom: second.end + 30 * MINUTE_MS } })
    for (const after of [2 * MINUTE_MS, 11 * MINUTE_MS, 2 * HOUR_MS, 7 * HOUR_MS]) await goTo(second.end + after)
    const url = `https://transcripts.gotomeeting.com/#/s/${token}`
    expect(verified).toEqual([
      { type: 'booking.attendance_changed', id: first.id, state: 'held', recording: null },
      { type: 'booking.recording_ready', id: first.id, state: 'held', recording: { url } },
    ])
    expect(JSON.stringify(await app.services.db.selectFrom('deliveries').selectAll().execute())).not.toContain(token)

    await goTo(second.end + 25 * HOUR_MS)
    const say = (state: string) => callApi(app, host, 'POST', `/bookings/${second.id}/attendance`, { state })
    for (const state of ['no_show', 'no_show', 'unknown']) expect((await say(state)).status).toBe(200)
    await app.settled()
    expect(verified.slice(2)).toEqual(
      ['not_held', 'no_show', 'not_held'].map((state) => ({
        ...{ type: 'booking.attendance_changed', id: second.id, state, recording: null },
      })),
    )
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(5)
  })

  it('is signed with the old secret as well for a day after a rotation', async () => {
    const { app, host, receiver, secret, id } = await open()
    const fresh = await rotateSecret(app.services, { hostId: host.id, id }, Date.now())
    await sendTestEvent(app.services, { hostId: host.id, id }, Date.now())
    app.services.outbox.wake()
    await app.settled()
    const [message] = receiver.received
    for (const one of [secret, fresh ?? ''])
      expect(new Webhook(one).verify(message?.body ?? '', message?.headers as Record<string, string>)).toMatchObject({
        type: 'webhook.test',
      })
    expect(await readWebhook(app.services, host.id, id, Date.now() + 25 * 3_600_000)).toMatchObject({
      oldSecretUntil: null,
    })
  })

  it('gets only its chosen events, and one when GoTo is disconnected', async () => {
    const { app, host, receiver, id } = await open({ events: ['booking.cancelled'] })
    const { db } = app.services
    expect(await changeEvents(db, { hostId: 'hst_other', id }, ['booking.created'], Date.now())).toBe(false)
    expect(await changeEvents(db, { hostId: host.id, id }, ['goto.disconnected'], Date.now())).toBe(true)
    await book(app, host)
    await disconnect(app.services, host.id, Date.now())
    app.services.outbox.wake()
    await app.settled()
    expect(receiver.received.map(({ body }) => JSON.parse(body))).toMatchObject([
      { type: 'goto.disconnected', data: { host: { handle: 'dana' }, goto: { status: 'not_connected' } } },
    ])
  })

  it('keeps a log without secrets and manage links, and sends again', async () => {
    let status = 302
    const { app, host, receiver, id } = await open({
      answer: () => ({ status, body: 'x'.repeat(5_000), headers: { Location: 'http://127.0.0.1:9/' } }),
    })
    const booking = await book(app, host)
    await app.settled()
    const { db, outbox } = app.services
    // A redirect is a failure and is not followed.
    const [first] = (await listDeliveries(db, host.id, { webhookId: id, limit: 10 })).reverse()
    expect(first).toMatchObject({ event: 'booking.created', state: 'queued', status: 302, problem: 'not_accepted' })
    const log = await readDelivery(db, host.id, first?.id ?? '')
    expect(log?.attempts[0]?.answer).toHaveLength(1_024)
    expect(JSON.stringify(log)).not.toContain(booking.manageUrl.split('/').at(-1))
    expect(JSON.stringify(log)).not.toContain('whsec_')

    status = 200
    expect(await resendDelivery(db, { hostId: host.id, id: first?.id ?? '' }, Date.now())).toEqual({ ok: true })
    outbox.wake()
    await app.settled()
    expect((await listDeliveries(db, host.id, { webhookId: id, limit: 10 })).map(({ state }) => state)).toEqual([
      'delivered',
      'delivered',
    ])
    expect(receiver.received[0]?.headers['webhook-id']).toBe(receiver.received[1]?.headers['webhook-id'])
    // Another host's delivery is treated as missing (S1).
    const stranger = await aHost(app, { handle: 'stranger', connected: false })
    expect(await readDelivery(db, stranger.id, first?.id ?? '')).toBeNull()
    expect(await resendDelivery(db, { hostId: stranger.id, id: first?.id ?? '' }, Date.now())).toMatchObject({
      ok: false,
    })
  })

  it('is switched off after 5 days of failure or a 410, with a mail, and never deleted', async () => {
    let status = 500
    const { app, host, id } = await open({ answer: () => status })
    const { db } = app.services
    await sendTestEvent(app.services, { hostId: host.id, id }, Date.now())
    app.services.outbox.wake()
    await app.settled()
    expect(await readWebhook(app.services, host.id, id, Date.now())).toMatchObject({ status: 'failing' })
    await db
      .updateTable('webhooks')
      .set({ failing_since: Date.now() - 5 * 86_400_000 - 1 })
      .execute()
    await sendTestEvent(app.services, { hostId: host.id, id }, Date.now())
    await db.updateTable('jobs').set({ run_at: 0 }).where('state', '=', 'queued').execute()
    app.services.outbox.wake()
    await app.settled()
    expect(await readWebhook(app.services, host.id, id, Date.now())).toMatchObject({
      status: 'disabled',
      disabledReason: 'failing',
    })
    const mail = await app.mail.waitFor(({ parsed }) => /switched off/.test(parsed.subject ?? ''))
    expect(mail.parsed.text).toContain(`/admin/webhooks/${id}`)

    expect(await switchWebhook(db, { hostId: host.id, id, on: true }, Date.now())).toBe(true)
    status = 410
    await sendTestEvent(app.services, { hostId: host.id, id }, Date.now())
    await db.updateTable('jobs').set({ run_at: 0 }).where('state', '=', 'queued').execute()
    app.services.outbox.wake()
    await app.settled()
    expect(await readWebhook(app.services, host.id, id, Date.now())).toMatchObject({
      status: 'disabled',
      disabledReason: 'gone',
    })
  })

  it('delays no mail and no other webhook when it never responds (E7)', async () => {
    const { app, host } = await open({ answer: () => null })
    const well = await aReceiver()
    await callApi(app, host, 'POST', '/webhooks', { url: well.url, events: ['booking.created'] })
    const slots = await freeSlots(app, host)
    const before = Date.now()
    for (const start of slots.slice(0, 6)) await book(app, host, { start })
    await app.mail.waitFor(() => app.mail.messages.length >= 12, 8_000)
    while (well.received.length < 6 && Date.now() - before < 10_000)
      await new Promise((resolve) => setTimeout(resolve, 50))
    expect(well.received).toHaveLength(6)
  })
})

describe('the API of webhooks', () => {
  it('shows the secret once, and responds alike for missing, foreign and removed ids (S1)', async () => {
    const { app, host, id, created } = await open()
    expect(created).toMatchObject({
      id,
      events: [...WEBHOOK_EVENTS],
      status: 'active',
      secret: expect.stringMatching(/^whsec_/),
    })
    const list = await callApi(app, host, 'GET', '/webhooks')
    expect(await list.text()).not.toContain('whsec_')
    const stranger = await aHost(app, { handle: 'stranger', connected: false })
    const foreign = await callApi(app, stranger, 'DELETE', `/webhooks/${id}`)
    const missing = await callApi(app, stranger, 'DELETE', '/webhooks/whk_nothing')
    expect([foreign.status, await foreign.text()]).toEqual([404, await missing.text()])
    expect((await callApi(app, host, 'DELETE', `/webhooks/${id}`)).status).toBe(204)
    expect((await (await callApi(app, host, 'GET', '/webhooks')).json()).data).toEqual([])
  })

  it('refuses an address that is not https and public, when it is saved (S13)', async () => {
    const app = await startTestApp()
    const host = await aHost(app)
    for (const url of [
      'http://example.com/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://a:b@1.1.1.1/',
      'ftp://x',
      'x',
    ]) {
      const response = await callApi(app, host, 'POST', '/webhooks', { url, events: ['booking.created'] })
      expect([url, response.status, (await response.json()).errors?.[0]?.path]).toEqual([url, 422, 'url'])
    }
  })
})

interface Message {
  type: string
  data: {
    id: string
    status: string
    start: string
    conferencing: object
    cancellation: object | null
    attendance: { state: string } | null
    recording: { url: string } | null
  }
}

async function open({
  events = WEBHOOK_EVENTS as readonly string[],
  answer,
}: {
  events?: readonly string[]
  answer?: Parameters<typeof aReceiver>[0]
} = {}) {
  const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
  const host = await aHost(app)
  return { app, host, ...(await aWebhook(app, host, events, answer)) }
}

async function aWebhook(
  app: TestApp,
  host: TestHost,
  events: readonly string[],
  answer?: Parameters<typeof aReceiver>[0],
) {
  const receiver = await aReceiver(answer)
  const response = await callApi(app, host, 'POST', '/webhooks', { url: receiver.url, events })
  const { data } = await response.json()
  expect(response.status).toBe(201)
  return { receiver, created: data, id: data.id as string, secret: data.secret as string }
}

async function book(app: TestApp, host: TestHost, more: object = {}) {
  const [start] = await freeSlots(app, host)
  const request = { eventType: 'intro-call', start, attendee: AN_ATTENDEE, ...more }
  const response = await callApi(app, host, 'POST', '/bookings', request)
  expect(response.status).toBe(201)
  return (await response.json()).data
}
