import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, aHost, builtPages, callApi, freeSlots, raceForSlot, startTestApp } from '#tests/setup/test-app'
import { patternsOf } from '~/metrics/route-pattern'

describe('/metrics', () => {
  it('counts bookings, jobs, mails, GoTo calls and responses, and names no person (T7)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const host = await aHost(app)
    const [start, other] = await freeSlots(app, host)
    await raceForSlot(app, host, start, 3)
    const { data } = await (
      await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start: other, attendee: AN_ATTENDEE })
    ).json()
    await callApi(app, host, 'GET', `/bookings/${data.id}`)
    await fetch(data.manageUrl)
    await fetch(`${app.url}/dana/intro-call`)
    await app.settled()
    const text = await (await fetch(`${app.url}/metrics`)).text()
    expect(text).toContain('foyer_bookings_total{result="booked"} 2')
    expect(text).toContain('foyer_bookings_total{result="taken"} 2')
    expect(text).toMatch(/foyer_goto_call_seconds_count\{call="createMeeting",result="ok"\} 2/)
    expect(text).toMatch(/foyer_mails_total\{result="accepted"\} 4/)
    expect(text).toMatch(/foyer_job_seconds_count\{kind="booking-mail",result="done"\} 4/)
    expect(text).toMatch(/route="\/booking\/:token",status="200"/)
    expect(text).toMatch(/route="\/:handle\/:eventType",status="200"/)
    expect(text).toMatch(/route="\/api\/v1\/bookings\/:id",status="200"/)
    for (const secret of ['dana', 'ada@example.com', data.id, new URL(data.manageUrl).pathname.split('/')[2]])
      expect(text).not.toContain(secret)
  })

  it('responds only to this machine without a token, and only to the token with one', async () => {
    const open = await startTestApp()
    expect((await fetch(`${open.url}/metrics`)).status).toBe(200)
    expect((await fetch(`${open.url}/metrics`, { headers: { 'X-Forwarded-For': '203.0.113.9' } })).status).toBe(404)

    const METRICS_TOKEN = 'a token for the scraper'
    const closed = await startTestApp({ environment: { METRICS_TOKEN } })
    const ask = async (headers = {}) => (await fetch(`${closed.url}/metrics`, { headers })).status
    expect(await ask()).toBe(401)
    expect(await ask({ Authorization: 'Bearer another token' })).toBe(401)
    expect(await ask({ Authorization: `Bearer ${METRICS_TOKEN}` })).toBe(200)
  })
})

describe('patternsOf', () => {
  it('prefers literal patterns to variable ones, and gives up on unknown addresses', () => {
    const patternOf = patternsOf({
      root: { id: 'root', path: '' },
      admin: { id: 'admin', parentId: 'root', path: 'admin' },
      id: { id: 'id', parentId: 'admin', path: 'bookings/:id' },
      week: { id: 'week', parentId: 'admin', path: 'bookings/week' },
      handle: { id: 'handle', parentId: 'root', path: ':handle' },
      rest: { id: 'rest', parentId: 'root', path: '*' },
    })
    expect(
      ['/', '/admin', '/admin/bookings/week', '/admin/bookings/bkg_1', '/dana', '/a/b/c/d'].map(patternOf),
    ).toEqual(['/', '/admin', '/admin/bookings/week', '/admin/bookings/:id', '/:handle', 'other'])
  })
})
