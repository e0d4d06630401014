import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { replaceAvailability } from '~/availability/schedules/replace-availability.server'
import { findOfferedSlots } from '~/availability/slots/find-slots.server'
import { findMonthOfSlots, type MonthOfSlots } from '~/booking/page/month-of-slots.server'
import { findShownMonth } from '~/booking/page/shown-month.server'
import { type EventTypeSettings, eventTypeFromRow } from '~/event-types/event-type'

const DAY_MS = 86_400_000
const WORKDAYS = [1, 2, 3, 4, 5]
const SUNDAY_IN_NOVEMBER = Date.parse('2026-11-29T09:00:00Z')

describe('the month that a booking page opens with', () => {
  it('is the next one, when that shows the same soonest days and more of them', async () => {
    const { open } = await aCalendar()
    const shown = await open({ now: SUNDAY_IN_NOVEMBER })
    expect(shown.month).toBe('2026-12')
    expect(shown.weeks[0]?.[0]).toMatchObject({ date: '2026-11-30', inMonth: false })
    expect(shown.weeks[0]?.[0]?.starts[0]).toBe(Date.parse('2026-11-30T08:00:00Z'))
    expect(shown.previousMonth).toBe('2026-11')
  })

  it('is the present one while that has a day which the next one does not show', async () => {
    const { open } = await aCalendar()
    expect((await open({ now: Date.parse('2026-11-27T09:00:00Z') })).month).toBe('2026-11')
    // Nothing is left of Friday.
    expect((await open({ now: Date.parse('2026-11-27T20:00:00Z') })).month).toBe('2026-12')
  })

  it('is the present one when the next one shows no more', async () => {
    const { open } = await aCalendar()
    const few = { bookingWindow: { kind: 'range' as const, from: '2026-11-01', to: '2026-12-01' } }
    expect((await open({ now: SUNDAY_IN_NOVEMBER, settings: few })).month).toBe('2026-11')
  })

  it('is the first with free days of its own, not one that only shows those of its neighbour', async () => {
    const { open } = await aCalendar()
    const few = { bookingWindow: { kind: 'range' as const, from: '2026-12-02', to: '2026-12-03' } }
    expect((await open({ now: SUNDAY_IN_NOVEMBER, settings: few })).month).toBe('2026-12')
    const far = { bookingWindow: { kind: 'range' as const, from: '2027-03-10', to: '2027-03-12' } }
    expect((await open({ now: SUNDAY_IN_NOVEMBER, settings: far })).month).toBe('2027-03')
  })

  it('is by the visitor’s clock', async () => {
    const { open } = await aCalendar()
    // It is December in Apia, where Zurich's Monday hours are on Monday evening, and November in Los Angeles.
    const now = Date.parse('2026-11-30T16:30:00Z')
    const inApia = await open({ now, timeZone: 'Pacific/Apia' })
    expect([inApia.today, inApia.month, inApia.previousMonth]).toEqual(['2026-12-01', '2026-12', null])
    const inAngeles = await open({ now, timeZone: 'America/Los_Angeles' })
    expect([inAngeles.today, inAngeles.month, inAngeles.previousMonth]).toEqual(['2026-11-30', '2026-12', '2026-11'])
  })

  it('is the one of the date that was asked for, if it does not show that date itself', async () => {
    const { open } = await aCalendar()
    const at = (date: string) => open({ now: SUNDAY_IN_NOVEMBER, asked: { month: null, date } })
    expect((await at('2026-11-30')).month).toBe('2026-12')
    expect((await at('2027-01-20')).month).toBe('2027-01')
    expect((await at('2026-11-02')).month).toBe('2026-11')
  })

  it('follows the rule for any hours, window, zone and moment', async () => {
    const { offered, open, setHours } = await aCalendar()
    const kinds = new Set<string>()
    await fc.assert(
      fc.asyncProperty(situation, async ({ weekdays, window, ...at }) => {
        await setHours(weekdays)
        const settings = { bookingWindow: windowFrom(window, at.now) }
        const shown = await open({ ...at, settings })
        const starts = await offered({ ...at, settings, days: 430 })
        const dates = [...new Set(starts.map((start) => dateOf(start, at.timeZone)))]
        const expected = openingMonth(dates, dateOf(at.now, at.timeZone))
        expect(shown.month).toBe(expected.month)
        expectWholeWeeks(shown)
        expectStartsOf(shown, starts, at)
        kinds.add(expected.kind)
      }),
      { numRuns: 60, examples: SITUATIONS },
    )
    expect([...kinds].sort()).toEqual(['first', 'next', 'none'])
  })
})

