import { describe, expect, it } from 'vitest'
import { insertCoHosts } from '#db/queries/booking-co-hosts'
import { aHost, startTestApp } from '#tests/setup/test-app'
import { aBookedTeam } from '#tests/team/booked-team'
import { readInsights } from '~/admin/insights.server'
import { DAY_MS, HOUR_MS, plantBooking, startAdmin } from './start-admin'

describe('the first page of the admin', () => {
  it('shows what comes next, what waits for the host, and the state of the connections', async () => {
    const { app, host, get } = await startAdmin()
    const { db } = app.services
    const soon = Date.now() + HOUR_MS
    await plantBooking(db, host.id, { startsAt: soon, attendee_name: 'Next Example' })
    await plantBooking(db, host.id, { startsAt: soon + 2 * DAY_MS, attendee_name: 'Asked Example', status: 'pending' })
    await plantBooking(db, host.id, { startsAt: soon + 9 * DAY_MS, attendee_name: 'Later Example' })
    const html = await (await get('/admin')).text()
    expect(html).toContain('Intro call with Next Example')
    expect(html).toContain('One request waits for your answer')
    expect(html).toContain('GoTo healthy')
    expect(html).toContain('2 bookings in the next seven days depend on it.')
    expect(html).toContain('Mail healthy')
  })

  it('shows a broken connection, and mails that could not be sent, each to retry or discard', async () => {
    const { app, host, get, post } = await startAdmin()
    const { db } = app.services
    const id = await plantBooking(db, host.id, { startsAt: Date.now() + DAY_MS })
    await db.updateTable('goto_connections').set({ status: 'reconnect_needed' }).execute()
    const job = {
      host_id: host.id,
      booking_id: id,
      payload: '{}',
      run_at: 1,
      deadline_at: 2,
      created_at: 1,
      updated_at: 1,
    }
    await db
      .insertInto('jobs')
      .values({ ...job, lane: 'x', kind: 'booking-mail', state: 'failed', last_error: '550 no such mailbox' })
      .execute()
    for (const page of ['/admin', '/admin/deliveries']) {
      const html = await (await get(page)).text()
      expect(html).toContain('550 no such mailbox')
      expect(html).toMatch(/>Retry<[\s\S]*>Discard</)
    }
    const html = await (await get('/admin')).text()
    expect(html).toContain('GoTo must be reconnected')
    expect(html).toContain('One mail could not be sent.')
    const { id: jobId } = await db.selectFrom('jobs').select('id').executeTakeFirstOrThrow()
    const answer = await post(`/admin/jobs/${jobId}`, { decision: 'discard', back: '/admin/deliveries' })
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/admin/deliveries'])
    expect(await (await get('/admin/deliveries')).text()).toContain('No problems')
    const elsewhere = await post(`/admin/jobs/${jobId}`, { decision: 'retry', back: '//evil.example' })
    expect(elsewhere.status).toBe(404)
  })
})

