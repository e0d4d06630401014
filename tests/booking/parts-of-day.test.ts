import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupTimes } from '~/booking/page/parts-of-day'
import { formatCalendarDate, formatClock, formatDate, formatTime } from '~/i18n/dates'
import { localTimeAt } from '~/time/wall-time'

const HOUR_MS = 3_600_000
const ZONES = ['Europe/Zurich', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC']

/** Times from an hour of 3 December 2026 on, as a clock in UTC shows them. */
const timesFrom = (hour: number, count: number, minutes: number) =>
  Array.from({ length: count }, (_, index) => {
    const local = Date.UTC(2026, 11, 3, hour, index * minutes)
    return { start: local - HOUR_MS, local }
  })

describe('the times of a day', () => {
  it('stand in one group up to twelve', () => {
    const times = timesFrom(8, 12, 60)
    expect(groupTimes(times)).toEqual([{ part: null, times }])
  })

  it('are grouped by morning, afternoon and evening when there are more', () => {
    const groups = groupTimes(timesFrom(9, 20, 30))
    expect(groups.map(({ part, times }) => [part, times.length])).toEqual([
      ['morning', 6],
      ['afternoon', 12],
      ['evening', 2],
    ])
  })

  it('have no group without times', () => {
    expect(groupTimes(timesFrom(13, 13, 15)).map(({ part }) => part)).toEqual(['afternoon'])
  })

  it('are all listed once, in their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 40 }), (hour, count) => {
        const times = timesFrom(hour, count, 15).filter(({ local }) => new Date(local).getUTCDate() === 3)
        expect(groupTimes(times).flatMap((group) => group.times)).toEqual(times)
      }),
    )
  })
})

describe('dates and times written without a formatter', () => {
  it('read as those that are formatted', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        fc.constantFrom('en' as const, 'de' as const),
        fc.boolean(),
        fc.constantFrom(...ZONES),
        (at, locale, hour12, timeZone) => {
          const date = at.toISOString().slice(0, 10)
          expect(formatCalendarDate(locale, date)).toBe(formatDate(locale, Date.parse(date), 'UTC'))
          const local = new Date(localTimeAt(at.getTime(), timeZone))
          expect(formatClock({ locale, hour12 }, local.getUTCHours(), local.getUTCMinutes())).toBe(
            formatTime({ locale, hour12 }, at.getTime(), timeZone),
          )
        },
      ),
    )
  })
})
