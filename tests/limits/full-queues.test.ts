import { readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { countRequest } from '#db/queries/request-counts'
import { signedIn } from '#tests/admin/start-admin'
import { aVisitor } from '#tests/booking/visitor-form'
import { aFeedServer, calendarOf } from '#tests/busy/feed-server'
import { readSources } from '#tests/setup/folder-order'
import { aHost, builtPages, callApi, freeSlots, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { aTeam } from '#tests/team/team'
import { passwordQueue } from '~/accounts/password.server'
import { feedQueue } from '~/busy/calendar-feed-source.server'
import { calendarQueue } from '~/busy/read-calendar.server'
import { gotoReadQueue } from '~/busy/read-goto-meetings.server'
import { beginConnect } from '~/goto/connect.server'
import type { BoundedQueue } from '~/limits/bounded-queue'
import { outboundQueue } from '~/limits/outbound-queue'
import { MAX_NETWORK_MAILS, networkMailsPrefix } from '~/limits/recipient-budget.server'
import { hashToken } from '~/security/tokens.server'
import { streamsOfProcess } from '~/team/live-streams.server'
import { DAY_MS } from '~/time/units'

const FEED_URL = 'https://calendar.example/private/basic.ics'
const BEHIND_A_PROXY = { TRUST_PROXY: '1' }

/**
 * Fills a queue as many others would.
 *
 * @param keys of the others; if left out, each of them has another key
 * @returns ends all of their turns
 */
async function full(queue: BoundedQueue, keys = (number: number) => `other ${number}`): Promise<() => Promise<void>> {
  const { refused } = queue.state()
  const turns: Promise<(() => void) | null>[] = []
  let over = false
  const ends: (() => void)[] = []
  while (queue.state().refused === refused) {
    const turn = queue.enter(keys(turns.length)).then(
      (end) => {
        if (over) end()
        else ends.push(end)
        return end
      },
      () => null,
    )
    turns.push(turn)
    await new Promise((resolve) => setImmediate(resolve))
  }
  const end = async () => {
    over = true
    for (const one of ends.splice(0)) one()
    await Promise.all(turns)
  }
  onTestFinished(end)
  return end
}

function expectRefused(response: Response): void {
  expect(response.status).toBe(503)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
}

async function anAdmin(environment: Record<string, string> = {}) {
  const app = await startTestApp({ pages: await builtPages(), environment })
  const host = await aHost(app)
  return { app, host, ...(await signedIn(app, host)) }
}

function signIn(app: TestApp, network: string, email = 'dana@example.com'): Promise<Response> {
  const headers = { Origin: app.url, 'X-Forwarded-For': network }
  const form = new URLSearchParams({ email, password: 'a wrong password' })
  return fetch(`${app.url}/sign-in`, { method: 'POST', body: form, headers, redirect: 'manual' })
}

describe('a full queue refuses with 503 and a time to retry (S21)', () => {
  it('of password hashes: at sign-in, while pages and calls are served', async () => {
    const { app, host } = await anAdmin()
    const end = await full(passwordQueue)
    expectRefused(await signIn(app, '203.0.113.9'))
    expect((await fetch(`${app.url}/dana/intro-call`)).status).toBe(200)
    expect((await callApi(app, host, 'GET', '/me')).status).toBe(200)
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
    await end()
    expect((await signIn(app, '203.0.113.9')).status).toBe(401)
  })

  it('of password hashes from one network: another network signs in', async () => {
    const { app } = await anAdmin(BEHIND_A_PROXY)
    await full(passwordQueue, () => '203.0.113.9')
    expectRefused(await signIn(app, '203.0.113.9'))
    expect((await signIn(app, '198.51.100.7')).status).toBe(401)
  })

  it('of calls within requests: page check, new calendar and webhook, GoTo’s consent and its end', async () => {
    const { app, host, get, post } = await anAdmin()
    const consent = new URL(await beginConnect(app.services, await sessionOf(app, host), Date.now()))
    consent.searchParams.set('decision', 'allow')
    consent.searchParams.set('account', app.goto.state.accounts[0]?.key ?? '')
    const back = new URL((await fetch(consent, { redirect: 'manual' })).headers.get('location') ?? '')
    const webhook = { url: 'https://hooks.example/1', events: ['booking.created'] }
    const end = await full(outboundQueue)

    expectRefused(await post('/admin/embed', { intent: 'check', page: 'https://www.example.com' }))
    expectRefused(await post('/admin/calendars', { url: FEED_URL }))
    expectRefused(await callApi(app, host, 'POST', '/calendar-feeds', { url: FEED_URL }))
    expectRefused(await callApi(app, host, 'POST', '/webhooks', webhook))
    expectRefused(await post('/admin/goto', { step: 'disconnect' }))
    expectRefused(await get(back.pathname + back.search))
    expect((await (await callApi(app, host, 'GET', '/calendar-feeds')).json()).data).toEqual([])
    expect((await (await callApi(app, host, 'GET', '/webhooks')).json()).data).toEqual([])
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({ status: 'connected' })
    expect((await fetch(`${app.url}/dana/intro-call`)).status).toBe(200)

    await end()
    // What was refused had not begun: GoTo's answer is still good for one use.
    const connected = await get(back.pathname + back.search)
    expect(connected.headers.get('location')).toBe('/admin/goto?connected=1')
    expect((await post('/admin/goto', { step: 'disconnect' })).status).toBe(302)
    expect(await app.services.goto.statusOf(host.id)).toMatchObject({ status: 'not_connected' })
  })

  it('of calls within requests of one host: another host’s are made', async () => {
    const { app, host } = await anAdmin({ OUTBOUND_ALLOW_PRIVATE: '1' })
    const other = await aHost(app, { handle: 'erin', connected: false })
    await full(outboundQueue, () => host.id)
    const webhook = { url: 'http://127.0.0.1:9/1', events: ['booking.created'] }
    expectRefused(await callApi(app, host, 'POST', '/webhooks', webhook))
    expect((await callApi(app, other, 'POST', '/webhooks', webhook)).status).toBe(201)
  })

  it('of GoTo’s meetings: a booking is made on the last known state', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const host = await aHost(app)
    const [first, second] = await freeSlots(app, host)
    await app.services.db.deleteFrom('goto_meeting_reads').execute()
    const asked = () => app.goto.state.ledger.filter(({ path }) => path.endsWith('/upcomingMeetings')).length
    const before = asked()
    await full(gotoReadQueue, () => 'booking')
    expect(await app.services.busy.refreshBeforeBooking(host.id)).toMatchObject({ upToDate: false })
    const attendee = { name: 'Ada Example', email: 'ada@example.com', timeZone: 'UTC' }
    const made = await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start: first, attendee })
    expect(made.status).toBe(201)
    expect((await bookByForm(app, second)).status).toBe(302)
    expect(asked()).toBe(before)
  })

  it.each([
    ['addresses', feedQueue],
    ['texts', calendarQueue],
  ])('of calendars’ %s: a new calendar is stored and read later', async (_what, queue) => {
    const { app, host, post } = await anAdmin({ OUTBOUND_ALLOW_PRIVATE: '1' })
    const feed = await aFeedServer((_req, res) => void res.end(calendarOf()))
    const end = await full(queue)
    expect((await post('/admin/calendars', { url: feed.url, allDayBlocks: 'on' })).status).toBe(302)
    const [added] = await feedsOf(app, host)
    expect(added).toMatchObject({ checkedAt: null })
    expectRefused(await post(`/admin/calendars/${added?.id}`, { step: 'refresh' }))
    await end()
    await app.services.busy.round()
    await expect.poll(async () => (await feedsOf(app, host))[0]?.status).toBe('ok')
  })

  it('of live streams: the table is read without them', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner } = await aTeam(app)
    const end = await full(streamsOfProcess)
    expectRefused(await owner.get('/admin/team/changes'))
    expect((await owner.get('/admin/team')).status).toBe(200)
    await end()
    const stream = await owner.get('/admin/team/changes')
    expect(stream.status).toBe(200)
    await stream.body?.cancel()
  })

  it('of reads from one network: another network reads', async () => {
    const app = await startTestApp({
      pages: await builtPages(),
      environment: { ...BEHIND_A_PROXY, RATE_LIMIT: 'on' },
    })
    await aHost(app, { connected: false })
    await full(app.services.turns.queue, () => '203.0.113.9')
    const read = (network: string) => fetch(`${app.url}/dana`, { headers: { 'X-Forwarded-For': network } })
    expectRefused(await read('203.0.113.9'))
    expect((await read('198.51.100.7')).status).toBe(200)
  })
})

