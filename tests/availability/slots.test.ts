import { describe, expect, it } from 'vitest'
import { findSlots, type SlotQuery } from '~/availability/slots'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

const at = (instant: string) => Date.parse(instant)
const iso = (instants: number[]) => instants.map((instant) => new Date(instant).toISOString().slice(0, 16) + 'Z')
const daily = (start: string, end: string) => EVERY_DAY.map((weekday) => ({ weekday, start, end }))

function ask(query: Partial<SlotQuery>): string[] {
  return iso(
    findSlots({
      timeZone: 'UTC',
      weekly: daily('09:00', '11:00'),
      overrides: [],
      durationMinutes: 60,
      stepMinutes: 60,
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 0,
      minimumNoticeMinutes: 0,
      dailyLimit: null,
      busy: [],
      now: at('2000-01-01T00:00Z'),
      from: at('2026-12-03T00:00Z'),
      until: at('2026-12-04T00:00Z'),
      ...query,
    }),
  )
}

describe('findSlots', () => {
  it('offers what fits wholly into the hours, on a grid from their start', () => {
    expect(ask({ stepMinutes: 45 })).toEqual(['2026-12-03T09:00Z', '2026-12-03T09:45Z'])
  })

  it("counts weekdays in the host's zone: a Monday in Auckland begins on a UTC Sunday", () => {
    const weekly = [{ weekday: 1, start: '09:00', end: '10:00' }]
    const week = { from: at('2026-12-06T00:00Z'), until: at('2026-12-09T00:00Z') }
    expect(ask({ timeZone: 'Pacific/Auckland', weekly, ...week })).toEqual(['2026-12-06T20:00Z'])
  })

  it('merges hours that touch or overlap, so that a slot may cross the border', () => {
    const weekly = [...daily('09:00', '10:30'), ...daily('10:30', '12:00'), ...daily('10:00', '11:00')]
    expect(ask({ weekly })).toEqual(['2026-12-03T09:00Z', '2026-12-03T10:00Z', '2026-12-03T11:00Z'])
  })

  it('merges across midnight, and keeps the grid of the evening', () => {
    const weekly = [
      { weekday: 4, start: '22:30', end: '24:00' },
      { weekday: 5, start: '00:00', end: '01:30' },
    ]
    const night = { from: at('2026-12-03T12:00Z'), until: at('2026-12-04T12:00Z') }
    expect(ask({ weekly, ...night })).toEqual(['2026-12-03T22:30Z', '2026-12-03T23:30Z', '2026-12-04T00:30Z'])
  })

  it('anchors an interval of more than 24 hours at each of the host’s midnights', () => {
    const weekly = daily('00:00', '24:00')
    const noon = { from: at('2026-12-03T20:00Z'), until: at('2026-12-04T10:00Z') }
    expect(ask({ weekly, stepMinutes: 7 * 60, ...noon })).toEqual([
      '2026-12-03T21:00Z',
      '2026-12-04T00:00Z',
      '2026-12-04T07:00Z',
    ])
  })

  it('anchors an interval of exactly 24 hours at its own start', () => {
    const overrides = [
      { date: '2026-12-02', intervals: [{ start: '13:00', end: '24:00' }] },
      { date: '2026-12-03', intervals: [{ start: '00:00', end: '13:00' }] },
    ]
    expect(ask({ weekly: [], overrides, stepMinutes: 7 * 60 })).toEqual(['2026-12-03T03:00Z', '2026-12-03T10:00Z'])
  })

  it('lets a date override replace the weekly hours, not add to them', () => {
    const overrides = [{ date: '2026-12-03', intervals: [{ start: '14:00', end: '15:00' }] }]
    expect(ask({ overrides })).toEqual(['2026-12-03T14:00Z'])
  })

  it('takes an override without hours as a day off', () => {
    expect(ask({ overrides: [{ date: '2026-12-03', intervals: [] }] })).toEqual([])
  })

  it('offers nothing inside the minimum notice, but its very edge', () => {
    expect(ask({ now: at('2026-12-03T08:00Z'), minimumNoticeMinutes: 120 })).toEqual(['2026-12-03T10:00Z'])
    expect(ask({ now: at('2026-12-03T08:01Z'), minimumNoticeMinutes: 120 })).toEqual([])
  })

  it('takes [from, until) for slot starts', () => {
    expect(ask({ from: at('2026-12-03T09:00Z'), until: at('2026-12-03T10:00Z') })).toEqual(['2026-12-03T09:00Z'])
    expect(ask({ from: at('2026-12-03T10:00Z'), until: at('2026-12-03T10:00Z') })).toEqual([])
  })

  it('lets meetings touch: busy time is half open', () => {
    expect(ask({ busy: [{ start: at('2026-12-03T10:00Z'), end: at('2026-12-03T11:00Z') }] })).toEqual([
      '2026-12-03T09:00Z',
    ])
  })

  it('keeps the buffers free on both sides, even outside the hours and across midnight', () => {
    const weekly = [{ weekday: 4, start: '00:00', end: '02:00' }]
    const busy = [{ start: at('2026-12-02T23:00Z'), end: at('2026-12-02T23:50Z') }]
    expect(ask({ weekly, busy, bufferBeforeMinutes: 15 })).toEqual(['2026-12-03T01:00Z'])
    expect(ask({ weekly, busy, bufferBeforeMinutes: 10 })).toEqual(['2026-12-03T00:00Z', '2026-12-03T01:00Z'])
    const afterwards = [{ start: at('2026-12-03T02:20Z'), end: at('2026-12-03T03:00Z') }]
    expect(ask({ weekly, busy: afterwards, bufferAfterMinutes: 30 })).toEqual(['2026-12-03T00:00Z'])
  })

  it('is not blocked by a busy interval of no length', () => {
    const moment = at('2026-12-03T09:30Z')
    expect(ask({ busy: [{ start: moment, end: moment }] })).toHaveLength(2)
  })

  it('closes a host date on which the daily limit is reached, and only that date', () => {
    const busy = [{ start: at('2026-12-03T15:00Z'), end: at('2026-12-03T16:00Z'), counts: true }]
    const twoDays = { from: at('2026-12-03T00:00Z'), until: at('2026-12-05T00:00Z') }
    expect(ask({ busy, dailyLimit: 1, ...twoDays })).toEqual(['2026-12-04T09:00Z', '2026-12-04T10:00Z'])
    expect(ask({ busy: [{ ...busy[0]!, counts: false }], dailyLimit: 1, ...twoDays })).toHaveLength(4)
  })

  it("counts the daily limit by the host's date, not by UTC", () => {
    const busy = [{ start: at('2026-12-02T13:00Z'), end: at('2026-12-02T14:00Z'), counts: true }]
    const day = { from: at('2026-12-02T11:00Z'), until: at('2026-12-03T11:00Z') }
    expect(ask({ timeZone: 'Pacific/Auckland', busy, dailyLimit: 1, ...day })).toEqual([])
  })

  it('refuses an unknown zone instead of treating it as UTC', () => {
    expect(() => ask({ timeZone: 'Mars/Olympus' })).toThrow(RangeError)
  })

  it('says the same however far away the requested range begins', () => {
    const weekly = daily('00:00', '24:00')
    const one = { weekly, stepMinutes: 50, durationMinutes: 30, timeZone: 'Europe/Zurich' }
    const whole = ask({ ...one, from: at('2026-10-20T00:00Z'), until: at('2026-10-30T00:00Z') })
    const pieces = Array.from({ length: 240 }, (_, hour) => {
      const from = at('2026-10-20T00:00Z') + hour * HOUR_MS
      return ask({ ...one, from, until: from + HOUR_MS })
    })
    expect(pieces.flat()).toEqual(whole)
  })
})

