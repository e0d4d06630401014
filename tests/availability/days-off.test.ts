import { describe, expect, it } from 'vitest'
import { overridesInForce } from '~/availability/slots/days-off'
import { findHolidays, listCountries, listRegions, readHolidaySettings } from '~/availability/slots/holidays.server'

const DECEMBER = { from: Date.UTC(2026, 11, 1), until: Date.UTC(2027, 0, 1) }
const HOURS = [{ start: '10:00', end: '12:00' }]
const away = (from: string, to: string) => ({ id: from, from, to, note: '', notePublic: false })
const holiday = (date: string, extra = {}) => ({ key: date, name: 'Feast', date, days: 1, off: true, ...extra })
const none = { overrides: [], timeOff: [], holidays: [] }

describe('overridesInForce', () => {
  it('passes the host’s own overrides on unchanged', () => {
    const overrides = [{ date: '2026-12-03', intervals: HOURS }]
    expect(overridesInForce({ ...none, overrides }, DECEMBER)).toEqual(overrides)
  })

  it('makes every date of a time off a day off, both ends included', () => {
    expect(overridesInForce({ ...none, timeOff: [away('2026-12-24', '2026-12-26')] }, DECEMBER)).toEqual([
      { date: '2026-12-24', intervals: [] },
      { date: '2026-12-25', intervals: [] },
      { date: '2026-12-26', intervals: [] },
    ])
  })

  it('lets time off win over an override and over a holiday, and names a date once', () => {
    const days = {
      overrides: [{ date: '2026-12-24', intervals: HOURS }],
      timeOff: [away('2026-12-24', '2026-12-25')],
      holidays: [holiday('2026-12-25')],
    }
    expect(overridesInForce(days, DECEMBER)).toEqual([
      { date: '2026-12-24', intervals: [] },
      { date: '2026-12-25', intervals: [] },
    ])
  })

  it('lets an override win over a holiday: hours set on a holiday count', () => {
    const overrides = [{ date: '2026-12-25', intervals: HOURS }]
    expect(overridesInForce({ ...none, overrides, holidays: [holiday('2026-12-25')] }, DECEMBER)).toEqual(overrides)
  })

  it('leaves out holidays that are switched off, and covers all dates of a long one', () => {
    const holidays = [holiday('2026-12-08', { off: false }), holiday('2026-12-10', { days: 2 })]
    expect(overridesInForce({ ...none, holidays }, DECEMBER).map(({ date }) => date)).toEqual([
      '2026-12-10',
      '2026-12-11',
    ])
  })

  it('costs nothing for years of absence: it names only dates around the range', () => {
    const timeOff = [away('2020-01-01', '2040-12-31')]
    const day = { from: Date.UTC(2026, 11, 3), until: Date.UTC(2026, 11, 3) + 1 }
    expect(overridesInForce({ ...none, timeOff }, day).length).toBeLessThan(40)
  })
})

describe('findHolidays', () => {
  const zurich = { country: 'CH', region: 'ZH', switched: [] as string[] }
  const nameOf = (year: number, settings = zurich) => findHolidays(settings, { first: year, last: year })

  it('knows the holidays of a country and a region, with movable feasts', async () => {
    const days = await nameOf(2027)
    expect(days.find(({ name }) => name === 'Good Friday')).toMatchObject({ date: '2027-03-26', off: true })
    expect(days.find(({ date }) => date === '2027-08-01')).toMatchObject({ off: true })
    expect(days.find(({ date }) => date === '2027-01-02')).toMatchObject({ name: 'Berchtoldstag', off: false })
  })

  it('switches a holiday on or off for every year', async () => {
    const [newYear, berchtold] = ['01-01', '01-02']
    const days = await nameOf(2028, { ...zurich, switched: [newYear!, berchtold!] })
    expect(days.filter(({ date }) => date < '2028-01-03').map(({ off }) => off)).toEqual([false, true])
  })

  it('assigns feasts that begin at sunset to their dates', async () => {
    const days = await findHolidays({ country: 'TR', region: null, switched: [] }, { first: 2026, last: 2026 })
    expect(days.find(({ date }) => date === '2026-03-20')).toMatchObject({ days: 3 })
  })

  it('knows the days of a part of a region, and keeps a choice only if that part exists', async () => {
    const peace = (region: string) =>
      nameOf(2027, { country: 'DE', region, switched: [] }).then((days) =>
        days.find(({ date }) => date === '2027-08-08'),
      )
    expect(await peace('BY.A')).toMatchObject({ off: true })
    expect(await peace('BY')).toBeUndefined()
    expect(await readHolidaySettings('DE', 'BY.A')).toMatchObject({ region: 'BY.A' })
    expect(await readHolidaySettings('DE', 'BE.A')).toMatchObject({ region: null })
  })

  it('names countries and regions in the reader’s language', async () => {
    expect(await listCountries('de')).toContainEqual(['CH', 'Schweiz'])
    expect(await listRegions('CH', 'de')).toContainEqual(['ZH', 'Kanton Zürich'])
    expect(await listRegions('VA', 'en')).toEqual([])
    const german = (await listRegions('DE', 'de')).map(([, name]) => name)
    expect(german.slice(german.indexOf('Bayern'), german.indexOf('Bayern') + 2)).toEqual([
      'Bayern',
      'Bayern: Stadt Augsburg',
    ])
  })
})