describe('state of the process', () => {
  /** Of one copy only, or the same in each. */
  const OF_ONE_COPY = [
    'app/booking/page/components/page-query.ts: ofLocations',
    'app/booking/page/components/zone-form.tsx: optionsOfList',
    'app/http/keep-pages.server.ts: toKeep',
    ...['app/http/page-handler.server.ts: handlers', 'app/http/visitor-page-handler.server.ts: known'],
    'app/limits/request-turns.ts: queue',
  ]

  it('is shared by the pages and the process, which are two builds', () => {
    const kept = readSources().flatMap(({ path, text }) =>
      [...text.matchAll(/const (\w+)\b[^=\n]*= (?:new (?:WeakMap|WeakSet|AsyncLocalStorage)\b|createBoundedQueue\()/g)]
        .map(([, name]) => `${path}: ${name}`)
        .filter((found) => !found.includes('db/prepare-query.ts: compiled')),
    )
    expect(kept.toSorted()).toEqual(OF_ONE_COPY)
  })

  it('tells the pages from which network a booking comes: its mail budget counts (S16)', async () => {
    const environment = { ...BEHIND_A_PROXY, RATE_LIMIT: 'on' }
    const app = await startTestApp({ pages: await builtPages(), environment })
    const host = await aHost(app, { connected: false })
    const [first, second] = await freeSlots(app, host)
    const key = networkMailsPrefix(1) + hashToken('203.0.113.9')
    await countRequest(app.services.db, key, Date.now(), DAY_MS, MAX_NETWORK_MAILS)
    expect((await bookByForm(app, first, '203.0.113.9')).status).toBe(302)
    expect((await bookByForm(app, second, '198.51.100.7')).status).toBe(302)
    const held = await app.services.db
      .selectFrom('held_back_mails')
      .select(['recipient', 'reason'])
      // A reminder that is due within minutes may follow it.
      .where('mail', '=', 'confirmed')
      .execute()
    expect(held).toEqual([{ recipient: 'attendee', reason: 'network' }])
  })

  it('shows what the pages keep waiting in the metrics of the process', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    await full(passwordQueue)
    expectRefused(await signIn(app, '203.0.113.9'))
    const { body } = await app.services.metrics.text(app.services.db, Date.now())
    expect(body).toContain('foyer_queue_size{queue="passwords",state="waiting"} 16')
    for (const queue of ['passwords', 'outbound', 'goto-reads', 'calendars', 'feeds', 'streams', 'requests'])
      expect(body).toContain(`foyer_queue_refused_total{queue="${queue}"}`)
    expect(readFileSync('build/server/index.js', 'utf8')).not.toMatch(/const \w+ = createBoundedQueue\(/)
  })
})

async function sessionOf({ services }: TestApp, host: TestHost) {
  const row = await services.db
    .selectFrom('sessions')
    .select('id_hash')
    .where('host_id', '=', host.id)
    .executeTakeFirstOrThrow()
  return { hostId: host.id, sessionIdHash: row.id_hash }
}

async function feedsOf(app: TestApp, host: TestHost): Promise<{ id: string; status: string; checkedAt: unknown }[]> {
  return (await (await callApi(app, host, 'GET', '/calendar-feeds')).json()).data
}

async function bookByForm(app: TestApp, start: string | undefined, network = '192.0.2.1'): Promise<Response> {
  const visitor = aVisitor(app, { handle: 'dana' }, network)
  return visitor.insist(await visitor.open(start ?? ''), { email: `grace@${network}.example` })
}
