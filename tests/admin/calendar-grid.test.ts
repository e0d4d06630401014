import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gridOf, instantInGrid, rowsOfDay, stretchOnDay } from '~/admin/calendar/day-rows'
import { datesInView, readPeriod, stepInView } from '~/admin/calendar/period'
import { MIN_BOX_MINUTES, placeEvents } from '~/admin/calendar/place-events'
import { rowsInSight } from '~/admin/calendar/rows-in-sight'
import { addDays, localTimeAt } from '~/time/wall-time'

const MINUTE_MS = 60_000
const hoursOf = (date: string, timeZone: string) => rowsOfDay(date, timeZone).hours.map(({ hour }) => hour)

describe('the rows of a day', () => {
  it.each([
    ['2026-12-03', 'Europe/Zurich', 1440, [0, 1, 2, 3]],
    ['2027-03-28', 'Europe/Zurich', 1380, [0, 1, 3, 4]],
    ['2027-10-31', 'Europe/Zurich', 1500, [0, 1, 2, 2, 3]],
    // An hour's line stands where the hour begins; of half a repeated hour there is no second one.
    ['2027-04-04', 'Australia/Lord_Howe', 1470, [0, 1, 2, 3]],
    // Midnight itself is skipped.
    ['2026-04-24', 'Africa/Cairo', 1380, [1, 2, 3]],
    ['2026-12-03', 'Asia/Kolkata', 1440, [0, 1, 2, 3]],
  ])('of %s in %s last %i minutes', (date, timeZone, minutes, first) => {
    expect(rowsOfDay(date, timeZone).minutes).toBe(minutes)
    expect(hoursOf(date, timeZone).slice(0, first.length)).toEqual(first)
  })

  it('mark an hour that comes twice', () => {
    const { hours } = rowsOfDay('2027-10-31', 'Europe/Zurich')
    expect(hours.filter(({ again }) => again)).toEqual([{ at: 180, hour: 2, again: true }])
  })

  it('are none on a date that a zone has skipped', () => {
    expect(rowsOfDay('2011-12-30', 'Pacific/Apia')).toMatchObject({ minutes: 0, hours: [] })
  })

  it('stand beside those of other days after the clocks have changed, and have hours of their own before', () => {
    const week = (first: string) =>
      gridOf(Array.from({ length: 7 }, (_, day) => rowsOfDay(addDays(first, day), 'Europe/Zurich')))
    const spring = week('2027-03-22')
    expect([spring.minutes, ...spring.days.map(({ offset }) => offset)]).toEqual([1440, 0, 0, 0, 0, 0, 0, 60])
    expect(spring.days.at(-1)?.ownHours).toEqual([
      { at: 60, hour: 0, again: false },
      { at: 120, hour: 1, again: false },
    ])
    const autumn = week('2027-10-25')
    expect([autumn.minutes, ...autumn.days.map(({ offset }) => offset)]).toEqual([1500, 60, 60, 60, 60, 60, 60, 0])
    expect(autumn.hours[0]).toEqual({ at: 60, hour: 0, again: false })
    expect(autumn.days.at(-1)?.ownHours.map(({ at, hour }) => [at, hour])).toEqual([
      [0, 0],
      [60, 1],
      [120, 2],
      [180, 2],
    ])
  })
})

