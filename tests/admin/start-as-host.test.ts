import { describe, expect, it, onTestFinished } from 'vitest'
import { findBookingOfHost } from '#db/queries/bookings'
import { reminderMail } from '#emails/booking-mail.server'
import { SAMPLE_MAIL_BOOKING } from '#emails/sample-booking'
import { productTables } from '#tests/privacy/person'
import { setClock } from '#tests/setup/stepped-clock'
import { builtPages, callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { aBookedTeam, bookTeam, teamSlots } from '#tests/team/booked-team'
import { storeAssignmentOf } from '#tests/team/type-members'
import { issueManageToken } from '~/booking/manage-link.server'
import { canStartMeeting } from '~/booking/start-meeting'
import { readStartUrl } from '~/goto/reading'
import { HOUR_MS, plantBooking, signedIn, startAdmin } from './start-admin'

const MINUTE_MS = HOUR_MS / 60
const HOST_PAGE = /^https:\/\/global\.gotomeeting\.com\/host\/\d{9}\?secret=/

describe('starting a meeting as its host', () => {
  it('leads from our page to the address that GoTo gives at the click, and keeps it nowhere (F3)', async () => {
    const { app, get, start } = await aMeetingSoon()
    const first = await get(start)
    expect(first.status).toBe(303)
    const address = first.headers.get('location') ?? ''
    expect(address).toMatch(HOST_PAGE)
    expect(first.headers.get('cache-control')).toBe('no-store')
    expect(first.headers.get('referrer-policy')).toBe('no-referrer')
    expect((await get(start)).headers.get('location')).not.toBe(address)
    for (const { name } of await productTables(app.services.db)) {
      const rows = await app.services.db
        .selectFrom(name as 'jobs')
        .selectAll()
        .execute()
      expect(JSON.stringify(rows), name).not.toContain('secret=')
    }
  })

  it('is offered on the overview, the list and the booking’s page, beside Join', async () => {
    const { get, start, id } = await aMeetingSoon()
    for (const page of ['/admin', '/admin/bookings', `/admin/bookings/${id}`]) {
      const html = await (await get(page)).text()
      expect(html, page).toMatch(new RegExp(`<a[^>]*href="${start}"[^>]*>.*?Start as host`))
      expect(html, page).not.toContain('/host/')
    }
  })

  it('is offered from 30 minutes before the start until the end, and only with a meeting at GoTo', async () => {
    const { row } = await aMeetingSoon()
    const at = (minutes: number) => canStartMeeting(row, row.starts_at + minutes * MINUTE_MS)
    expect([at(-31), at(-30), at(0), at(29), at(30)]).toEqual(['too_early', 'yes', 'yes', 'yes', 'over'])
    expect(canStartMeeting({ ...row, status: 'cancelled' }, row.starts_at)).toBe('not_confirmed')
    expect(canStartMeeting({ ...row, link_by_host: 1 }, row.starts_at)).toBe('no_meeting')
    expect(canStartMeeting({ ...row, meeting_id: null }, row.starts_at)).toBe('no_meeting')
  })

  it('says when it can be started, and is not offered before', async () => {
    const { app, host, get } = await aMeetingSoon()
    const later = await plantMeeting(app, host.id, Date.now() + 5 * HOUR_MS)
    const early = await get(`/admin/bookings/${later}/start`)
    expect(early.status).toBe(409)
    expect(await early.text()).toContain('You can start this meeting from ')
    expect(await (await get(`/admin/bookings/${later}`)).text()).not.toContain('Start as host')
  })

  it('says what to do when GoTo cannot start it', async () => {
    const { app, host, get, start, meetingId } = await aMeetingSoon()
    const { db } = app.services
    const says = async () => {
      const answer = await get(start)
      expect(answer.status).toBe(409)
      return answer.text()
    }
    app.goto.plant({
      on: `GET /G2M/rest/meetings/${meetingId}/start`,
      status: 200,
      body: '{"hostURL":"http://x.example/"}',
    })
    expect(await says()).toMatch(/GoTo did not answer[\s\S]*Try again[\s\S]*Join instead/)
    await db
      .updateTable('goto_connections')
      .set({ status: 'reconnect_needed' })
      .where('host_id', '=', host.id)
      .execute()
    expect(await says()).toMatch(/GoTo is not connected[\s\S]*href="\/admin\/goto"/)
    await db.updateTable('goto_connections').set({ status: 'connected' }).where('host_id', '=', host.id).execute()
    const held = app.goto.state.meetings.find(({ id }) => id === meetingId)
    if (held) held.deleted = true
    expect(await says()).toContain('GoTo no longer knows this meeting')
  })

  it('is never kept by a cache and carries the headers of every page, whatever it answers (S10)', async () => {
    const { app, host, get, start } = await aMeetingSoon({ RATE_LIMIT: 'on' })
    const later = await plantMeeting(app, host.id, Date.now() + 5 * HOUR_MS)
    const answers = [
      await get(start),
      await get(`/admin/bookings/${later}/start`),
      await get('/admin/bookings/bkg_missing/start'),
      await fetch(app.url + start, { redirect: 'manual' }),
      await get(`${start}?_data=routes%2Fadmin%2Fbookings%2Fstart`),
      await get(`/admin/bookings/${later}/start?_data=routes%2Fadmin%2Fbookings%2Fstart`),
      await get(`${start}.data`),
      await get(`/admin/bookings/${later}/start.data`),
    ]
    for (let time = 0; time < 30; time++) answers.push(await get(start))
    const statuses = answers.map(({ status }) => status)
    expect([...statuses.slice(0, 4), statuses.at(-1)]).toEqual([303, 409, 404, 302, 429])
    for (const [index, { status, headers }] of answers.entries()) {
      const which = `${index}: ${status}`
      expect(headers.get('cache-control'), which).toContain('no-store')
      expect(headers.get('content-security-policy'), which).toContain("frame-ancestors 'none'")
      expect(headers.get('x-content-type-options'), which).toBe('nosniff')
      if (status === 303 || status === 409) expect(headers.get('referrer-policy'), which).toBe('no-referrer')
    }
  })

  it('accepts addresses of the two schemes that GoTo uses, and no others', () => {
    expect(readStartUrl({ hostURL: 'https://global.gotomeeting.com/host/1?a=b' })).toBe(
      'https://global.gotomeeting.com/host/1?a=b',
    )
    expect(readStartUrl({ hostURL: 'gotomeeting://start/?token=1' })).toBe('gotomeeting://start/?token=1')
    for (const hostURL of [
      'http://a.example/',
      'javascript:alert(1)',
      'data:text/html,x',
      '//a.example',
      '',
      'https://u:p@a.example/',
      `https://a.example/${'x'.repeat(7_000)}`,
      5,
      null,
    ])
      expect(readStartUrl({ hostURL }), String(hostURL).slice(0, 40)).toBeNull()
    expect(readStartUrl('https://a.example')).toBeNull()
  })

  it('is for the booking’s hosts: others get the same 404 as for a missing one (S1)', async () => {
    const { app, start } = await aMeetingSoon()
    const { owner } = await aBookedTeam(app)
    const stranger = await signedIn(app, owner)
    expect((await stranger.get(start)).status).toBe(404)
    expect((await stranger.get('/admin/bookings/bkg_missing/start')).status).toBe(404)
    const signedOut = await fetch(app.url + start, { redirect: 'manual' })
    expect(signedOut.status).toBe(302)
    expect(signedOut.headers.get('location')).toContain('/sign-in')
  })

  it('of a team’s booking uses the organizer’s connection, for the organizer and the team’s managers', async () => {
    const { app } = await aMeetingSoon()
    const { owner, members, eventTypeId } = await aBookedTeam(app, { connected: true })
    const [, ben, cleo] = members
    if (!ben || !cleo) throw new Error('Somebody is missing')
    const start = Date.now() + 20 * MINUTE_MS
    const account = app.goto.state.accounts[1]
    const held = app.goto.addOwnMeeting({ start, end: start + HOUR_MS / 2 })
    if (account) held.accountKey = account.key
    expect((await app.services.goto.statusOf(ben.id)).email).toBe(account?.email)
    const ofTeam = { event_type_id: eventTypeId, team_rule: 'round_robin', meeting_id: held.id } as const
    const id = await plantBooking(app.services.db, ben.id, { startsAt: start, ...ofTeam })
    for (const person of [ben, owner]) {
      const { get } = await signedIn(app, person)
      expect((await get(`/admin/bookings/${id}/start`)).headers.get('location')).toMatch(HOST_PAGE)
    }
    const manager = await signedIn(app, owner)
    expect(await (await manager.get('/admin/team')).text()).toContain(`href="/admin/bookings/${id}/start"`)
    expect((await (await signedIn(app, cleo)).get(`/admin/bookings/${id}/start`)).status).toBe(404)
    // A member's own meetings are theirs alone.
    const own = await plantMeeting(app, ben.id, start + HOUR_MS / 2)
    expect((await manager.get(`/admin/bookings/${own}/start`)).status).toBe(404)
    expect(await (await manager.get('/admin/team')).text()).not.toContain(`href="/admin/bookings/${own}/start"`)
  })

  it('is for those who host a booking together, and passes on with it', async () => {
    const clock = setClock(Date.now())
    onTestFinished(() => clock.giveBack())
    const app = await startTestApp({ pages: await builtPages() })
    const handles = ['ann', 'ben', 'cleo', 'dora']
    const team = await aBookedTeam(app, { handles, connected: true, assignment: { rule: 'collective' } })
    const [, ben, cleo, dora] = team.members
    if (!ben || !cleo || !dora) throw new Error('Somebody is missing')
    await storeAssignmentOf(app, team, [ben, cleo])
    const [slot = ''] = await teamSlots(app)
    const { data: booking } = await (await bookTeam(app, ben, slot)).json()
    await app.settled()
    clock.step(Date.parse(slot) - 20 * MINUTE_MS - Date.now())
    const open = async (person: TestHost) => {
      const { status, headers } = await (await signedIn(app, person)).get(`/admin/bookings/${booking.id}/start`)
      return status === 303 ? headers.get('location')?.match(/host\/(\d+)/)?.[1] : status
    }
    const meeting = () => app.goto.state.meetings.find(({ deleted }) => !deleted)
    const first = meeting()?.id
    expect(first).toBeDefined()
    expect([await open(ben), await open(cleo), await open(dora)]).toEqual([first, first, 404])

    const body = { from: booking.host.handle, host: 'dora' }
    const handed = await callApi(app, team.owner, 'POST', `/bookings/${booking.id}/reassignment`, body)
    expect((await handed.json()).data).toMatchObject({ host: { handle: 'dora' } })
    await app.settled()
    const [former, stays] = booking.host.handle === 'ben' ? [ben, cleo] : [cleo, ben]
    const second = meeting()?.id
    expect(second).not.toBe(first)
    expect([await open(former), await open(stays), await open(dora)]).toEqual([404, second, second])
    const links = await Promise.all(
      [former, dora].map(async (person) => (await (await signedIn(app, person)).get('/admin/bookings')).text()),
    )
    expect(links.map((html) => html.includes(`/admin/bookings/${booking.id}/start`))).toEqual([false, true])
  })

  it('is linked in the host’s reminder as our page, never as GoTo’s address', async () => {
    const facts = {
      booking: SAMPLE_MAIL_BOOKING,
      manageUrl: 'https://foyer.example/booking/x',
      appUrl: 'https://foyer.example',
      now: SAMPLE_MAIL_BOOKING.startsAt - HOUR_MS,
    }
    const toHost = await reminderMail('hour', 'host', facts)
    expect(toHost.text).toContain(`Start as host https://foyer.example/admin/bookings/${SAMPLE_MAIL_BOOKING.id}/start`)
    expect((await reminderMail('hour', 'attendee', facts)).text).not.toContain('/start')
    const byPhone = { ...SAMPLE_MAIL_BOOKING, location: { kind: 'host_calls', detail: '+41 44 555 01 99' } as const }
    expect((await reminderMail('hour', 'host', { ...facts, booking: byPhone })).text).not.toContain('/start')
  })
})

/** A host, and a booking that starts in 20 minutes with its meeting at GoTo. */
async function aMeetingSoon(environment: Record<string, string> = {}) {
  const admin = await startAdmin({ environment })
  const { app, host } = admin
  const id = await plantMeeting(app, host.id, Date.now() + 20 * MINUTE_MS)
  const row = await findBookingOfHost(app.services.db, host.id, id)
  if (!row?.meeting_id) throw new Error('The booking has no meeting')
  return { ...admin, id, row, meetingId: row.meeting_id, start: `/admin/bookings/${id}/start` }
}

async function plantMeeting(app: TestApp, hostId: string, start: number): Promise<string> {
  const { id } = app.goto.addOwnMeeting({ start, end: start + HOUR_MS / 2, subject: 'Intro call' })
  const { db, keyring } = app.services
  const bookingId = await plantBooking(db, hostId, { startsAt: start, meeting_id: id })
  const { sealed, hash } = issueManageToken(keyring, bookingId)
  const token = { manage_token: sealed, manage_token_hash: hash }
  await db.updateTable('bookings').set(token).where('id', '=', bookingId).execute()
  return bookingId
}
