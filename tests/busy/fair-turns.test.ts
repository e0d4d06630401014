import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { aHost, callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { calendarQueue, readCalendar } from '~/busy/read-calendar.server'
import { aFeedServer, calendarOf } from './feed-server'

const OPEN = { environment: { OUTBOUND_ALLOW_PRIVATE: '1' } }

describe('the calendars of one host', () => {
  it('do not delay other hosts when they never respond (E7)', async () => {
    const app = await startTestApp(OPEN)
    const slow = await aHost(app, { connected: false })
    const other = await aHost(app, { handle: 'erin', connected: false })
    const open: ServerResponse[] = []
    const hanging = await aFeedServer((_req, res) => void open.push(res))
    const quick = await aFeedServer((_req, res) => void res.end(calendarOf()))
    for (let i = 0; i < 4; i++) await addFeed(app, slow, `${hanging.url}?${i}`)
    await expect.poll(() => open.length).toBe(1)
    await addFeed(app, other, quick.url)

    await expect.poll(async () => (await feedsOf(app, other))[0]?.status).toBe('ok')
    // One of their addresses was requested; all others wait behind it.
    expect(open).toHaveLength(1)
    for (const { status } of await feedsOf(app, slow)) expect(status).not.toBe('ok')

    hanging.answer = (_req, res) => void res.end(calendarOf())
    for (const answer of open) answer.end(calendarOf())
    await expect.poll(async () => (await feedsOf(app, slow)).every(({ status }) => status === 'ok')).toBe(true)
  })

  it('leave a thread to the next host when they take long to read (E7)', async () => {
    const task = { timeZone: 'UTC', now: Date.UTC(2026, 11, 1), ourHost: 'x', text: calendarOf() }
    const readings = ['greedy', 'greedy', 'greedy', 'modest'].map((hostId) => readCalendar(hostId, task))
    expect(calendarQueue.state()).toMatchObject({ running: 2, waiting: 2 })
    await Promise.all(readings)
  })

  it('come one per host before any host’s second, when more are due than one round reads', async () => {
    const app = await startTestApp(OPEN)
    const many = await aHost(app, { connected: false })
    const few = await aHost(app, { handle: 'erin', connected: false })
    const server = await aFeedServer((_req, res) => void res.end(calendarOf()))
    for (let i = 0; i < 6; i++) await addFeed(app, many, `${server.url}?${i}`)
    await addFeed(app, few, server.url)
    await expect.poll(() => server.requests.length).toBe(7)
    await expect.poll(async () => (await feedsOf(app, few))[0]?.status).toBe('ok')
    await expect.poll(async () => (await feedsOf(app, many)).every(({ status }) => status === 'ok')).toBe(true)

    await app.services.db.updateTable('calendar_feeds').set({ next_check_at: 0 }).execute()
    await app.services.busy.round()
    // Four of the host with six, and the only one of the other host.
    expect(server.requests).toHaveLength(12)
  })
})

async function addFeed(app: TestApp, host: TestHost, url: string): Promise<void> {
  expect((await callApi(app, host, 'POST', '/calendar-feeds', { url })).status).toBe(201)
}

async function feedsOf(app: TestApp, host: TestHost): Promise<{ status: string }[]> {
  return (await (await callApi(app, host, 'GET', '/calendar-feeds')).json()).data
}