describe('the view of a month', () => {
  it('has four to six weeks, from Monday to Sunday, and neighbours’ days that can be booked', async () => {
    const { open } = await aCalendar()
    const weeksOf = async (month: string, now = SUNDAY_IN_NOVEMBER) => {
      const { weeks } = await open({ now, asked: { month, date: null } })
      const [first, last] = [weeks[0]?.[0], weeks.at(-1)?.[6]]
      return [weeks.length, first?.date, first?.starts.length, last?.date, weeks.at(-1)?.[4]?.starts.length]
    }
    expect(await weeksOf('2026-12')).toEqual([5, '2026-11-30', 16, '2027-01-03', 16])
    // It begins on a Monday and has 28 days.
    expect(await weeksOf('2027-02', Date.parse('2027-01-20T12:00:00Z'))).toEqual([
      4,
      '2027-02-01',
      16,
      '2027-02-28',
      16,
    ])
    expect(await weeksOf('2027-05', Date.parse('2027-04-10T12:00:00Z'))).toEqual([
      6,
      '2027-04-26',
      16,
      '2027-06-06',
      16,
    ])
    // Past days have no times, whatever month they are in.
    expect(await weeksOf('2026-11')).toEqual([6, '2026-10-26', 0, '2026-12-06', 16])
  })

  it('keeps to the clock over the change to summer time, in the last days of a month', async () => {
    const { open } = await aCalendar()
    const now = Date.parse('2027-03-27T12:00:00Z')
    const { weeks } = await open({ now, asked: { month: '2027-04', date: null } })
    expect(weeks[0]?.[0]).toMatchObject({ date: '2027-03-29', inMonth: false })
    expect(weeks[0]?.[0]?.starts[0]).toBe(Date.parse('2027-03-29T07:00:00Z'))
    expect(weeks[0]?.[6]?.date).toBe('2027-04-04')
  })

  it('goes back to the present month and on to the last one that can be booked', async () => {
    const { open } = await aCalendar()
    const at = (month: string) =>
      open({
        now: SUNDAY_IN_NOVEMBER,
        settings: { bookingWindow: { kind: 'range', from: '2026-11-01', to: '2027-01-02' } },
        asked: { month, date: null },
      })
    expect(await at('2026-10')).toMatchObject({ month: '2026-11', previousMonth: null, nextMonth: '2026-12' })
    expect(await at('2026-12')).toMatchObject({ previousMonth: '2026-11', nextMonth: '2027-01' })
    expect(await at('2027-01')).toMatchObject({ previousMonth: '2026-12', nextMonth: null })
  })
})

describe('the day that is shown', () => {
  it('is the soonest where the page chose the month, and the month’s own where the visitor did', async () => {
    const { show } = await aCalendar()
    const selected = async (query: string) => (await show(query)).selected?.date
    expect(await selected('')).toBe('2026-11-30')
    expect(await selected('month=2027-01')).toBe('2027-01-01')
    expect(await selected('month=2026-12&date=2026-11-30')).toBe('2026-11-30')
    expect(await selected('month=2026-12&date=2027-01-01')).toBe('2027-01-01')
    expect(await selected('date=2027-01-20')).toBe('2027-01-20')
  })

  it('is none in a month whose own days are full, although its neighbours’ are not', async () => {
    const { show, setHours } = await aCalendar()
    await setHours(WORKDAYS, [{ date: '2026-11-30', intervals: [] }])
    const { selected, why, weeks } = await show('month=2026-11')
    expect(selected).toBeNull()
    expect(why.nextFree).toBe('2026-12-01')
    expect(weeks.at(-1)?.[1]).toEqual({ date: '2026-12-01', inMonth: false, free: 16 })
  })

  it('is the booked one while a booking is moved, in its month', async () => {
    const { show } = await aCalendar()
    expect(await show('', '2027-01-13')).toMatchObject({ month: '2027-01', selected: { date: '2027-01-13' } })
    // Without free times there, the month's first.
    expect(await show('', '2027-01-16')).toMatchObject({ month: '2027-01', selected: { date: '2027-01-01' } })
    expect(await show('month=2026-12', '2027-01-13')).toMatchObject({
      month: '2026-12',
      selected: { date: '2026-12-01' },
    })
  })
})

interface Situation {
  now: number
  timeZone: string
  weekdays: number[]
  /** Days from now until the window opens, and its length. */
  window: { opens: number; days: number }
}

