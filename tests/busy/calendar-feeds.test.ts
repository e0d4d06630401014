import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { countBusyIntervals } from '#db/queries/busy-intervals'
import {
  AN_ATTENDEE,
  aHost,
  callApi,
  freeSlots,
  startTestApp,
  type TestApp,
  type TestHost,
} from '#tests/setup/test-app'
import { MAX_BUSY_TIMES_OF_HOST } from '~/busy/intervals'
import { readCalendar } from '~/busy/read-calendar.server'
import { aFeedServer, calendarOf, type FeedServer } from './feed-server'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const OPEN = { environment: { OUTBOUND_ALLOW_PRIVATE: '1' } }

describe('calendar feeds', () => {
  it('block times, in the offer and at booking, and free them when events go', async () => {
    const { app, host, start } = await aBookableHost()
    const feed = await aFeedServer(answerWith(calendarOf(busyAt(start))))
    const added = await addFeed(app, host, feed)
    expect(added).toMatchObject({ url: `${new URL(feed.url).origin}/…/basic.ics`, allDayBlocks: true })
    await expect
      .poll(async () => (await feeds(app, host))[0])
      .toMatchObject({
        status: 'ok',
        name: 'Family',
        error: null,
        checkedAt: expect.stringMatching(/Z$/),
      })
    expect(await freeSlots(app, host)).not.toContain(start)
    const booking = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    expect((await callApi(app, host, 'POST', '/bookings', booking)).status).toBe(409)
    expect((await callApi(app, host, 'DELETE', `/calendar-feeds/${added.id}`)).status).toBe(204)
    expect((await callApi(app, host, 'DELETE', `/calendar-feeds/${added.id}`)).status).toBe(404)
    expect(await freeSlots(app, host)).toContain(start)
  })

  it('belong to their host (S1)', async () => {
    const { app, host } = await aBookableHost()
    const other = await aHost(app, { handle: 'erin', connected: false })
    const feed = await aFeedServer(answerWith(calendarOf()))
    const { id } = await addFeed(app, host, feed)
    expect(await feeds(app, other)).toEqual([])
    expect((await callApi(app, other, 'DELETE', `/calendar-feeds/${id}`)).status).toBe(404)
    expect(await app.services.busy.refreshFeed(other.id, id)).toBe(false)
    expect(await feeds(app, host)).toHaveLength(1)
  })

  it('are refused when they lead to private addresses, and when added twice (S13)', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    const post = (url: string) => callApi(app, host, 'POST', '/calendar-feeds', { url })
    for (const url of ['https://127.0.0.1/a.ics', 'http://example.com/a.ics', 'https://[::1]/a.ics', 'nonsense'])
      expect((await post(url)).status).toBe(422)
    const open = await aBookableHost()
    const feed = await aFeedServer(answerWith(calendarOf()))
    await addFeed(open.app, open.host, feed)
    expect((await callApi(open.app, open.host, 'POST', '/calendar-feeds', { url: feed.url })).status).toBe(409)
  })

  it('have a common limit of busy times, and what is beyond it leaves the others as they are (S21)', async () => {
    const { app, host } = await aBookableHost()
    const hourly = calendarOf({ start: Date.now(), end: Date.now() + 60_000, more: 'RRULE:FREQ=HOURLY' })
    for (const count of [1, 2, 3, 4]) {
      await addFeed(app, host, await aFeedServer(answerWith(hourly)))
      await expect
        .poll(async () => (await feeds(app, host)).filter((feed: { checkedAt: string | null }) => feed.checkedAt))
        .toHaveLength(count)
    }
    const errors = (await feeds(app, host)).map((feed: { error: string | null }) => feed.error)
    expect(errors.sort()).toEqual([null, null, null, 'too_much'].sort())
    const stored = await countBusyIntervals(app.services.db, host.id)
    expect(stored).toBeGreaterThan(MAX_BUSY_TIMES_OF_HOST * 0.9)
    expect(stored).toBeLessThanOrEqual(MAX_BUSY_TIMES_OF_HOST)
  })

  it('keep their addresses sealed', async () => {
    const { app, host } = await aBookableHost()
    const feed = await aFeedServer(answerWith(calendarOf()))
    await addFeed(app, host, feed)
    const rows = await app.services.db.selectFrom('calendar_feeds').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('private-0a1b2c')
  })

  it('are requested every ten minutes, and only if newer', async () => {
    const { app, host, start } = await aBookableHost()
    const text = calendarOf(busyAt(start))
    const feed = await aFeedServer((req, res) =>
      req.headers['if-none-match'] === '"v1"'
        ? res.writeHead(304).end()
        : res.writeHead(200, { etag: '"v1"' }).end(text),
    )
    const { id } = await addFeed(app, host, feed)
    await settledFeed(app, host)
    await app.services.busy.round()
    expect(feed.requests).toHaveLength(1)
    await makeDue(app)
    await app.services.busy.round()
    expect(feed.requests).toEqual([{ etag: undefined }, { etag: '"v1"' }])
    expect(await feeds(app, host)).toMatchObject([{ id, status: 'ok' }])
    expect(await freeSlots(app, host)).not.toContain(start)
  })

  it('keep their last good state while they fail, say why, and inform the host once a day', async () => {
    const { app, host, start } = await aBookableHost()
    const feed = await aFeedServer(answerWith(calendarOf(busyAt(start))))
    await addFeed(app, host, feed)
    await settledFeed(app, host)
    feed.answer = (_req, res) => res.writeHead(404).end('gone')
    for (let round = 0; round < 4; round++) {
      await makeDue(app)
      await app.services.busy.round()
    }
    await app.settled()
    expect(await feeds(app, host)).toMatchObject([{ status: 'failing', error: 'not_there' }])
    expect(await freeSlots(app, host)).not.toContain(start)
    const mails = app.mail.to(host.email).filter(({ parsed }) => parsed.subject?.includes('Family'))
    expect(mails).toHaveLength(1)

    feed.answer = answerWith(calendarOf())
    await makeDue(app)
    await app.services.busy.round()
    expect(await feeds(app, host)).toMatchObject([{ status: 'ok', error: null }])
    expect(await freeSlots(app, host)).toContain(start)
  })

  it('stop blocking after a day without a response, if the host wants it so', async () => {
    const { app, host, start } = await aBookableHost()
    const feed = await aFeedServer(answerWith(calendarOf(busyAt(start))))
    await addFeed(app, host, feed)
    await settledFeed(app, host)
    feed.answer = (_req, res) => res.destroy()
    const aDayAgo = Date.now() - 25 * HOUR_MS
    await app.services.db.updateTable('calendar_feeds').set({ succeeded_at: aDayAgo, next_check_at: 0 }).execute()
    await app.services.busy.round()
    expect(await feeds(app, host)).toMatchObject([{ status: 'stale' }])
    expect(await freeSlots(app, host)).not.toContain(start)
    await app.services.db.updateTable('calendar_feeds').set({ stale_blocks: 0, next_check_at: 0 }).execute()
    await app.services.busy.round()
    expect(await freeSlots(app, host)).toContain(start)
  })

  it('let the host decide whether all-day events block', async () => {
    const { app, host, start } = await aBookableHost()
    const day = start.slice(0, 10).replaceAll('-', '')
    const text = calendarOf({ start: 0, end: 1 }).replace(/DTSTART.*\r\nDTEND.*/, `DTSTART;VALUE=DATE:${day}`)
    const feed = await aFeedServer(answerWith(text))
    const added = await callApi(app, host, 'POST', '/calendar-feeds', { url: feed.url, allDayBlocks: false })
    expect(added.status).toBe(201)
    await settledFeed(app, host)
    expect(await freeSlots(app, host)).toContain(start)
    await callApi(app, host, 'DELETE', `/calendar-feeds/${(await added.json()).data.id}`)
    await addFeed(app, host, feed)
    await settledFeed(app, host)
    expect(await freeSlots(app, host)).not.toContain(start)
  })

  it('are read by one process at a time', async () => {
    const { app, host } = await aBookableHost()
    const feed = await aFeedServer((_req, res) => setTimeout(() => res.end(calendarOf()), 200))
    const { id } = await addFeed(app, host, feed)
    await expect.poll(() => feed.requests.length).toBe(1)
    expect(await app.services.busy.refreshFeed(host.id, id)).toBe(false)
    expect(feed.requests).toHaveLength(1)
  })
})

