import { describe, expect, it } from 'vitest'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { readStretch } from '~/admin/calendar/typed-stretch'
import { blockTime } from '~/availability/schedules/block-time.server'
import { withoutTime } from '~/availability/schedules/without-time'

const NINE_TO_FIVE = [{ start: '09:00', end: '17:00' }]
const utc = (from: string, until: string) => ({ from: Date.parse(`${from}Z`), until: Date.parse(`${until}Z`) })

describe('hours without a stretch of time', () => {
  it.each([
    ['2026-12-03T12:00', '2026-12-03T13:00', '09:00-12:00 13:00-17:00'],
    ['2026-12-03T08:00', '2026-12-03T10:00', '10:00-17:00'],
    ['2026-12-03T16:15', '2026-12-03T18:00', '09:00-16:15'],
    ['2026-12-03T17:00', '2026-12-03T18:00', '09:00-17:00'],
    ['2026-12-02T23:00', '2026-12-04T01:00', ''],
    ['2026-12-02T23:00', '2026-12-03T10:00', '10:00-17:00'],
  ])('from %s to %s are %s', (from, until, left) => {
    const hours = withoutTime(NINE_TO_FIVE, '2026-12-03', utc(from, until), 'UTC')
    expect(hours.map(({ start, end }) => `${start}-${end}`).join(' ')).toBe(left)
  })

  it('lose the whole repeated hour, because the clock does not tell its two halves apart', () => {
    const night = [{ start: '00:00', end: '06:00' }]
    // From 02:45 to the second 02:15.
    const stretch = utc('2027-10-31T00:45', '2027-10-31T01:15')
    expect(withoutTime(night, '2027-10-31', stretch, 'Europe/Zurich')).toEqual([
      { start: '00:00', end: '02:14' },
      { start: '02:46', end: '06:00' },
    ])
  })

  it('are those until midnight', () => {
    const stretch = utc('2026-12-03T22:00', '2026-12-04T00:00')
    expect(withoutTime([{ start: '20:00', end: '24:00' }], '2026-12-03', stretch, 'UTC')).toEqual([
      { start: '20:00', end: '22:00' },
    ])
  })
})

describe('a typed stretch of time', () => {
  const read = (from: string, until: string, now = 0) =>
    readStretch({ date: '2027-03-28', from, until }, 'Europe/Zurich', now)

  it('is read as people type it, up to midnight', () => {
    expect(read('9', '10.30')).toEqual({ ok: true, range: utc('2027-03-28T07:00', '2027-03-28T08:30') })
    expect(read('23:00', '24:00')).toEqual({ ok: true, range: utc('2027-03-28T21:00', '2027-03-28T22:00') })
  })

  it.each([
    ['x', '10:00', 'times'],
    ['10:00', '', 'times'],
    ['24:00', '24:00', 'times'],
    ['10:00', '10:00', 'backwards'],
    // The hour that this night skips.
    ['02:10', '02:50', 'backwards'],
  ])('from %j to %j is refused: %s', (from, until, problem) => {
    expect(read(from, until)).toEqual({ ok: false, problem })
  })

  it('that is over is refused', () => {
    expect(read('09:00', '10:00', Date.parse('2027-03-28T08:00Z'))).toEqual({ ok: false, problem: 'past' })
  })
})

describe('blocking a time', () => {
  it('takes it out of every schedule, on that schedule’s own dates, and only where there are hours', async () => {
    const app = await startTestApp()
    const { db } = app.services
    const host = await aHost(app, { timeZone: 'Europe/Zurich', connected: false })
    const other = await aHost(app, { handle: 'other', connected: false })
    const own = await db.selectFrom('schedules').selectAll().where('host_id', '=', host.id).executeTakeFirstOrThrow()
    const weekly = JSON.stringify([{ weekday: 4, start: '00:00', end: '24:00' }])
    await db
      .insertInto('schedules')
      .values({ ...own, id: 'sch_far', name: 'Far', is_default: 0, time_zone: 'Pacific/Auckland', weekly })
      .execute()
    const overridesOf = async (id: string) => {
      const row = await db.selectFrom('schedules').select('overrides').where('id', '=', id).executeTakeFirstOrThrow()
      return JSON.parse(row.overrides)
    }
    const zurich = { id: host.id, timeZone: 'Europe/Zurich' }
    // Thursday 10:00 to 13:00 in Zurich is 22:00 to 01:00 in Auckland, where no hours are on Friday.
    const range = utc('2026-12-03T09:00', '2026-12-03T12:00')
    expect(await blockTime(app.services, zurich, range, 1)).toBe('blocked')
    expect(await overridesOf(own.id)).toEqual([
      {
        date: '2026-12-03',
        intervals: [
          { start: '09:00', end: '10:00' },
          { start: '13:00', end: '17:00' },
        ],
      },
    ])
    expect(await overridesOf('sch_far')).toEqual([
      { date: '2026-12-03', intervals: [{ start: '00:00', end: '22:00' }] },
    ])
    expect(await blockTime(app.services, zurich, range, 2)).toBe('nothing')
    const others = await db.selectFrom('schedules').select('overrides').where('host_id', '=', other.id).execute()
    expect(others.map(({ overrides }) => overrides)).toEqual(['[]'])
  })
})
