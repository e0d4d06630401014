import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp, type TestApp } from '#tests/setup/test-app'
import { saveHostLimits } from '~/event-types/host-limits.server'

const NO_LIMIT = { dailyLimit: null, weeklyLimit: null, dailyMinutesLimit: null }
describe('limits under a rush', () => {
  it('book no more of a day’s times than the event type, the host and the day’s minutes allow (B9)', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    const { data } = await (await callApi(app, host, 'GET', '/event-types')).json()
    const change = (body: unknown) => callApi(app, host, 'PATCH', `/event-types/${data[0].id}`, body)
    await callApi(app, host, 'POST', '/event-types', { slug: 'other', title: 'Other' })
    const days = await freeDays(app, host)

    await change({ dailyLimit: 2 })
    expect(await rush(app, host, days[0] ?? [], ['intro-call'])).toBe(2)

    await change({ dailyLimit: null })
    await saveHostLimits(app.services.db, host.id, { ...NO_LIMIT, dailyLimit: 3 }, Date.now())
    expect(await rush(app, host, days[1] ?? [], ['intro-call', 'other'])).toBe(3)

    await saveHostLimits(app.services.db, host.id, { ...NO_LIMIT, dailyMinutesLimit: 120 }, Date.now())
    expect(await rush(app, host, days[2] ?? [], ['intro-call', 'other'])).toBe(4)

    await saveHostLimits(app.services.db, host.id, { ...NO_LIMIT, weeklyLimit: 1 }, Date.now())
    const later = days.flat().filter((start) => Date.parse(start) > Date.now() + 8 * 86_400_000)
    const nextWeek = later.filter((start) => weekOf(start) === weekOf(later.at(-1) ?? ''))
    expect(await rush(app, host, nextWeek.slice(0, 40), ['intro-call', 'other'])).toBe(1)
  })
})

/** Monday to Sunday; 1 January 1970 was a Thursday. */
function weekOf(start: string): number {
  return Math.floor((Date.parse(start) / 86_400_000 + 3) / 7)
}

/** Free times by day, with none left out. */
async function freeDays(app: TestApp, host: Parameters<typeof freeSlots>[1]): Promise<string[][]> {
  const slots = await freeSlots(app, host, 21)
  const dates = [...new Set(slots.map((start) => start.slice(0, 10)))]
  return dates.map((date) => slots.filter((start) => start.startsWith(date)))
}

/** All book at once, each another time. @returns how many succeeded */
async function rush(
  app: TestApp,
  host: Parameters<typeof freeSlots>[1],
  starts: string[],
  eventTypes: string[],
): Promise<number> {
  const answers = await Promise.all(
    starts.map((start, index) =>
      callApi(app, host, 'POST', '/bookings', {
        eventType: eventTypes[index % eventTypes.length],
        start,
        attendee: { ...AN_ATTENDEE, email: `racer${index}@example.com` },
      }),
    ),
  )
  const statuses = answers.map(({ status }) => status)
  expect(statuses.every((status) => status === 201 || status === 409)).toBe(true)
  return statuses.filter((status) => status === 201).length
}
