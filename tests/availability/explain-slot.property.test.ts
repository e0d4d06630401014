import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainSlot } from '~/availability/explain/explain-slot'
import { offeredSlots } from '~/availability/slots/slot-inputs'
import { booked, inputsOf } from './slot-situation'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Around clock changes, on ordinary days, and on a date that was skipped. */
const MOMENTS: [timeZone: string, around: string][] = [
  ['Europe/Zurich', '2026-03-29'],
  ['Europe/Zurich', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['Asia/Kolkata', '2026-06-15'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Pacific/Apia', '2011-12-30'],
]

const quarters = (most: number) => fc.integer({ min: 0, max: most })
const wall = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
const hours = fc
  .tuple(quarters(95), fc.integer({ min: 1, max: 96 }))
  .filter(([start, end]) => start < end)
  .map(([start, end]) => ({ start: wall(start), end: wall(end) }))
const someDays = fc.integer({ min: -4, max: 4 })
const someMinutes = fc.integer({ min: -3 * 288, max: 3 * 288 }).map((fives) => fives * 5)

const situation = fc
  .record({
    moment: fc.constantFrom(...MOMENTS),
    weekly: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), hours), { minLength: 4, maxLength: 14 }),
    overrides: fc.uniqueArray(fc.tuple(someDays, fc.array(hours, { maxLength: 2 })), {
      maxLength: 2,
      selector: ([day]) => day,
    }),
    timeOff: fc.array(fc.tuple(someDays, fc.integer({ min: 0, max: 2 })), { maxLength: 1 }),
    holidays: fc.array(fc.tuple(someDays, fc.boolean()), { maxLength: 2 }),
    durationMinutes: fc.constantFrom(15, 30, 60, 90),
    stepMinutes: fc.constantFrom(15, 20, 30, 60),
    bufferBeforeMinutes: fc.constantFrom(0, 10, 30),
    bufferAfterMinutes: fc.constantFrom(0, 5, 45),
    minimumNoticeMinutes: fc.constantFrom(0, 120, 1440),
    dailyLimit: fc.constantFrom(null, null, 1, 2),
    busy: fc.array(fc.tuple(someMinutes, fc.integer({ min: 1, max: 30 }), fc.constantFrom(0, 15)), { maxLength: 6 }),
    nowMinutes: someMinutes,
    windowDays: fc.option(fc.integer({ min: 0, max: 5 })),
    closedDay: fc.option(someDays),
  })
  .map(({ moment: [timeZone, date], busy, nowMinutes, windowDays, closedDay, weekly, ...rest }) => {
    const middle = Date.parse(`${date}T00:00:00Z`)
    const dateAt = (days: number) => new Date(middle + days * DAY_MS).toISOString().slice(0, 10)
    const instant = (minutes: number) => new Date(middle + minutes * MINUTE_MS).toISOString()
    const { overrides, timeOff, holidays, ...query } = rest
    return {
      middle,
      inputs: inputsOf({
        now: instant(nowMinutes - 1440),
        query: { ...query, timeZone, weekly: weekly.map(([weekday, interval]) => ({ weekday, ...interval })) },
        overrides: overrides.map(([days, intervals]) => ({ date: dateAt(days), intervals })),
        timeOff: timeOff.map(([days, more]) => ({
          id: '1',
          from: dateAt(days),
          to: dateAt(days + more),
          note: '',
          notePublic: false,
        })),
        holidays: holidays.map(([days, off]) => ({ key: '1', name: 'Feast', date: dateAt(days), days: 1, off })),
        busy: busy.map(([start, fives, bufferAfterMinutes], index) =>
          booked(String(index), instant(start), instant(start + fives * 5), { bufferAfterMinutes }),
        ),
        ...(windowDays === null
          ? {}
          : { window: { from: middle - 3 * DAY_MS, until: middle + (windowDays - 1) * DAY_MS } }),
        closed:
          closedDay === null
            ? []
            : [
                {
                  rule: 'weekly_limit' as const,
                  from: middle + closedDay * DAY_MS,
                  until: middle + (closedDay + 1) * DAY_MS,
                },
              ],
      }),
    }
  })

describe('explainSlot', () => {
  it('says “offered” exactly when findSlots offers it, and has a reason for everything else (B5)', () => {
    const reasons = new Map<string, number>()
    fc.assert(
      fc.property(situation, fc.array(someMinutes, { minLength: 5, maxLength: 10 }), ({ inputs, middle }, minutes) => {
        const range = { from: middle - 3 * DAY_MS, until: middle + 3 * DAY_MS }
        const offered = offeredSlots(inputs, range)
        const asked = [...minutes.map((minute) => middle + minute * MINUTE_MS), ...offered.slice(0, 5)]
        for (const start of asked) {
          const decision = explainSlot(inputs, start)
          expect(decision.offered).toBe(offered.includes(start) || (start >= range.until && decision.offered))
          const reason = decision.offered ? 'offered' : decision.reason
          reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
        }
      }),
      { numRuns: 400 },
    )
    // The property proves something only if nearly every rule occurred.
    expect([...reasons.keys()].length).toBeGreaterThan(10)
  })
})