const situation: fc.Arbitrary<Situation> = fc.record({
  now: fc
    .date({ min: new Date('2026-09-01T00:00:00Z'), max: new Date('2028-04-01T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.getTime()),
  timeZone: fc.constantFrom(
    'Europe/Zurich',
    'America/New_York',
    'Asia/Kolkata',
    'Pacific/Apia',
    'Pacific/Auckland',
    'UTC',
  ),
  weekdays: fc.oneof(
    fc.constant(WORKDAYS),
    fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }).map((days) => days.sort()),
  ),
  window: fc.record({ opens: fc.integer({ min: 0, max: 80 }), days: fc.constantFrom(0, 1, 3, 9, 40, 120) }),
})

const WEEKDAYS_IN_ZURICH = { timeZone: 'Europe/Zurich', weekdays: WORKDAYS }
/** One for each kind of month: chance alone would now and then find none of a kind. */
const SITUATIONS: [Situation][] = [
  [{ ...WEEKDAYS_IN_ZURICH, now: SUNDAY_IN_NOVEMBER, window: { opens: 0, days: 120 } }],
  [{ ...WEEKDAYS_IN_ZURICH, now: Date.parse('2026-11-04T09:00:00Z'), window: { opens: 0, days: 120 } }],
  [{ ...WEEKDAYS_IN_ZURICH, weekdays: [], now: SUNDAY_IN_NOVEMBER, window: { opens: 0, days: 120 } }],
]

function windowFrom({ opens, days }: { opens: number; days: number }, now: number): EventTypeSettings['bookingWindow'] {
  const date = (ahead: number) => new Date(now + ahead * DAY_MS).toISOString().slice(0, 10)
  return { kind: 'range', from: date(opens), to: date(opens + days) }
}

/** The contract's rule, by the dates of all free times. */
function openingMonth(free: string[], today: string): { month: string; kind: string } {
  const soonest = free[0]
  if (soonest === undefined) return { month: today.slice(0, 7), kind: 'none' }
  const first = Temporal.PlainYearMonth.from(soonest.slice(0, 7))
  const next = first.add({ months: 1 })
  const daysOfFirst = free.filter((date) => isShown(date, first))
  const daysOfNext = free.filter((date) => isShown(date, next))
  const isBetter = daysOfNext.includes(soonest) && daysOfNext.length > daysOfFirst.length
  return { month: (isBetter ? next : first).toString(), kind: isBetter ? 'next' : 'first' }
}

/** Whether one of the days of the date's week belongs to the month. */
function isShown(date: string, month: Temporal.PlainYearMonth): boolean {
  const day = Temporal.PlainDate.from(date)
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  return [monday, monday.add({ days: 6 })].some((end) => end.toPlainYearMonth().equals(month))
}

function expectWholeWeeks({ month, weeks }: MonthOfSlots): void {
  const dates = weeks.flat().map(({ date }) => Temporal.PlainDate.from(date))
  expect(weeks.every((week) => week.length === 7)).toBe(true)
  expect([dates[0]?.dayOfWeek, dates.at(-1)?.dayOfWeek]).toEqual([1, 7])
  for (const [index, date] of dates.entries()) expect(date.equals(dates[0]!.add({ days: index }))).toBe(true)
  const own = weeks.flat().filter(({ inMonth }) => inMonth)
  expect(own.length).toBe(Temporal.PlainYearMonth.from(month).daysInMonth)
  for (const week of weeks) expect(week.some(({ inMonth }) => inMonth)).toBe(true)
}

function expectStartsOf({ weeks, today }: MonthOfSlots, starts: number[], at: { timeZone: string }): void {
  const of = Map.groupBy(starts, (start) => dateOf(start, at.timeZone))
  for (const day of weeks.flat()) {
    expect([day.date, day.starts]).toEqual([day.date, of.get(day.date) ?? []])
    if (day.date < today) expect(day.starts).toEqual([])
  }
}

function dateOf(instant: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

interface Asked {
  now: number
  timeZone?: string
  settings?: Partial<EventTypeSettings>
  asked?: { month: string | null; date: string | null }
  firstWeekday?: number
}

/** A host in Zurich with the usual hours, whose calendar is looked at from any moment and zone. */
async function aCalendar() {
  const app = await startTestApp()
  const { services } = app
  const { id } = await aHost(app, { connected: false })
  const [row] = await findEventTypesOfHost(services.db, id)
  const request = (now: number, settings: Partial<EventTypeSettings> = {}) => ({
    host: { id, timeZone: 'Europe/Zurich' },
    eventType: { ...eventTypeFromRow(row!), ...settings },
    durationMinutes: 30,
    now,
  })
  return {
    open: ({ now, timeZone = 'Europe/Zurich', firstWeekday, settings, asked = { month: null, date: null } }: Asked) =>
      findMonthOfSlots(services.db, request(now, settings), asked, { timeZone, firstWeekday }),
    offered: ({ now, settings, days }: Asked & { days: number }) =>
      findOfferedSlots(services.db, { ...request(now, settings), from: now, until: now + days * DAY_MS }),
    show: (query: string, bookedDate?: string) =>
      findShownMonth(services.db, request(SUNDAY_IN_NOVEMBER), new URLSearchParams(query), {
        timeZone: 'Europe/Zurich',
        ...(bookedDate === undefined ? {} : { bookedDate }),
      }),
    setHours: (weekdays: number[], overrides: { date: string; intervals: [] }[] = []) =>
      replaceAvailability(
        services,
        id,
        {
          timeZone: 'Europe/Zurich',
          weekly: weekdays.map((weekday) => ({ weekday: weekday as 1, start: '09:00', end: '17:00' })),
          overrides,
        },
        Date.now(),
      ),
  }
}
