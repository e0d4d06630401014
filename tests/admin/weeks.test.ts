import { describe, expect, it } from 'vitest'
import { readWeek, shiftWeek, weekAround, weekOf } from '~/time/weeks'

const NOW = Date.parse('2026-12-03T12:00:00Z')

describe('a week', () => {
  it.each([
    ['2026-12-03', '2026-W49', '2026-11-30'],
    // The first days of January may belong to the old year's last week, the last of December to the new year's first.
    ['2027-01-01', '2026-W53', '2026-12-28'],
    ['2024-12-30', '2025-W01', '2024-12-30'],
    ['2021-01-03', '2020-W53', '2020-12-28'],
    ['2021-01-04', '2021-W01', '2021-01-04'],
  ])('of %s is %s and begins on %s', (date, name, monday) => {
    const week = weekOf(date, 'Europe/Zurich')
    expect([week.name, week.dates[0], week.dates.length]).toEqual([name, monday, 7])
    expect(readWeek(name, 'Europe/Zurich', NOW)).toEqual(week)
  })

  it('is an hour shorter or longer when the clocks change', () => {
    const hours = (date: string) => {
      const { from, until } = weekOf(date, 'Europe/Zurich')
      return (until - from) / 3_600_000
    }
    expect([hours('2027-03-25'), hours('2027-10-28'), hours('2027-06-10')]).toEqual([167, 169, 168])
  })

  it('has a week before and after it, over the end of a year', () => {
    const week = weekOf('2026-12-30', 'Pacific/Apia')
    expect([shiftWeek(week, -1, 'Pacific/Apia').name, shiftWeek(week, 1, 'Pacific/Apia').name]).toEqual([
      '2026-W52',
      '2027-W01',
    ])
  })

  it.each([
    [1, '2026-11-30'],
    [7, '2026-11-29'],
    [6, '2026-11-28'],
  ])('around 3 December begins where the region’s weeks do: weekday %i, %s', (firstWeekday, first) => {
    const week = weekAround('2026-12-03', firstWeekday)
    expect([week[0], week.length, week.includes('2026-12-03')]).toEqual([first, 7, true])
    expect(weekAround(first, firstWeekday)).toEqual(week)
  })

  it.each([null, '', '2026', '2026-W00', '2026-W54', '1999-W01', '2026-W4', 'W49', '2026-W49x'])(
    'is the present one where an address says %j',
    (name) => {
      expect(readWeek(name, 'Europe/Zurich', NOW).name).toBe('2026-W49')
    },
  )
})
