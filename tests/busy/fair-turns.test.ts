import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { aHost, aHouse, callApi, type TestHost, type TestHouse } from '#tests/setup/test-app'
import { calendarQueue, readCalendar } from '~/busy/read-calendar.server'
import { aFeedServer, calendarOf } from './feed-server'

const OPEN = { environment: { OUTBOUND_ALLOW_PRIVATE: '1' } }

describe('the calendars of one host', () => {
  it('E7: that never answer hold up no other host’s', async () => {
    const house = await aHouse(OPEN)
    const slow = await aHost(house, { connected: false })
    const other = await aHost(house, { handle: 'erin', connected: false })
    const open: ServerResponse[] = []
    const hanging = await aFeedServer((_req, res) => void open.push(res))
    const quick = await aFeedServer((_req, res) => void res.end(calendarOf()))
    for (let i = 0; i < 4; i++) await addFeed(house, slow, `${hanging.url}?${i}`)
    await expect.poll(() => open.length).toBe(1)
    await addFeed(house, other, quick.url)

    await expect.poll(async () => (await feedsOf(house, other))[0]?.status).toBe('ok')
    // One address of theirs was asked, all the others wait behind it.
    expect(open).toHaveLength(1)
    for (const { status } of await feedsOf(house, slow)) expect(status).not.toBe('ok')

    hanging.answer = (_req, res) => void res.end(calendarOf())
    for (const answer of open) answer.end(calendarOf())
    await expect.poll(async () => (await feedsOf(house, slow)).every(({ status }) => status === 'ok')).toBe(true)
  })

  it('E7: that take long to read leave a thread to the next host', async () => {
    const task = { timeZone: 'UTC', now: Date.UTC(2026, 11, 1), ourHost: 'x', text: calendarOf() }
    const readings = ['greedy', 'greedy', 'greedy', 'modest'].map((hostId) => readCalendar(hostId, task))
    expect(calendarQueue.state()).toMatchObject({ running: 2, waiting: 2 })
    await Promise.all(readings)
  })

  it('come first once each before any host’s second, when more are due than one round reads', async () => {
    const house = await aHouse(OPEN)
    const many = await aHost(house, { connected: false })
    const few = await aHost(house, { handle: 'erin', connected: false })
    const server = await aFeedServer((_req, res) => void res.end(calendarOf()))
    for (let i = 0; i < 6; i++) await addFeed(house, many, `${server.url}?${i}`)
    await addFeed(house, few, server.url)
    await expect.poll(() => server.requests.length).toBe(7)
    await expect.poll(async () => (await feedsOf(house, few))[0]?.status).toBe('ok')
    await expect.poll(async () => (await feedsOf(house, many)).every(({ status }) => status === 'ok')).toBe(true)

    await house.services.db.updateTable('calendar_feeds').set({ next_check_at: 0 }).execute()
    await house.services.busy.round()
    // Four of the one who has six, and the other's only one.
    expect(server.requests).toHaveLength(12)
  })
})

async function addFeed(house: TestHouse, host: TestHost, url: string): Promise<void> {
  expect((await callApi(house, host, 'POST', '/calendar-feeds', { url })).status).toBe(201)
}

async function feedsOf(house: TestHouse, host: TestHost): Promise<{ status: string }[]> {
  return (await (await callApi(house, host, 'GET', '/calendar-feeds')).json()).data
}
