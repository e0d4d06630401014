import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSlots, type SlotQuery } from '~/availability/slots'
import { slotsByOracle } from './oracle'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Zones with a clock change, and ordinary days elsewhere. */
const MOMENTS: [timeZone: string, around: string][] = [
  ['Europe/Zurich', '2026-03-29'],
  ['Europe/Zurich', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Asia/Kolkata', '2026-06-15'],
  ['Asia/Kathmandu', '2026-06-15'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Pacific/Apia', '2011-12-30'],
  ['Pacific/Apia', '2011-09-24'],
  ['America/Santiago', '2026-04-05'],
  ['America/Santiago', '2026-09-06'],
  ['Asia/Beirut', '2026-03-29'],
  ['Asia/Beirut', '2026-10-25'],
  ['Africa/Cairo', '2026-04-24'],
  ['Africa/Cairo', '2026-10-29'],
  ['Atlantic/Azores', '2026-03-29'],
  ['Atlantic/Azores', '2026-10-25'],
  ['America/Havana', '2026-11-01'],
  ['America/St_Johns', '2010-11-07'],
  ['Antarctica/Troll', '2026-03-29'],
  ['America/Sao_Paulo', '2018-02-18'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['Pacific/Kwajalein', '1993-08-21'],
  ['Africa/Casablanca', '2026-02-15'],
  ['Europe/Dublin', '2026-10-25'],
  ['Pacific/Chatham', '2026-04-05'],
  ['UTC', '2026-12-31'],
]

const quarterHour = fc.integer({ min: 0, max: 95 })
const wall = (quarter: number) =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`
const hours = fc
  .tuple(quarterHour, fc.integer({ min: 1, max: 96 }))
  .filter(([start, end]) => start < end)
  .map(([start, end]) => ({ start: wall(start), end: wall(end) }))
const sometimesRoundTheClock = fc.oneof(
  { weight: 3, arbitrary: hours },
  { weight: 1, arbitrary: fc.constant({ start: '00:00', end: '24:00' }) },
)

const query: fc.Arbitrary<SlotQuery> = fc
  .record({
    moment: fc.constantFrom(...MOMENTS),
    weekly: fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), sometimesRoundTheClock), { maxLength: 10 }),
    overrides: fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.array(sometimesRoundTheClock, { maxLength: 3 })), {
      maxLength: 3,
    }),
    fromMinutes: fc.integer({ min: -2 * 1440, max: 1440 }),
    spanMinutes: fc.integer({ min: 0, max: 2 * 1440 }),
    nowMinutes: fc.integer({ min: -3 * 1440, max: 0 }),
    durationMinutes: fc.constantFrom(5, 15, 30, 45, 60, 90, 600, 1500),
    stepMinutes: fc.constantFrom(5, 15, 20, 30, 45, 60, 420),
    bufferBeforeMinutes: fc.constantFrom(0, 5, 10, 60),
    bufferAfterMinutes: fc.constantFrom(0, 5, 15, 90),
    minimumNoticeMinutes: fc.constantFrom(0, 30, 1440),
    dailyLimit: fc.constantFrom(null, null, 1, 2),
    busy: fc.array(
      fc.tuple(fc.integer({ min: -3 * 1440, max: 3 * 1440 }), fc.integer({ min: 0, max: 200 }), fc.boolean()),
      { maxLength: 8 },
    ),
  })
  .map(({ moment: [timeZone, date], weekly, overrides, fromMinutes, spanMinutes, nowMinutes, busy, ...rest }) => {
    const middle = Date.parse(`${date}T00:00:00Z`)
    const from = middle + fromMinutes * MINUTE_MS
    return {
      ...rest,
      timeZone,
      weekly: weekly.map(([weekday, interval]) => ({ weekday, ...interval })),
      overrides: overrides.map(([days, intervals]) => ({
        date: new Date(middle + days * DAY_MS).toISOString().slice(0, 10),
        intervals,
      })),
      busy: busy.map(([start, length, counts]) => ({
        start: middle + start * MINUTE_MS,
        end: middle + (start + length) * MINUTE_MS,
        counts,
      })),
      from,
      until: from + spanMinutes * MINUTE_MS,
      now: from + nowMinutes * MINUTE_MS,
    }
  })

describe('findSlots against a minute-by-minute walk (B5)', () => {
  it('agrees with the contract taken literally, in every kind of zone', () => {
    fc.assert(
      fc.property(query, (asked) => {
        expect(findSlots(asked)).toEqual(slotsByOracle(asked))
      }),
      { numRuns: 250 },
    )
  })

  it('offers the same in one query as in two', () => {
    fc.assert(
      fc.property(query, fc.double({ min: 0, max: 1, noNaN: true }), (asked, share) => {
        const cut = asked.from + Math.floor((asked.until - asked.from) * share)
        const parts = [...findSlots({ ...asked, until: cut }), ...findSlots({ ...asked, from: cut })]
        expect(parts).toEqual(findSlots(asked))
      }),
      { numRuns: 1_000 },
    )
  })
})
