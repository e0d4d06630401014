import { describe, expect, inject, it } from 'vitest'
import { foldText } from '#db/fold-text'
import { type BookingsFilterValues, type BookingsPage, findBookingsPage, positionOf } from '#db/queries/admin-bookings'
import { findEventTypesOfHost } from '#db/queries/event-types'
import { planOf } from '#tests/setup/plan-of'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { attendeesIn, DAY_MS, HOUR_MS, plantBooking, startAdmin } from './start-admin'

const NAMES = ['Zoë Müller', 'ada Example', 'Özil Demir', 'Bob "B" Example', 'Émile Zola', 'Ada Example', '=cmd|calc']
const EVERYTHING: BookingsFilterValues = { view: 'all', search: '', eventTypeId: null, from: null, until: null }

describe('the pages of the list', () => {
  it('reaches every booking once in every order, forwards and backwards (B11)', async () => {
    const { db, hostId, now } = await aHostWithBookings()
    for (const order of ['meeting', 'when', 'attendee', 'organizer', 'status'] as const)
      for (const direction of ['ascending', 'descending'] as const) {
        const whole = await findBookingsPage(db, hostId, EVERYTHING, { order, direction, place: null, limit: 100 }, now)
        const page = (place: BookingsPage['place']) =>
          findBookingsPage(db, hostId, EVERYTHING, { order, direction, place, limit: 4 }, now)
        const walked = [...(await page(null))]
        for (let more = walked; more.length > 0; ) {
          more = await page({ is: 'after', at: positionOf(walked.at(-1)!, order) })
          walked.push(...more)
        }
        expect(walked.map(({ id }) => id)).toEqual(whole.map(({ id }) => id))
        const back = await page({ is: 'before', at: positionOf(whole[6]!, order) })
        expect(back.map(({ id }) => id)).toEqual(whole.slice(2, 6).map(({ id }) => id))
      }
  })

  it('sorts names as people do, and finds them in any case and without accents', async () => {
    const { db, hostId, now } = await aHostWithBookings()
    const page = { order: 'attendee', direction: 'ascending', place: null, limit: 100 } as const
    const names = async (search: string) => {
      const rows = await findBookingsPage(db, hostId, { ...EVERYTHING, search }, page, now)
      return [...new Set(rows.map((row) => foldText(row.attendee_name)))]
    }
    expect(await names('')).toEqual([
      '=cmd|calc',
      'ada example',
      'bob "b" example',
      'emile zola',
      'ozil demir',
      'zoe muller',
    ])
    expect(await names('MULLER')).toEqual(['zoe muller'])
    expect(await names('émile z')).toEqual(['emile zola'])
    expect(await names('mailbox3@')).toEqual(['bob "b" example'])
    for (const nothing of ['%', '_', '~', "'", '\\', '100%_~']) expect(await names(nothing)).toEqual([])
  })
})