describe('findSlots where clocks change', () => {
  const night = (timeZone: string, date: string, start: string, end: string, extra: Partial<SlotQuery> = {}) =>
    ask({
      timeZone,
      weekly: [],
      overrides: [{ date, intervals: [{ start, end }] }],
      durationMinutes: 30,
      stepMinutes: 30,
      from: at(`${date}T00:00Z`) - 24 * HOUR_MS,
      until: at(`${date}T00:00Z`) + 48 * HOUR_MS,
      ...extra,
    })

  it('Zurich, spring: hours that begin in the lost hour begin at its end', () => {
    expect(night('Europe/Zurich', '2026-03-29', '02:30', '04:00')).toEqual(['2026-03-29T01:00Z', '2026-03-29T01:30Z'])
  })

  it('Zurich, spring: hours that end in the lost hour end at its beginning', () => {
    expect(night('Europe/Zurich', '2026-03-29', '01:30', '02:30')).toEqual(['2026-03-29T00:30Z'])
  })

  it('Zurich, spring: hours inside the lost hour vanish', () => {
    expect(night('Europe/Zurich', '2026-03-29', '02:00', '03:00')).toEqual([])
    expect(night('Europe/Zurich', '2026-03-29', '02:15', '02:45')).toEqual([])
  })

  it('Zurich, autumn: makes 02:00 to 04:00 three hours long on the night the clocks go back', () => {
    expect(night('Europe/Zurich', '2026-10-25', '02:00', '04:00')).toHaveLength(6)
    expect(night('Europe/Zurich', '2026-10-25', '02:00', '04:00')[0]).toBe('2026-10-25T00:00Z')
  })

  it('Zurich, autumn: hours inside the doubled hour run from its first to its last occurrence', () => {
    expect(night('Europe/Zurich', '2026-10-25', '02:15', '02:45', { stepMinutes: 30 })).toEqual([
      '2026-10-25T00:15Z',
      '2026-10-25T00:45Z',
      '2026-10-25T01:15Z',
    ])
  })

  it('New York and Zurich are five hours apart in the weeks between their changes', () => {
    expect(night('America/New_York', '2026-03-10', '09:00', '09:30')).toEqual(['2026-03-10T13:00Z'])
    expect(night('Europe/Zurich', '2026-03-10', '09:00', '09:30')).toEqual(['2026-03-10T08:00Z'])
  })

  it('Kolkata lies half an hour off', () => {
    expect(night('Asia/Kolkata', '2026-12-03', '09:00', '09:30')).toEqual(['2026-12-03T03:30Z'])
  })

  it('Lord Howe changes by 30 minutes', () => {
    expect(night('Australia/Lord_Howe', '2026-10-04', '01:30', '03:00')).toEqual([
      '2026-10-03T15:00Z',
      '2026-10-03T15:30Z',
    ])
    expect(night('Australia/Lord_Howe', '2026-04-05', '01:00', '02:30')).toHaveLength(4)
  })

  it('Apia had no 30 December 2011', () => {
    expect(night('Pacific/Apia', '2011-12-30', '09:00', '17:00')).toEqual([])
    expect(night('Pacific/Apia', '2011-12-31', '09:00', '09:30')).toEqual(['2011-12-30T19:00Z'])
  })

  it('Apia: evenings merge over the missing date', () => {
    const overrides = [
      { date: '2011-12-29', intervals: [{ start: '23:00', end: '24:00' }] },
      { date: '2011-12-31', intervals: [{ start: '00:00', end: '01:00' }] },
    ]
    expect(night('Pacific/Apia', '2011-12-30', '00:00', '00:30', { overrides, durationMinutes: 120 })).toEqual([
      '2011-12-30T09:00Z',
    ])
  })

  it('Santiago loses the first hour of a day: it begins at 01:00', () => {
    expect(night('America/Santiago', '2026-09-06', '00:00', '02:00')).toEqual([
      '2026-09-06T04:00Z',
      '2026-09-06T04:30Z',
    ])
  })

  it('Beirut doubles the last hour of a day', () => {
    expect(night('Asia/Beirut', '2026-10-24', '23:00', '24:00')).toHaveLength(4)
  })

  it('Troll changes by two hours', () => {
    expect(night('Antarctica/Troll', '2026-03-29', '00:30', '03:30')).toEqual([
      '2026-03-29T00:30Z',
      '2026-03-29T01:00Z',
    ])
  })

  it('starts the grid again at each midnight after a change, when open all day', () => {
    const weekly = daily('00:00', '24:00')
    const span = { from: at('2026-03-28T23:00Z'), until: at('2026-03-30T02:00Z') }
    expect(ask({ timeZone: 'Europe/Zurich', weekly, stepMinutes: 12 * 60, ...span })).toEqual([
      '2026-03-28T23:00Z',
      '2026-03-29T11:00Z',
      '2026-03-29T22:00Z',
    ])
  })
})
