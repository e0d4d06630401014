import { describe, expect, it } from 'vitest'
import { aHost, builtPages, callApi, startTestApp, type TestApp } from '#tests/setup/test-app'
import { aBookedTeam } from '#tests/team/booked-team'

const BEHIND_A_PROXY = { RATE_LIMIT: 'on', TRUST_PROXY: '1' }
const GREEDY = '203.0.113.9'
const HONEST = '198.51.100.7'

describe('work by weight (S21)', () => {
  it('charges a network for free times by their days and starts', async () => {
    const app = await startTestApp({ environment: BEHIND_A_PROXY })
    const host = await aHost(app, { connected: false })
    await callApi(app, host, 'PATCH', `/event-types/${await eventTypeId(app)}`, { stepMinutes: 5 })
    const before = await pointsUsed(app)
    expect((await slots(app, HONEST, '2026-12-01', '2026-12-01')).status).toBe(200)
    const oneDay = (await pointsUsed(app)) - before
    expect((await slots(app, HONEST, '2026-12-01', '2027-01-31')).status).toBe(200)
    const allDays = (await pointsUsed(app)) - before - oneDay
    expect({ oneDay, allDays }).toEqual({ oneDay: 3, allDays: 47 })
  })

  it('charges a network for each member of a team, for free times and pages', async () => {
    const app = await startTestApp({ environment: BEHIND_A_PROXY, pages: await builtPages() })
    const handles = Array.from({ length: 12 }, (_, index) => `member-${index}`)
    await aBookedTeam(app, { handles, settings: { stepMinutes: 5 } })
    const pointsOf = async (path: string) => {
      const before = await pointsUsed(app)
      expect((await ask(app, HONEST, path)).status).toBe(200)
      return (await pointsUsed(app)) - before
    }
    expect({
      slots: await pointsOf('/api/v1/slots?host=sales&eventType=demo&from=2026-12-01&to=2027-01-31'),
      page: await pointsOf('/sales/demo'),
      sameMonth: await pointsOf('/sales/demo?lang=de'),
      // The free times around it are looked for.
      notOffered: await pointsOf('/sales/demo/book?start=2026-12-05T03:01:00Z'),
    }).toEqual({ slots: 47 + 50, page: 8 + 11 * 4, sameMonth: 8, notOffered: 8 + 11 * 4 })
  })

  it('charges a network for the long page of the reference more than for a call', async () => {
    const app = await startTestApp({ environment: BEHIND_A_PROXY, pages: await builtPages() })
    const before = await pointsUsed(app)
    expect((await ask(app, HONEST, '/api/v1/docs')).status).toBe(200)
    expect((await pointsUsed(app)) - before).toBe(25)
  })

  it('beyond a network’s share gives 429 with Retry-After, for calls and pages, and affects no others', async () => {
    const app = await startTestApp({ environment: BEHIND_A_PROXY, pages: await builtPages() })
    await aHost(app, { connected: false })
    await app.services.limits.take('work', GREEDY, 12_000)
    const refused = await slots(app, GREEDY, '2026-12-01', '2026-12-02')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ code: 'rate_limited', status: 429 })
    const page = await ask(app, GREEDY, '/dana/intro-call')
    expect(page.status).toBe(429)
    expect(Number(page.headers.get('retry-after'))).toBeGreaterThan(0)

    expect((await slots(app, HONEST, '2026-12-01', '2026-12-02')).status).toBe(200)
    expect((await ask(app, HONEST, '/dana/intro-call')).status).toBe(200)
    const metrics = await app.services.metrics.text(app.services.db, Date.UTC(2026, 11, 1))
    expect(metrics.body).toMatch(/foyer_rate_limited_total\{limit="work"\} [2-9]/)
    expect(metrics.body).toContain('foyer_queue_size{queue="requests",state="waiting"} 0')
    expect(metrics.body).toContain('foyer_queue_refused_total{queue="passwords"}')
  })

  it('of many simultaneous reads from one network is done in turn, all of it', async () => {
    const app = await startTestApp({ environment: BEHIND_A_PROXY })
    await aHost(app, { connected: false })
    const asked = Array.from({ length: 30 }, () => slots(app, GREEDY, '2026-12-01', '2026-12-20'))
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(30).fill(200))
    expect(app.services.turns.queue.state()).toMatchObject({ running: 0, waiting: 0 })
  })
})

function ask(app: TestApp, network: string, path: string): Promise<Response> {
  return fetch(`${app.url}${path}`, { headers: { 'X-Forwarded-For': network } })
}

function slots(app: TestApp, network: string, from: string, to: string): Promise<Response> {
  return ask(app, network, `/api/v1/slots?host=dana&eventType=intro-call&from=${from}&to=${to}`)
}

async function eventTypeId(app: TestApp): Promise<string> {
  const row = await app.services.db.selectFrom('event_types').select('id').executeTakeFirstOrThrow()
  return row.id
}

async function pointsUsed(app: TestApp): Promise<number> {
  const { body } = await app.services.metrics.text(app.services.db, Date.UTC(2026, 11, 1))
  return Number(/^foyer_work_points_total (\d+)$/m.exec(body)?.[1] ?? 0)
}
