import { describe, expect, it } from 'vitest'
import { connectCalendar } from '#tests/demo/connect-calendar'
import { aHost, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import type { OAuthCalendarKind } from '~/calendars/connect-oauth-account.server'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

describe.each(['google', 'microsoft'] as const)('notifications of %s', (kind) => {
  it('make a foreign event block its time without a regular read', async () => {
    const { app, host } = await watched(kind)
    const [slot = ''] = await freeSlots(app, host)
    simulatorOf(app, kind).person.add({ start: Date.parse(slot), end: Date.parse(slot) + HOUR_MS })
    await expect.poll(() => freeSlots(app, host)).not.toContain(slot)
  })

  it('that are lost are made up for by the next read', async () => {
    const { app, host, accountId } = await watched(kind)
    const [slot = ''] = await freeSlots(app, host)
    if (kind === 'google') app.google.channels.lose(1)
    else app.microsoft.subscriptions.lose(1)
    simulatorOf(app, kind).person.add({ start: Date.parse(slot), end: Date.parse(slot) + HOUR_MS })
    await delivered(app, kind)
    expect(await freeSlots(app, host)).toContain(slot)
    await app.services.calendars.source.readNow(host.id, accountId)
    expect(await freeSlots(app, host)).not.toContain(slot)
  })

  it('come through one channel for each calendar that is read, which is renewed before its end', async () => {
    const { app, host, accountId } = await watched(kind)
    const [channel] = await channelsOf(app)
    await app.services.calendars.source.readNow(host.id, accountId)
    expect(await channelsOf(app)).toEqual([channel])
    expect(channel?.ends_at).toBeGreaterThan(Date.now() + 5 * DAY_MS)
    await app.services.db
      .updateTable('calendar_channels')
      .set({ ends_at: Date.now() + DAY_MS })
      .execute()
    await app.services.calendars.source.readNow(host.id, accountId)
    const renewed = await channelsOf(app)
    expect(renewed).toHaveLength(1)
    expect(renewed[0]?.ends_at).toBeGreaterThan(Date.now() + 5 * DAY_MS)
    expect(channelsAt(app, kind)).toHaveLength(1)
  })

  it('start again where the provider has forgotten the channel', async () => {
    const { app, host, accountId } = await watched(kind)
    app.google.state.channels = []
    app.microsoft.state.subscriptions = []
    await app.services.db.updateTable('calendar_channels').set({ ends_at: Date.now() }).execute()
    await app.services.calendars.source.readNow(host.id, accountId)
    expect(channelsAt(app, kind)).toHaveLength(1)
    expect(await channelsOf(app)).toHaveLength(1)
  })

  it('end when the account is disconnected, or its calendar is not read any more', async () => {
    const { app, host, accountId } = await watched(kind)
    await app.services.db.updateTable('calendars').set({ blocks: 0 }).execute()
    await app.services.calendars.source.readNow(host.id, accountId)
    expect([channelsAt(app, kind), await channelsOf(app)]).toEqual([[], []])
    await app.services.db.updateTable('calendars').set({ blocks: 1 }).execute()
    await app.services.calendars.source.readNow(host.id, accountId)
    expect(channelsAt(app, kind)).toHaveLength(1)
    await app.services.calendars.disconnect(host.id, accountId, { takeEventsOut: false })
    expect([channelsAt(app, kind), await channelsOf(app)]).toEqual([[], []])
  })

  it('are kept with a sealed secret', async () => {
    const { app } = await watched(kind)
    const [channel] = await channelsOf(app)
    const sent =
      kind === 'google' ? app.google.state.channels[0]?.token : app.microsoft.state.subscriptions[0]?.clientState
    expect(sent?.length).toBeGreaterThan(40)
    expect(JSON.stringify(channel)).not.toContain(sent?.split('.').at(-1))
  })

  it('that do not know the secret wake no read, and are limited', async () => {
    const { app, host } = await watched(kind, { RATE_LIMIT: 'on' })
    const [channel] = await channelsOf(app)
    const reads = readsAt(app, kind)
    const forged = [
      { id: channel?.id ?? '', secret: 'guessed', resource: channel?.resource_id ?? '' },
      { id: 'cch_unknown', secret: 'x', resource: 'y' },
      { id: '', secret: '', resource: '' },
      { id: "x' or 1=1", secret: '\u0000', resource: '' },
    ]
    for (const claim of forged) expect(await notify(app, kind, claim)).toBe(kind === 'google' ? 404 : 202)
    const statuses = []
    for (let round = 0; round < 320; round++) statuses.push(await notify(app, kind, forged[0]))
    expect(statuses).toContain(429)
    expect(readsAt(app, kind)).toBe(reads)
    expect((await freeSlots(app, host)).length).toBeGreaterThan(0)
  })
})

describe('notifications of Microsoft', () => {
  it('send the token of the handshake back, as it was sent, as plain text', async () => {
    const app = await startTestApp()
    const token = 'Validation: <script>alert(1)</script> ünï & + %20'
    const response = await fetch(`${address(app, 'microsoft')}?${new URLSearchParams({ validationToken: token })}`, {
      method: 'POST',
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe(token)
    const long = new URLSearchParams({ validationToken: 'x'.repeat(5_000) })
    expect((await fetch(`${address(app, 'microsoft')}?${long}`, { method: 'POST' })).status).toBe(400)
  })

  it('that are forged count as many as they name channels, whose look-ups they cost', async () => {
    const app = await startTestApp({ environment: { RATE_LIMIT: 'on' } })
    const forged = Array.from({ length: 200 }, (_, n) => ({ subscriptionId: `${n}`, clientState: `cch_${n}.guessed` }))
    const body = JSON.stringify({ value: forged })
    const statuses = []
    for (let round = 0; round < 3; round++)
      statuses.push((await fetch(address(app, 'microsoft'), { method: 'POST', body })).status)
    expect(statuses).toEqual([202, 202, 429])
  })

  it('are read in any form without an error', async () => {
    const app = await startTestApp()
    const bodies = [
      '',
      '{',
      'null',
      '[]',
      '{"value":7}',
      '{"value":[null,7,{}]}',
      '{"value":[{"subscriptionId":1}]}',
      'x'.repeat(200_000),
    ]
    for (const body of bodies)
      expect((await fetch(address(app, 'microsoft'), { method: 'POST', body })).status).toBe(202)
    const tooLarge = await fetch(address(app, 'microsoft'), { method: 'POST', body: 'x'.repeat(300_000) })
    expect(tooLarge.status).toBe(413)
    expect((await fetch(address(app, 'microsoft'))).status).not.toBe(200)
  })

  it('about the subscription itself renew it with the next read', async () => {
    const { app, host, accountId } = await watched('microsoft')
    for (const event of ['reauthorizationRequired', 'subscriptionRemoved'] as const) {
      const [before] = await channelsOf(app)
      app.microsoft.subscriptions.lifecycle(event)
      await app.microsoft.subscriptions.delivered()
      await app.services.calendars.source.readNow(host.id, accountId)
      await expect.poll(async () => (await channelsOf(app))[0]?.ends_at).toBeGreaterThan(Date.now() + 5 * DAY_MS)
      expect((await channelsOf(app))[0]?.id).toBe(before?.id)
      expect(channelsAt(app, 'microsoft')).toHaveLength(1)
    }
  })
})

async function watched(kind: OAuthCalendarKind, environment: Record<string, string> = {}) {
  const app = await startTestApp({ environment })
  const host: TestHost = await aHost(app)
  const accountKey = simulatorOf(app, kind).state.accounts[0]?.key ?? ''
  const accountId = await connectCalendar(app.services, { hostId: host.id, kind, accountKey })
  await app.services.calendars.source.readNow(host.id, accountId)
  await delivered(app, kind)
  expect(await channelsOf(app)).toHaveLength(1)
  return { app, host, accountId }
}

function simulatorOf(app: TestApp, kind: OAuthCalendarKind) {
  return kind === 'google' ? app.google : app.microsoft
}

function delivered(app: TestApp, kind: OAuthCalendarKind): Promise<void> {
  return kind === 'google' ? app.google.channels.delivered() : app.microsoft.subscriptions.delivered()
}

function channelsOf(app: TestApp) {
  return app.services.db.selectFrom('calendar_channels').selectAll().execute()
}

function channelsAt(app: TestApp, kind: OAuthCalendarKind): unknown[] {
  return kind === 'google'
    ? app.google.state.channels
    : app.microsoft.state.subscriptions.filter(({ endsAt }) => endsAt > Date.now())
}

function readsAt(app: TestApp, kind: OAuthCalendarKind): number {
  return simulatorOf(app, kind).ledger.filter(({ method }) => method === 'GET').length
}

const address = (app: TestApp, kind: OAuthCalendarKind) => `${app.url}/calendars/${kind}/notifications`

async function notify(
  app: TestApp,
  kind: OAuthCalendarKind,
  claim: { id: string; secret: string; resource: string } = { id: '', secret: '', resource: '' },
): Promise<number> {
  const { id, secret, resource } = claim
  const init =
    kind === 'google'
      ? {
          headers: {
            'X-Goog-Channel-ID': encodeURI(id),
            'X-Goog-Channel-Token': encodeURI(secret),
            'X-Goog-Resource-ID': resource,
            'X-Goog-Resource-State': 'exists',
          },
        }
      : {
          body: JSON.stringify({
            value: [{ subscriptionId: resource, clientState: `${id}.${secret}`, changeType: 'updated' }],
          }),
        }
  return (await fetch(address(app, kind), { method: 'POST', ...init })).status
}