describe('a hostile feed does no harm', () => {
  const NOISE = 'X-NOISE:nothing to see here, move along and along and along\r\n'

  it.each<[string, RequestListener, string]>([
    ['of 20 MB', (_req, res) => void res.end(`BEGIN:VCALENDAR\r\n${NOISE.repeat(330_000)}`), 'too_large'],
    [
      'without an end',
      (_req, res) => {
        res.write('BEGIN:VCALENDAR\r\n')
        const more = () => {
          while (!res.destroyed && res.write(NOISE.repeat(1_000)));
        }
        res.on('drain', more)
        more()
      },
      'too_large',
    ],
    [
      'with a rule for every second',
      answerWith(calendarOf({ start: Date.now(), end: Date.now() + 1_000, more: 'RRULE:FREQ=SECONDLY' })),
      'too_much',
    ],
    ['that is a web page', answerWith('<!doctype html><title>Sign in</title>'), 'not_a_calendar'],
    ['that leads elsewhere', (_req, res) => void res.writeHead(302, { location: 'http://127.0.0.1/' }).end(), 'moved'],
  ])('%s', async (_name, answer, error) => {
    const { app, host, start } = await aBookableHost()
    const feed = await aFeedServer(answer)
    await addFeed(app, host, feed)
    await settledFeed(app, host)
    expect(await feeds(app, host)).toMatchObject([{ error, status: 'failing' }])
    expect(await freeSlots(app, host)).toContain(start)
  })

  it.each([
    ['nested very deeply', 'BEGIN:VCALENDAR\r\n'.repeat(150_000)],
    ['of very many short lines', `BEGIN:VCALENDAR\r\n${'A:\r\n'.repeat(1_200_000)}`],
    ['with one very long line', `BEGIN:VCALENDAR\r\nDTSTART${';A=":'.repeat(1_000_000)}`],
  ])('%s: the server responds while it is being read, and the reading ends', async (_name, text) => {
    const { app, host } = await aBookableHost()
    const reading = readCalendar('hst_1', { text, timeZone: 'UTC', now: Date.now(), ourHost: 'x' }, 3_000)
    let isRead = false
    void reading.finally(() => {
      isRead = true
    })
    await freeSlots(app, host)
    expect(isRead).toBe(false)
    await reading
  })

  it('is ended when it takes too long', async () => {
    const text = calendarOf()
    expect(await readCalendar('hst_1', { text, timeZone: 'UTC', now: Date.now(), ourHost: 'x' }, 1)).toEqual({
      ok: false,
      reason: 'too_much',
    })
  })
})

async function aBookableHost() {
  const app = await startTestApp(OPEN)
  const host = await aHost(app, { connected: false })
  const [start = ''] = await freeSlots(app, host)
  return { app, host, start }
}

function busyAt(start: string) {
  return { start: Date.parse(start), end: Date.parse(start) + 30 * MINUTE_MS }
}

function answerWith(text: string): RequestListener {
  return (_req, res) => void res.end(text)
}

async function addFeed(app: TestApp, host: TestHost, { url }: FeedServer) {
  const response = await callApi(app, host, 'POST', '/calendar-feeds', { url })
  expect(response.status).toBe(201)
  return (await response.json()).data as { id: string; url: string }
}

async function feeds(app: TestApp, host: TestHost) {
  return (await (await callApi(app, host, 'GET', '/calendar-feeds')).json()).data
}

async function settledFeed(app: TestApp, host: TestHost): Promise<void> {
  await expect.poll(async () => (await feeds(app, host))[0].checkedAt).not.toBeNull()
}

async function makeDue(app: TestApp): Promise<void> {
  await app.services.db.updateTable('calendar_feeds').set({ next_check_at: 0 }).execute()
}