describe('a range on a day of the grid', () => {
  const [saturday, sunday] = gridOf(['2027-10-30', '2027-10-31'].map((date) => rowsOfDay(date, 'Europe/Zurich'))).days

  it('is cut at midnight, and is two pieces if it crosses it', () => {
    const range = { start: Date.parse('2027-10-30T21:30:00Z'), end: Date.parse('2027-10-30T22:30:00Z') }
    expect(stretchOnDay(saturday!, range)).toEqual({ start: 60 + 1410, length: 30 })
    expect(stretchOnDay(sunday!, range)).toEqual({ start: 0, length: 30 })
    expect(stretchOnDay(sunday!, { start: range.start, end: Date.parse('2027-10-30T22:00:00Z') })).toBeNull()
  })

  it('is as long as it lasts across a clock change', () => {
    const range = { start: Date.parse('2027-10-31T00:30:00Z'), end: Date.parse('2027-10-31T01:30:00Z') }
    expect(stretchOnDay(sunday!, range)).toEqual({ start: 150, length: 60 })
  })

  it('leads back to its start, on every day of the year and in every kind of zone', () => {
    const zones = ['Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe']
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 800 }),
        fc.array(fc.integer({ min: 0, max: 1379 }), { minLength: 1, maxLength: 5 }),
        (timeZone, day, minutes) => {
          const rows = Array.from({ length: 7 }, (_, index) => rowsOfDay(addDays('2026-01-01', day + index), timeZone))
          const grid = gridOf(rows)
          for (const column of grid.days) {
            expect(column.offset + column.minutes).toBe(grid.minutes)
            // The margin's hours hold for a column from where its own ones end.
            const from = Math.max(column.offset, ...column.ownHours.map(({ at }) => at + 60))
            for (const { at, hour } of [...column.ownHours, ...grid.hours.filter((line) => line.at >= from)])
              expect((localTimeAt(instantInGrid(column, at), timeZone) / 3_600_000) % 24).toBe(hour)
            for (const minute of minutes) {
              const start = column.startsAt + minute * MINUTE_MS
              const found = stretchOnDay(column, { start, end: start + MINUTE_MS })
              expect(instantInGrid(column, found!.start)).toBe(start)
            }
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('overlapping events', () => {
  it('stand beside each other, and alone have the whole width', () => {
    const events = [
      { start: 540, length: 60 },
      { start: 570, length: 60 },
      { start: 600, length: 30 },
      { start: 700, length: 30 },
    ]
    expect(placeEvents(events, 1440).map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ])
  })

  it('never share space, stay in their column and keep their length', () => {
    const event = fc.record({ start: fc.integer({ min: 0, max: 1439 }), length: fc.integer({ min: 1, max: 1440 }) })
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (typed) => {
        const events = typed.map(({ start, length }) => ({ start, length: Math.min(length, 1440 - start) }))
        const boxes = placeEvents(events, 1440)
        expect(boxes).toHaveLength(events.length)
        for (const [index, box] of boxes.entries()) {
          const { start, length } = events[index]!
          expect(box.length).toBe(Math.max(length, MIN_BOX_MINUTES))
          expect(box.start).toBeLessThanOrEqual(start)
          expect(box.start).toBe(Math.min(start, 1440 - box.length))
          expect(box.start + box.length).toBeLessThanOrEqual(1440)
          expect(box.lane >= 0 && box.lane < box.lanes).toBe(true)
          for (const other of boxes.slice(0, index)) {
            const meet = box.start < other.start + other.length && other.start < box.start + box.length
            // Side by side: one's right edge is not beyond the other's left one.
            const [left, right] = box.lane / box.lanes < other.lane / other.lanes ? [box, other] : [other, box]
            if (meet) expect((left.lane + 1) * right.lanes).toBeLessThanOrEqual(right.lane * left.lanes)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('the hours in sight', () => {
  const day = { offset: 0, open: [{ start: 600, length: 60 }], events: [] }
  const inSight = (...events: { kind: string; start: number; length: number }[]) =>
    rowsInSight([{ ...day, events }], 1440)

  it('are nine to five, and more where there are hours or events', () => {
    expect(inSight()).toEqual({ from: 540, until: 1020 })
    expect(rowsInSight([{ ...day, open: [{ start: 450, length: 700 }] }], 1440)).toEqual({ from: 420, until: 1200 })
    expect(inSight({ kind: 'booking', start: 1410, length: 30 })).toEqual({ from: 540, until: 1440 })
  })

  it('show an hour of a busy time that goes on over midnight', () => {
    expect(inSight({ kind: 'busy', start: 1200, length: 240 })).toEqual({ from: 540, until: 1260 })
    expect(inSight({ kind: 'busy', start: 0, length: 240 })).toEqual({ from: 180, until: 1020 })
    expect(inSight({ kind: 'busy', start: 0, length: 600 })).toEqual({ from: 540, until: 1020 })
  })

  it('are the same hours of the clock in a week that has a longer night', () => {
    expect(rowsInSight([{ offset: 60, open: [], events: [] }], 1500)).toEqual({ from: 600, until: 1080 })
  })
})

describe('the dates of a view', () => {
  it('are a date, a week, or the whole weeks of a month', () => {
    expect(datesInView('day', '2027-02-28', 1)).toEqual(['2027-02-28'])
    expect(datesInView('week', '2027-02-28', 1)[0]).toBe('2027-02-22')
    const february = datesInView('month', '2027-02-28', 1)
    expect([february[0], february.at(-1), february.length]).toEqual(['2027-02-01', '2027-02-28', 28])
    const american = datesInView('month', '2027-02-28', 7)
    expect([american[0], american.at(-1), american.length]).toEqual(['2027-01-31', '2027-03-06', 35])
  })

  it('step by their own length', () => {
    expect(stepInView('month', '2027-01-31', 1)).toBe('2027-02-01')
    expect(stepInView('week', '2027-01-01', -1)).toBe('2026-12-25')
    expect(stepInView('day', '2026-12-31', 1)).toBe('2027-01-01')
  })

  it.each(['', 'date=2027-02-30', 'date=1999-12-31', 'date=9999-01-01', 'view=year', 'date=%00&view=__proto__'])(
    'are chosen by the page where an address asks for none: %j',
    (query) => {
      expect(readPeriod(new URLSearchParams(query))).toEqual({ view: null, date: null })
    },
  )
})
