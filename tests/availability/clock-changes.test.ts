import { describe, expect, it } from 'vitest'
import { clockChanges, hoursOnChanges, zoneShifts } from '~/availability/clock-changes'

const year = (number: number) => ({ from: Date.UTC(number, 0, 5), until: Date.UTC(number, 11, 20) })
const days = (shifts: ReturnType<typeof zoneShifts>) =>
  shifts.map(({ from, until, byMinutes }) => [from, until, byMinutes])

describe('clock changes', () => {
  it('Zurich skips 02:00 to 03:00 in March and repeats it in October', () => {
    expect(clockChanges('Europe/Zurich', year(2026))).toMatchObject([
      { date: '2026-03-29', from: '02:00', to: '03:00', byMinutes: 60 },
      { date: '2026-10-25', from: '02:00', to: '03:00', byMinutes: -60 },
    ])
  })

  it('Lord Howe moves by half an hour, Kolkata never, Apia lost a whole date', () => {
    expect(clockChanges('Australia/Lord_Howe', year(2026))).toMatchObject([
      { date: '2026-04-05', from: '01:30', to: '02:00', byMinutes: -30 },
      { date: '2026-10-04', from: '02:00', to: '02:30', byMinutes: 30 },
    ])
    expect(clockChanges('Asia/Kolkata', year(2026))).toEqual([])
    const apia = clockChanges('Pacific/Apia', { from: Date.UTC(2011, 11, 20), until: Date.UTC(2012, 0, 5) })
    expect(apia).toMatchObject([{ date: '2011-12-30', from: '00:00', byMinutes: 1440 }])
  })
})

describe('a host’s hours on a clock change', () => {
  const at = (start: string, end: string, timeZone = 'Europe/Zurich', range = year(2026)) =>
    hoursOnChanges(timeZone, () => [{ start, end }], range)

  it('says “On 29 March 02:30 does not exist”', () => {
    expect(at('02:30', '06:00')[0]).toMatchObject({ kind: 'skipped', date: '2026-03-29', missing: '02:30' })
    expect(at('00:30', '02:15')[0]).toMatchObject({ kind: 'skipped', missing: '02:15' })
  })

  it('mentions an hour that comes twice, and nothing where the host has no hours', () => {
    expect(at('01:00', '04:00')[1]).toMatchObject({ kind: 'doubled', date: '2026-10-25', from: '02:00', to: '03:00' })
    expect(at('09:00', '17:00')).toEqual([])
  })

  it('names Apia’s hours on the date that was skipped', () => {
    const lost = { from: Date.UTC(2011, 11, 20), until: Date.UTC(2012, 0, 5) }
    expect(at('09:00', '17:00', 'Pacific/Apia', lost)).toMatchObject([{ kind: 'skipped', date: '2011-12-30' }])
  })
})

describe('what readers in other zones see', () => {
  it('says “From 8 to 29 March New York sees you one hour later”, and again in autumn', () => {
    expect(days(zoneShifts('Europe/Zurich', 'America/New_York', year(2026)))).toEqual([
      ['2026-03-08', '2026-03-29', 60],
      ['2026-10-25', '2026-11-01', 60],
    ])
  })

  it('says that Kolkata sees Zurich an hour earlier in summer', () => {
    expect(days(zoneShifts('Europe/Zurich', 'Asia/Kolkata', year(2026)))).toEqual([
      ['2026-03-29', null, -60],
      ['2026-10-25', null, 60],
    ])
  })

  it('says that Lord Howe sees Kolkata half an hour earlier in its winter', () => {
    expect(days(zoneShifts('Asia/Kolkata', 'Australia/Lord_Howe', year(2026)))).toEqual([
      ['2026-04-05', null, -30],
      ['2026-10-04', null, 30],
    ])
  })

  it('says nothing between zones that change together, nor in the host’s own', () => {
    expect(zoneShifts('Europe/Zurich', 'Europe/Berlin', year(2026))).toEqual([])
    expect(zoneShifts('Europe/Zurich', 'Europe/Zurich', year(2026))).toEqual([])
  })
})
