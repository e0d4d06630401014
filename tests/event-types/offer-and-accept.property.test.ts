import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AN_ATTENDEE, aHost, callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { defaultSettings, type EventTypeSettings } from '~/event-types/event-type'
import { saveHostLimits } from '~/event-types/host-limits.server'
import { changeEventType, createEventType } from '~/event-types/save-event-type.server'

const DAY_MS = 86_400_000
const RUNS = 25
const dateIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
const limit = (most: number) => fc.option(fc.integer({ min: 1, max: most }), { nil: null })
const minutesPerDay = fc.constantFrom(null, 60, 90, 240)

const settings = fc.record({
  durationMinutes: fc.constantFrom(15, 30, 45, 60),
  durationChoicesMinutes: fc.constantFrom<number[]>([], [30, 60], [15, 90]),
  stepMinutes: fc.constantFrom(5, 15, 30, 50, 60),
  bufferBeforeMinutes: fc.constantFrom(0, 10, 45),
  bufferAfterMinutes: fc.constantFrom(0, 15, 60),
  minimumNoticeMinutes: fc.constantFrom(0, 120, 24 * 60, 3 * 24 * 60),
  bookingWindow: fc.oneof(
    fc.record({ kind: fc.constant('rolling' as const), days: fc.integer({ min: 1, max: 12 }) }),
    fc.constant({ kind: 'open' as const }),
    fc.constant({ kind: 'range' as const, from: dateIn(2), to: dateIn(6) }),
  ),
  windowCountsWorkdays: fc.boolean(),
  dailyLimit: limit(3),
  weeklyLimit: limit(5),
  dailyMinutesLimit: minutesPerDay,
})
const hostLimits = fc.record({ dailyLimit: limit(4), weeklyLimit: limit(8), dailyMinutesLimit: minutesPerDay })

describe('offering and accepting', () => {
  it('accepts an offered time under random settings, and never one that is not offered (B5)', async () => {
    const app = await startTestApp()
    const host = await aHost(app, { connected: false })
    const created = await createEventType(
      app.services,
      host.id,
      defaultSettings({ slug: 'any-thing', title: 'Any' }),
      1,
    )
    if (!created.ok) throw new Error(created.reason)
    const { id } = created.eventType
    const counts = { accepted: 0, refused: 0 }

    await fc.assert(
      fc.asyncProperty(settings, hostLimits, fc.integer({ min: 0, max: 10_000 }), async (changes, limits, pick) => {
        const changed: Partial<EventTypeSettings> = changes
        await changeEventType(app.services, { hostId: host.id, id }, changed, Date.now())
        await saveHostLimits(app.services.db, host.id, limits, Date.now())
        const durations =
          changes.durationChoicesMinutes.length > 0 ? changes.durationChoicesMinutes : [changes.durationMinutes]
        const duration = durations[pick % durations.length] ?? 0
        const offered = await offeredStarts(app, host, duration)

        // Every quarter of an hour of two weeks, and every offered time: any that is not offered is refused.
        const quarter = Math.ceil(Date.now() / 900_000) * 900_000 + (pick % 1_344) * 900_000
        if (!offered.includes(quarter)) {
          expect(await book(app, host, quarter, duration)).toBe(409)
          counts.refused++
        }
        const start = offered[pick % Math.max(1, offered.length)]
        if (start !== undefined) {
          expect(await book(app, host, start, duration)).toBe(201)
          expect(await book(app, host, start, duration)).toBe(409)
          counts.accepted++
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
    // Settings so strict that nothing was ever offered would prove nothing.
    expect(counts.accepted).toBeGreaterThan(RUNS / 5)
    expect(counts.refused).toBeGreaterThan(RUNS / 5)
  })
})

async function offeredStarts(app: TestApp, { handle }: TestHost, duration: number): Promise<number[]> {
  const query = { host: handle, eventType: 'any-thing', from: dateIn(0), to: dateIn(16), duration: String(duration) }
  const response = await fetch(`${app.url}/api/v1/slots?${new URLSearchParams(query)}`)
  const { data } = (await response.json()) as { data: Record<string, { start: string }[]> }
  return Object.values(data)
    .flat()
    .map(({ start }) => Date.parse(start))
}

async function book(app: TestApp, host: TestHost, start: number, duration: number): Promise<number> {
  const request = { eventType: 'any-thing', start: new Date(start).toISOString(), duration, attendee: AN_ATTENDEE }
  const response = await callApi(app, host, 'POST', '/bookings', request)
  await response.arrayBuffer()
  return response.status
}