describe('the list of bookings', () => {
  it('shows the views, and filters by attendee, event type and the host’s dates', async () => {
    const { app, host, get } = await startAdmin({ timeZone: 'Pacific/Auckland' })
    const { db } = app.services
    const noon = Date.parse('2031-03-10T00:00:00Z')
    // 11 March 2031, 01:00 in Auckland is still the 10th in UTC.
    await plantBooking(db, host.id, { startsAt: noon + 12 * HOUR_MS, attendee_name: 'Eleventh' })
    await plantBooking(db, host.id, { startsAt: noon + 10 * HOUR_MS, attendee_name: 'Tenth', status: 'pending' })
    await plantBooking(db, host.id, { startsAt: noon, attendee_name: 'Gone', status: 'cancelled' })
    await plantBooking(db, host.id, { startsAt: Date.now() - DAY_MS, attendee_name: 'Yesterday' })
    const shown = async (query: string) => attendeesIn(await (await get(`/admin/bookings?${query}`)).text())
    expect(await shown('')).toEqual(['Tenth', 'Eleventh'])
    expect(await shown('sort=-when')).toEqual(['Eleventh', 'Tenth'])
    expect(await shown('status=pending')).toEqual(['Tenth'])
    expect(await shown('status=past')).toEqual(['Yesterday'])
    expect(await shown('status=cancelled')).toEqual(['Gone'])
    expect(await shown('status=all&q=TENTH')).toEqual(['Tenth'])
    expect(await shown('from=2031-03-11&to=2031-03-11')).toEqual(['Eleventh'])
    expect(await shown('to=2031-03-10')).toEqual(['Tenth'])
    expect(await shown('type=evt_of_nobody')).toEqual([])
    for (const odd of [
      'status=x',
      'from=2031-02-30',
      'sort=-x',
      'after=x',
      'after=W10',
      'before=&after=',
      'to=9999-99-99',
    ])
      expect(await shown(odd)).toEqual(['Tenth', 'Eleventh'])
  })

  it('never shows another host’s booking, whatever the address asks for (S1)', async () => {
    const { app, get } = await startAdmin()
    const other = await aHost(app, { handle: 'other', connected: false })
    const theirs = await plantBooking(app.services.db, other.id, { startsAt: Date.now() + DAY_MS })
    const [type] = await findEventTypesOfHost(app.services.db, other.id)
    for (const query of ['', 'status=all', `status=all&type=${type?.id}`, 'status=all&q=ada'])
      expect(attendeesIn(await (await get(`/admin/bookings?${query}`)).text())).toEqual([])
    const foreign = await get(`/admin/bookings/${theirs}`)
    const missing = await get('/admin/bookings/bkg_nothing')
    expect([foreign.status, missing.status]).toEqual([404, 404])
    expect(
      (await get('/admin/bookings/export.csv?status=all').then((answer) => answer.text())).split('\r\n'),
    ).toHaveLength(2)
  })

  it('exports the filtered rows as CSV, without formulas, with times in the host’s zone and UTC (S19)', async () => {
    const { app, host, get } = await startAdmin()
    const { db } = app.services
    const startsAt = Date.parse('2031-07-01T12:00:00Z')
    const evil = ['=1+1', '+41 1', '-1', '@SUM(A1)', '\t=1', ' =1']
    for (const [index, name] of evil.entries())
      await plantBooking(db, host.id, { startsAt: startsAt + index * HOUR_MS, attendee_name: name, notes: 'a "b"\nc' })
    await plantBooking(db, host.id, { startsAt: startsAt + DAY_MS, attendee_name: 'Not this one', status: 'cancelled' })
    const answer = await get('/admin/bookings/export.csv?status=upcoming')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const bytes = new Uint8Array(await answer.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const text = new TextDecoder().decode(bytes)
    expect(text).not.toContain('Not this one')
    for (const name of evil) expect(text).toContain(`"'${name}"`)
    expect(text).toContain('"Intro call","2031-07-01 14:00","2031-07-01 14:30","Europe/Zurich","2031-07-01T12:00:00Z"')
    expect(text).toContain('"a ""b""\nc"')
    expect(text).not.toContain('/booking/')
  })

  it('exports more than one batch, each booking once, in the order of the list', async () => {
    const { app, host, get } = await startAdmin({ connected: false })
    const from = Date.parse('2024-01-01T00:00:00Z')
    await app.services.db.transaction().execute(async (tx) => {
      for (let n = 0; n < 1_203; n++)
        await plantBooking(tx, host.id, { startsAt: from + n * HOUR_MS, attendee_email: `n${n}@example.com` })
    })
    const text = await (await get('/admin/bookings/export.csv?status=past&sort=when')).text()
    const numbers = [...text.matchAll(/"n(\d+)@example.com"/g)].map(([, n]) => Number(n))
    expect(numbers).toEqual(Array.from({ length: 1_203 }, (_, n) => n))
    const page = await (await get('/admin/bookings?status=past')).text()
    expect(page).toContain('More than 1,000 bookings')
    expect(attendeesIn(page)).toHaveLength(25)
  })
})

// SQLite says which index it would use; PostgreSQL scans so small a table.
describe.skipIf(inject('postgresServerUrl'))('however many bookings there are', () => {
  it('finds a page by an index that holds every filtered column (P4)', async () => {
    const { db, hostId, now } = await aHostWithBookings()
    const filters: BookingsFilterValues[] = [
      EVERYTHING,
      { ...EVERYTHING, view: 'past' },
      { ...EVERYTHING, view: 'upcoming' },
      { ...EVERYTHING, view: 'cancelled', eventTypeId: 'evt_x' },
      { ...EVERYTHING, search: 'nobody', from: 0 },
    ]
    const place: BookingsPage['place'] = { is: 'after', at: [[], 1, 'bkg_x'] }
    for (const filter of filters)
      for (const order of ['meeting', 'when', 'attendee', 'status'] as const) {
        const page = { order, direction: 'descending', place: order === 'when' ? place : null, limit: 26 } as const
        const plan = await planOf(db, (watched) => findBookingsPage(watched, hostId, filter, page, now))
        expect(plan).toMatch(/^SEARCH bookings USING COVERING INDEX bookings_admin_\w+ \(host_id=\?/)
      }
  })
})

async function aHostWithBookings() {
  const app = await startTestApp()
  const host = await aHost(app, { connected: false })
  const now = Date.parse('2031-01-10T12:00:00Z')
  for (const [index, name] of [...NAMES, ...NAMES].entries())
    await plantBooking(app.services.db, host.id, {
      startsAt: now + (index - 6) * HOUR_MS,
      attendee_name: name,
      attendee_email: `mailbox${index % 7}@example.com`,
      title: index % 2 ? 'Intro call' : 'ärger',
      status: index % 3 ? 'confirmed' : 'cancelled',
    })
  return { db: app.services.db, hostId: host.id, now }
}
