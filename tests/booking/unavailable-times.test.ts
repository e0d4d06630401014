import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, aHost, builtPages, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'

describe('a time that cannot be booked', () => {
  it('is said to be taken only if a booking has it, on the page and by the API (B3)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const host = await aHost(app, { handle: 'dana' })
    const [start = '', next = ''] = await freeSlots(app, host)
    const book = (at: string) =>
      callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start: at, attendee: AN_ATTENDEE })
    const { data } = await (await book(start)).json()
    const never = new Date(Date.parse(start) + 7 * 60_000).toISOString()
    const night = `${start.slice(0, 10)}T01:00:00Z`
    expect((await (await book(start)).json()).detail).toBe('Another booking has this time.')
    for (const at of [night, new Date(Date.parse(next) + 7 * 60_000).toISOString()])
      expect(await (await book(at)).json()).toMatchObject({
        ...{ code: 'slot_unavailable', detail: 'This time is not offered.' },
      })
    const move = async (at: string) =>
      (await (await callApi(app, host, 'POST', `/bookings/${data.id}/reschedule`, { start: at })).json()).detail
    expect(await move(night)).toBe('This time is not offered.')
    const page = async (at: string) =>
      (await fetch(`${app.url}/dana/intro-call/book?start=${encodeURIComponent(at)}`)).text()
    expect(await page(start)).toContain('This time is not free any more')
    for (const at of [night, never]) {
      expect(await page(at)).toContain('This time cannot be booked')
      expect(await page(at)).not.toMatch(/taken|any more/)
    }
    const form = await page(next)
    const formToken = form.match(/name="formToken" value="([^"]+)"/)?.[1] ?? ''
    const post = async (at: string) => {
      const response = await fetch(`${app.url}/dana/intro-call/book?start=${encodeURIComponent(at)}`, {
        method: 'POST',
        headers: { Origin: app.url },
        body: new URLSearchParams({ formToken, start: at, name: 'Ada', email: 'ada@example.com', notes: '' }),
      })
      return { status: response.status, page: await response.text() }
    }
    const refused = await post(night)
    expect(refused.status).toBe(409)
    expect(refused.page).toContain('This time cannot be booked')
    expect(refused.page).not.toContain('just taken')
    expect((await post(start)).page).toContain('Somebody else has just taken this time')
  })
})