describe('insights', () => {
  it('count by week, event type and cancellation, of one host only (B11)', async () => {
    const app = await startTestApp()
    const { db } = app.services
    const host = await aHost(app, { connected: false })
    const other = await aHost(app, { handle: 'other', connected: false })
    const now = Date.parse('2030-12-04T12:00:00Z')
    const monday = Date.parse('2030-12-01T23:00:00Z')
    await plantBooking(db, host.id, { startsAt: monday })
    await plantBooking(db, host.id, { startsAt: monday - HOUR_MS })
    await plantBooking(db, host.id, { startsAt: monday, status: 'cancelled' })
    await plantBooking(db, host.id, { startsAt: monday, status: 'declined' })
    await plantBooking(db, host.id, { startsAt: monday + 7 * DAY_MS })
    await plantBooking(db, other.id, { startsAt: monday })
    const { weeks, later, eventTypes, total } = await readInsights(
      db,
      { id: host.id, timeZone: 'Europe/Zurich' },
      12,
      now,
    )
    expect(weeks).toHaveLength(12)
    expect(weeks.slice(-2)).toMatchObject([
      { name: '2030-W48', booked: 1, cancelled: 0 },
      { name: '2030-W49', booked: 1, cancelled: 2 },
    ])
    expect(later).toEqual({ booked: 1, cancelled: 0 })
    expect(eventTypes).toMatchObject([{ title: 'Intro call', booked: 3, cancelled: 2 }])
    expect(total).toEqual({ booked: 3, cancelled: 2 })
  })

  it('count bookings of a team’s event types for their organizer and for each co-host, cancelled ones too', async () => {
    const app = await startTestApp()
    const { db } = app.services
    const { members, eventTypeId } = await aBookedTeam(app, { handles: ['ann', 'ben', 'cleo'] })
    const [ann, ben, cleo] = members
    if (!ann || !ben || !cleo) throw new Error('Somebody is missing')
    const now = Date.parse('2030-12-04T12:00:00Z')
    for (const [days, status] of [
      [-3, 'confirmed'],
      [-2, 'cancelled'],
      [5, 'confirmed'],
    ] as const) {
      const startsAt = now + days * DAY_MS
      const id = await plantBooking(db, ann.id, { startsAt, event_type_id: eventTypeId })
      await insertCoHosts(db, { id, starts_at: startsAt, ends_at: startsAt + HOUR_MS / 2 }, [ben.id])
      await db.updateTable('bookings').set({ status }).where('id', '=', id).execute()
    }
    const of = (id: string) => readInsights(db, { id, timeZone: 'Europe/Zurich' }, 12, now)
    for (const { id } of [ann, ben]) {
      const { total, later, eventTypes } = await of(id)
      expect(total).toEqual({ booked: 2, cancelled: 1 })
      expect(later).toEqual({ booked: 1, cancelled: 0 })
      expect(eventTypes).toEqual([{ id: eventTypeId, title: 'Demo', booked: 2, cancelled: 1 }])
    }
    expect((await of(cleo.id)).total).toEqual({ booked: 0, cancelled: 0 })
  })

  it('count what is still to come when nothing has taken place yet', async () => {
    const { app, host, get } = await startAdmin()
    await plantBooking(app.services.db, host.id, { startsAt: Date.now() + 30 * DAY_MS })
    await plantBooking(app.services.db, host.id, { startsAt: Date.now() + 31 * DAY_MS, status: 'cancelled' })
    const html = await (await get('/admin/insights')).text()
    expect(html).not.toContain('No figures yet')
    expect(html).toMatch(/<dt>Booked<\/dt><dd>1<\/dd>/)
    expect(html).toMatch(/<dt>Cancelled<\/dt><dd>1<\/dd>/)
  })

  it('show the same figures as a chart and as a table', async () => {
    const { app, host, get } = await startAdmin()
    await plantBooking(app.services.db, host.id, { startsAt: Date.now() - HOUR_MS })
    expect(await (await get('/admin/insights?weeks=x')).text()).toContain(
      'Bar chart of 12 weeks: 1 booked, 0 cancelled.',
    )
    const html = await (await get('/admin/insights?weeks=26')).text()
    expect(html).toContain('Bar chart of 26 weeks: 1 booked, 0 cancelled.')
    expect(html).toMatch(/<caption[^>]*>Bookings per week<\/caption>/)
  })

  it('show every booking that they count: past weeks, upcoming ones, and what lies further ahead', async () => {
    const { app, host, get } = await startAdmin()
    const { db } = app.services
    for (const days of [-20, -1, 9, 16, 300]) await plantBooking(db, host.id, { startsAt: Date.now() + days * DAY_MS })
    await plantBooking(db, host.id, { startsAt: Date.now() + 16 * DAY_MS + HOUR_MS, status: 'cancelled' })
    const { weeks, ahead, beyond, later, total } = await readInsights(
      db,
      { ...host, timeZone: 'Europe/Zurich' },
      12,
      Date.now(),
    )
    const sum = [...weeks, ...ahead, beyond].reduce((all, { booked }) => all + booked, 0)
    expect([sum, total.booked, later.booked, beyond.booked]).toEqual([5, 5, 3, 1])
    expect(ahead).toHaveLength(12)

    const html = (await (await get('/admin/insights')).text()).replaceAll('<!-- -->', '')
    expect(html).toContain('Bar chart of 24 weeks and all later ones: 5 booked, 1 cancelled.')
    expect(html).toMatch(
      /From Mon \d+ \w+ \d{4} to Sun \d+ \w+ \d{4} by week, and everything after that in the last bar\./,
    )
    const [table = ''] = /<caption[^>]*>Bookings per week.*?<\/table>/s.exec(html) ?? []
    const figures = [...table.matchAll(/<tr[^>]*>.*?<\/tr>/gs)].map(([row]) =>
      [...row.matchAll(/<td[^>]*>(?:<[^>]+>)*(\d+)</g)].map(([, n]) => Number(n)),
    )
    expect(figures.flatMap((row) => row.slice(-2, -1)).reduce((all, n) => all + n, 0)).toBe(5)
  })

  it('end with the week of the last booking, and say so', async () => {
    const { app, host, get } = await startAdmin()
    await plantBooking(app.services.db, host.id, { startsAt: Date.now() + 9 * DAY_MS })
    const html = (await (await get('/admin/insights')).text()).replaceAll('<!-- -->', '')
    const [, end = ''] = /From Mon \d+ \w+ \d{4} to (Sun \d+ \w+ \d{4})\./.exec(html) ?? []
    const last = Date.parse(`${end.slice(4)} UTC`)
    expect(last).toBeGreaterThan(Date.now() + 8 * DAY_MS)
    expect(last).toBeLessThan(Date.now() + 16 * DAY_MS)
    expect(html).not.toContain('all later ones')
  })
})
