import { expect, it } from 'vitest'
import { aHost } from '#tests/setup/test-app'
import { chooseReader, firstWeekday } from '~/i18n/language-tag'
import { HOUR_MS, plantBooking, startAdmin } from './start-admin'

it('opens on the week of the next booking, and shows each booking on the host’s own date', async () => {
  const { app, host, get } = await startAdmin({ timeZone: 'Pacific/Auckland' })
  const { db } = app.services
  const other = await aHost(app, { handle: 'other', connected: false })
  // Sunday evening in UTC is Monday in Auckland, so another week.
  const startsAt = Date.parse('2030-12-01T20:00:00Z')
  await plantBooking(db, host.id, { startsAt, attendee_name: 'Monday Example' })
  await plantBooking(db, host.id, { startsAt: startsAt + HOUR_MS, attendee_name: 'Asked Example', status: 'pending' })
  await plantBooking(db, host.id, { startsAt, attendee_name: 'Gone Example', status: 'cancelled' })
  await plantBooking(db, other.id, { startsAt, attendee_name: 'Foreign Example' })
  const html = await (await get('/admin/calendar')).text()
  expect(html).toMatch(/<title>Calendar: 2\W+8 December 2030 · Foyer<\/title>/)
  const days = daysIn(html)
  expect(days).toHaveLength(7)
  expect(days[0]).toMatch(/Monday 2 December 2030.*Monday Example.*Asked Example.*To approve/s)
  expect(days[1]).toMatch(/Tuesday 3 December 2030.*Nothing planned/s)
  expect(html).not.toMatch(/Gone Example|Foreign Example/)
  for (const date of ['2030-11-25', '2030-12-09']) expect(html).toContain(`href="/admin/calendar?date=${date}"`)
  expect(await (await get('/admin/calendar?date=2030-11-28')).text()).not.toContain('Monday Example')

  const month = await (await get('/admin/calendar?view=month&date=2030-12-04')).text()
  expect(month).toContain('Monday 2 December 2030, 2 bookings')
  expect(month).toContain('Thursday 5 December 2030, no bookings')
  expect(month).toContain('href="/admin/calendar?view=month&amp;date=2031-01-01"')
  const day = await (await get('/admin/calendar?view=day&date=2030-12-02')).text()
  expect(daysIn(day)).toHaveLength(1)
  expect(day).toContain('href="/admin/calendar?view=day&amp;date=2030-12-03"')
})

it('shows what else takes the host’s time, the hours of each day, days off and clock changes', async () => {
  const { app, host, get } = await startAdmin({ timeZone: 'Europe/Zurich' })
  const { db } = app.services
  const feed = { id: 'cal_one', host_id: host.id, url: 'https://calendar.example', url_hash: 'one', name: 'Private' }
  const stamps = { all_day_blocks: 1, stale_blocks: 1, next_check_at: 9e12, created_at: 1, updated_at: 1 } as const
  await db
    .insertInto('calendar_feeds')
    .values({ ...feed, ...stamps })
    .execute()
  const busy = (from: string, until: string) => ({
    ...({ host_id: host.id, feed_id: 'cal_one', connection_id: null, blocks: 1, label: null } as const),
    starts_at: Date.parse(from),
    ends_at: Date.parse(until),
  })
  await db
    .insertInto('busy_intervals')
    .values([
      busy('2027-03-23T11:00:00Z', '2027-03-23T12:00:00Z'),
      busy('2027-03-24T23:00:00Z', '2027-03-25T23:00:00Z'),
      // From the last hour of one date into the first of the next.
      busy('2027-03-22T22:00:00Z', '2027-03-22T23:30:00Z'),
    ])
    .execute()
  const overrides = [
    { date: '2027-03-24', intervals: [{ start: '10:00', end: '12:00' }] },
    { date: '2027-03-26', intervals: [] },
  ]
  await db
    .updateTable('schedules')
    .set({ overrides: JSON.stringify(overrides) })
    .where('host_id', '=', host.id)
    .execute()
  const days = daysIn(await (await get('/admin/calendar?date=2027-03-24')).text())
  expect(days[0]).toMatch(/Your hours: 09:00 – 17:00.*23:00 – 00:30<.*Busy: Private/s)
  expect(days[1]).toMatch(/23:00 – 00:30<.*Busy: Private.*12:00 – 13:00<.*Busy: Private/s)
  expect(days[2]).toMatch(/Your hours: 10:00 – 12:00.*Blocked.*Nothing planned/s)
  expect(days[3]).toMatch(/All day: .*Busy: Private/s)
  expect(days[4]).toContain('Day off')
  expect(days[6]).toContain('Clocks go forward at 02:00')
})

it.each([
  ['en', 'en-US,en;q=0.9', 7],
  ['en', 'en-GB', 1],
  ['en', 'de-CH,en-US', 1],
  ['de', 'de-AT', 1],
  ['en', null, 1],
  ['en', '*;q=x', 1],
] as const)('a reader in %s with %j has weeks that begin on weekday %i', (locale, acceptLanguage, weekday) => {
  expect(firstWeekday(chooseReader({ lang: null, acceptLanguage }, locale))).toBe(weekday)
})

/** The days of the grid without the links between them. React separates neighbouring texts by comments. */
function daysIn(html: string): string[] {
  return html
    .replaceAll('<!-- -->', '')
    .replaceAll(/<span class="calendar-until">/g, '')
    .split('<li class="calendar-day"')
    .slice(1)
}
