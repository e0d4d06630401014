import { describe, expect, it } from 'vitest'
import { stateOfDay, weeksOfMonth } from '~/availability/schedules/calendar-days'
import { addTimeOff, comingHolidays, readTimeOff, switchHolidays } from '~/availability/schedules/days-off-form'
import {
  applyOverride,
  groupOverrides,
  overrideDraftFromForm,
  readOverrideDraft,
} from '~/availability/schedules/override-form'
import { type Holiday, NO_DAYS_OFF, type TimeOff } from '~/availability/slots/days-off'

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData()
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) data.append(name, value)
  return data
}
const read = (fields: Record<string, string | string[]>) => readOverrideDraft(overrideDraftFromForm(form(fields)))
const HOURS = [{ start: '10:00', end: '12:30' }]
const DAY = { from: '2026-12-24', to: '2026-12-24' }

describe('the form of single dates', () => {
  it('reads a range, times as people type them, and leaves out empty rows', () => {
    const fields = {
      from: '2026-12-24',
      to: '2026-12-26',
      kind: 'hours',
      start: ['10', '', '14'],
      end: ['12.30', '', '15'],
    }
    expect(read(fields)).toEqual({
      ok: true,
      change: { from: '2026-12-24', to: '2026-12-26', intervals: [...HOURS, { start: '14:00', end: '15:00' }] },
    })
  })

  it('keeps every interval that the API may have set', () => {
    const hours = Array.from({ length: 20 }, (_, hour) => ({ start: `${hour}:00`, end: `${hour}:30` }))
    const fields = { ...DAY, kind: 'hours', start: hours.map(({ start }) => start), end: hours.map(({ end }) => end) }
    expect(read(fields)).toMatchObject({ ok: true, change: { intervals: { length: 20 } } })
  })

  it('takes a single date without an end, a day off, and the usual hours', () => {
    expect(read({ from: '2026-12-24', to: '', kind: 'off' })).toEqual({ ok: true, change: { ...DAY, intervals: [] } })
    expect(read({ ...DAY, kind: 'usual' })).toEqual({ ok: true, change: { ...DAY, intervals: null } })
  })

  it.each([
    ['dates', { from: '2026-02-30', kind: 'off' }],
    ['dates', { from: '', kind: 'off' }],
    ['backwards', { from: '2026-12-24', to: '2026-12-23', kind: 'off' }],
    ['tooLong', { from: '2026-12-24', to: '2028-12-23', kind: 'off' }],
    ['times', { ...DAY, kind: 'hours', start: ['soon'], end: ['12'] }],
    ['times', { ...DAY, kind: 'hours' }],
    ['timesBackwards', { ...DAY, kind: 'hours', start: ['12'], end: ['10'] }],
    ['overlap', { ...DAY, kind: 'hours', start: ['9', '10'], end: ['11', '12'] }],
  ])('says “%s”', (problem, fields) => {
    expect(read(fields as Record<string, string>)).toEqual({ ok: false, problem })
  })

  it('replaces the hours of the dates, keeps the others, and restores the usual hours', () => {
    const off = applyOverride([], { from: '2026-12-24', to: '2026-12-26', intervals: [] })!
    const changed = applyOverride(off, { from: '2026-12-25', to: '2026-12-25', intervals: HOURS })!
    expect(groupOverrides(changed)).toEqual([
      { from: '2026-12-24', to: '2026-12-24', intervals: [] },
      { from: '2026-12-25', to: '2026-12-25', intervals: HOURS },
      { from: '2026-12-26', to: '2026-12-26', intervals: [] },
    ])
    expect(groupOverrides(off)).toHaveLength(1)
    expect(applyOverride(changed, { from: '2026-12-24', to: '2026-12-26', intervals: null })).toEqual([])
  })

  it('refuses more dates than the API accepts', () => {
    const years = [2030, 2031, 2032].reduce<ReturnType<typeof applyOverride>>(
      (all, year) => all && applyOverride(all, { from: `${year}-01-01`, to: `${year}-12-31`, intervals: [] }),
      [],
    )
    expect(years).toBeNull()
  })
})

describe('the calendar of dates', () => {
  const rules = {
    weekly: [{ weekday: 4, start: '09:00', end: '17:00' }],
    overrides: [{ date: '2026-12-10', intervals: HOURS }],
    timeOff: [{ id: '1', from: '2026-12-24', to: '2026-12-31', note: 'Skiing', notePublic: false }],
    holidays: [{ key: 'a', name: 'Feast', date: '2026-12-08', days: 1, off: true }],
  }

  it('shows the reason of a date by the same order as the offer', () => {
    expect(stateOfDay('2026-12-03', rules)).toMatchObject({ kind: 'usual', hours: [{ start: '09:00', end: '17:00' }] })
    expect(stateOfDay('2026-12-10', rules)).toMatchObject({ kind: 'hours', hours: HOURS })
    expect(stateOfDay('2026-12-08', rules)).toMatchObject({ kind: 'holiday', name: 'Feast', hours: [] })
    expect(stateOfDay('2026-12-24', rules)).toMatchObject({ kind: 'time_off', name: 'Skiing', hours: [] })
  })

  it('shows whole weeks from Monday, with dates of the month only', () => {
    const weeks = weeksOfMonth('2026-02')
    expect(weeks).toHaveLength(5)
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-02-01'])
    expect(weeks.flat().filter(Boolean)).toHaveLength(28)
  })
})

describe('the form of days off', () => {
  const draft = { from: '2026-12-24', to: '2027-01-03', note: 'Back on 4 January', notePublic: true }

  it('keeps time off in order and forgets what is over', () => {
    const past: TimeOff = { id: 'a', from: '2025-01-01', to: '2025-01-02', note: '', notePublic: false }
    const made = readTimeOff(draft, 'b')
    if (!made.ok) throw new Error(made.problem)
    expect(addTimeOff({ ...NO_DAYS_OFF, timeOff: [past] }, made.timeOff, '2026-11-01')?.timeOff).toEqual([made.timeOff])
  })

  it('refuses an invalid date, a backward range and a note that is too long', () => {
    expect(readTimeOff({ ...draft, from: 'soon' }, 'b')).toEqual({ ok: false, problem: 'dates' })
    expect(readTimeOff({ ...draft, to: '2026-12-01' }, 'b')).toEqual({ ok: false, problem: 'backwards' })
    expect(readTimeOff({ ...draft, note: 'x'.repeat(121) }, 'b')).toEqual({ ok: false, problem: 'note' })
  })

  it('stores only holidays that differ from the default, also those that the form did not list', () => {
    const listed: Holiday[] = [
      { key: 'a', name: 'A', date: '2026-12-25', days: 1, off: true },
      { key: 'b', name: 'B', date: '2027-01-02', days: 1, off: false },
      { key: 'c', name: 'C', date: '2027-01-06', days: 1, off: false },
    ]
    expect(switchHolidays(['c', 'z'], listed, ['b', 'c']).sort()).toEqual(['a', 'b', 'z'])
    expect(switchHolidays(['c'], listed, ['a'])).toEqual(['c'])
  })

  it('lists each holiday once, with its next date', () => {
    const years = ['2026', '2027'].flatMap((year) => [
      { key: 'new-year', name: 'N', date: `${year}-01-01`, days: 1, off: true },
      { key: 'feast', name: 'F', date: `${year}-12-25`, days: 1, off: true },
    ])
    expect(comingHolidays(years, '2026-11-24').map(({ date }) => date)).toEqual(['2026-12-25', '2027-01-01'])
  })
})
