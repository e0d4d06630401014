import { describe, expect, it, onTestFinished } from 'vitest'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { setClock } from '#tests/setup/stepped-clock'
import { aHost, builtPages, callApi, freeSlots, startTestApp } from '#tests/setup/test-app'
import { changeDaysOff } from '~/availability/schedules/save-days-off.server'

const DAY_MS = 86_400_000
const dateIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

describe('a booking page without free times', () => {
  it('links to the next free day, and reveals only what the host made public (S3)', async () => {
    const { app, host, page } = await aPage()
    const away = (id: string, note: string, notePublic: boolean) => ({
      id,
      from: dateIn(0),
      to: dateIn(9),
      note,
      notePublic,
    })
    const timeOff = [away('1', 'Back very soon', true), away('2', 'Surgery', false)]
    await changeDaysOff(app.services, host.id, () => ({ timeOff, holidays: null }), Date.now())
    const html = await page(`date=${dateIn(2)}`)
    expect(html).toContain('Back very soon')
    expect(html).not.toContain('Surgery')
    const [next = ''] = await freeSlots(app, host, 30)
    expect(html).toContain('Next free: ')
    expect(html).toContain(`date=${next.slice(0, 10)}`)
  })

  it('says that a day is fully booked', async () => {
    const { app, host, page } = await aPage()
    const [start = ''] = await freeSlots(app, host)
    const [row] = await findEventTypesOfHost(app.services.db, host.id)
    await callApi(app, host, 'PATCH', `/event-types/${row!.id}`, { dailyLimit: 1 })
    const attendee = { name: 'Ada Example', email: 'ada@example.com', timeZone: 'UTC' }
    expect((await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })).status).toBe(
      201,
    )
    expect(await page(`date=${start.slice(0, 10)}`)).toContain('Fully booked on ')
  })

  it('says from when and until when it can be booked', async () => {
    // Not in the last days of a month: such a notice leaves nothing of it, and the page says something else.
    const clock = setClock(Date.parse('2027-02-09T10:00:00Z'))
    onTestFinished(() => clock.giveBack())
    const { app, host, page } = await aPage()
    const [row] = await findEventTypesOfHost(app.services.db, host.id)
    const window = { kind: 'range', from: dateIn(0), to: dateIn(20) }
    const change = { minimumNoticeMinutes: 3 * 1_440, bookingWindow: window }
    expect((await callApi(app, host, 'PATCH', `/event-types/${row!.id}`, change)).status).toBe(200)
    expect(await page('')).toMatch(/Bookable from [^<]+ 3 days’ notice\./)
    expect(await page(`date=${dateIn(25)}`)).toMatch(/Bookable until /)
  })
})

async function aPage() {
  const app = await startTestApp({ pages: await builtPages() })
  const host = await aHost(app, { timeZone: 'UTC', connected: false })
  const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, start: '09:00', end: '17:00' }))
  await callApi(app, host, 'PUT', '/availability', { timeZone: 'UTC', weekly: everyDay, overrides: [] })
  const page = async (query: string) =>
    (await (await fetch(`${app.url}/dana/intro-call?tz=UTC&${query}`)).text()).replaceAll('<!-- -->', '')
  return { app, host, page }
}
