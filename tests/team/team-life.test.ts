import { describe, expect, it } from 'vitest'
import { attendeesIn, DAY_MS, plantBooking } from '#tests/admin/start-admin'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { queriesOf } from '#tests/setup/plan-of'
import { AN_ATTENDEE, aHost, callApi, freeSlots } from '#tests/setup/test-app'
import { inviteToTeam, joinTeam, listInvitations } from '~/team/invitations.server'
import { listTeamMeetings, readTeamQuery } from '~/team/meetings.server'
import { chooseSharing, handOver, listMembers } from '~/team/membership.server'
import { aPerson, aTeam, startTeamApp } from './team'

describe('joining a team', () => {
  it('by mail: the invited host reads what managers may do, joins, and the owner gets a mail', async () => {
    const app = await startTeamApp()
    const { owner, stranger } = await aTeam(app)
    await owner.post('/admin/team/members', { email: stranger.email, role: 'member' })
    await app.settled()
    const [mail] = app.mail.to(stranger.email)
    expect(mail?.parsed.subject).toBe('Dana Example invites you to the team Client success')
    const path = /\/admin\/team\/invitations\/\w+/.exec(mail?.parsed.text ?? '')?.[0] ?? ''

    const page = await (await stranger.get(path)).text()
    expect(page).toContain('Join Client success?')
    expect(page).toContain('cancel one of your bookings')
    expect((await stranger.post(path, { sharesGoto: 'on' })).headers.get('location')).toBe('/admin/team')
    expect(await (await stranger.get('/admin/team/members')).text()).toContain('Members of Client success')
    await app.settled()
    expect(app.mail.to(owner.email).some(({ parsed }) => parsed.subject?.includes('joined'))).toBe(true)
  })

  it('by invitation works only for the host whose address it was sent to (S1)', async () => {
    const app = await startTeamApp()
    const { teamId, owner, stranger } = await aTeam(app)
    const other = await aPerson(app, 'other')
    const { db } = app.services
    await inviteToTeam(db, { teamId, inviterId: owner.id, email: stranger.email, role: 'member' }, Date.now())
    const [invitation] = await listInvitations(db, { teamId }, Date.now())
    const path = `/admin/team/invitations/${invitation?.id}`
    expect((await other.get(path)).status).toBe(404)
    expect((await other.post(path, {})).status).toBe(404)
    expect((await other.post(`${path}/refusal`, {})).status).toBe(302)
    expect(await listInvitations(db, { teamId }, Date.now())).toHaveLength(1)
    expect((await stranger.get(path)).status).toBe(200)
  })

  it('works once: of two at the same time one joins, and an ended invitation opens nothing', async () => {
    const app = await startTeamApp()
    const { teamId, owner, stranger } = await aTeam(app)
    const { db } = app.services
    const now = Date.now()
    await inviteToTeam(db, { teamId, inviterId: owner.id, email: stranger.email, role: 'member' }, now)
    const [invitation] = await listInvitations(db, { teamId }, now)
    const join = (at: number) => joinTeam(db, { id: invitation?.id ?? '', host: stranger, sharesGoto: false }, at)
    expect(await join(now + 15 * DAY_MS)).toEqual({ ok: false, reason: 'gone' })
    const results = await Promise.all([join(now), join(now)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  it('keeps one owner when ownership is handed over, also to two at once', async () => {
    const app = await startTeamApp()
    const { teamId, owner, manager, member } = await aTeam(app)
    const acting = { hostId: owner.id, teamId }
    const { db } = app.services
    const results = await Promise.all([manager, member].map(({ id }) => handOver(db, acting, id, Date.now())))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const roles = (await listMembers(db, teamId)).map(({ role }) => role)
    expect(roles.filter((role) => role === 'owner')).toHaveLength(1)
  })
})

describe('the table of meetings', () => {
  it('shows all upcoming ones, sorts by each column, filters by organizer and date', async () => {
    const app = await startTeamApp()
    const { owner, manager, member, stranger } = await aTeam(app)
    const { db } = app.services
    const at = (days: number) => Date.now() + days * DAY_MS
    await plantBooking(db, owner.id, { startsAt: at(3), attendee_name: 'Cy', title: 'Alpha' })
    await plantBooking(db, member.id, { startsAt: at(1), attendee_name: 'Bo', title: 'Gamma' })
    await plantBooking(db, manager.id, { startsAt: at(2), attendee_name: 'Al', title: 'Beta', status: 'pending' })
    await plantBooking(db, member.id, { startsAt: at(-2), attendee_name: 'Past' })
    await plantBooking(db, member.id, { startsAt: at(4), attendee_name: 'Off', status: 'cancelled' })
    await plantBooking(db, stranger.id, { startsAt: at(1), attendee_name: 'Foreign' })
    const shown = async (query: string) => attendeesIn(await (await manager.get(`/admin/team?${query}`)).text())
    expect(await shown('')).toEqual(['Bo', 'Al', 'Cy'])
    expect(await shown('sort=-when')).toEqual(['Cy', 'Al', 'Bo'])
    expect(await shown('sort=meeting')).toEqual(['Cy', 'Al', 'Bo'])
    expect(await shown('sort=attendee')).toEqual(['Al', 'Bo', 'Cy'])
    expect(await shown('sort=-attendee')).toEqual(['Cy', 'Bo', 'Al'])
    expect((await shown('sort=status'))[2]).toBe('Al')
    expect(await shown(`organizer=${member.id}`)).toEqual(['Bo'])
    expect(await shown(`organizer=${stranger.id}`)).toEqual([])
    // The manager's own date: in Zurich the day is over one or two hours before UTC's.
    const date = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Zurich' }).format(at(2))
    expect(await shown(`from=${date}`)).toEqual(['Al', 'Cy'])
    expect(await shown('from=2026-02-30&to=x&page=-1&sort=__proto__')).toEqual(['Bo', 'Al', 'Cy'])
    const csv = await (await manager.get('/admin/team/export.csv?sort=attendee')).text()
    expect(
      csv
        .split('\r\n')
        .slice(1, 4)
        .map((line) => line.split('","')[3]),
    ).toEqual(['Al', 'Bo', 'Cy'])
    expect((await member.get('/admin/team')).headers.get('location')).toBe('/admin/team/members')
  })

  it('lists marked meetings made in GoTo itself, with titles only where the organizer agreed', async () => {
    const app = await startTeamApp()
    const { manager, member, teamId } = await aTeam(app)
    const account = app.goto.state.accounts[0]
    await connectToSimulator(app.services, { hostId: member.id, accountKey: account?.key ?? '' })
    const startsAt = Math.ceil(Date.now() / DAY_MS) * DAY_MS + 3_600_000
    app.goto.addOwnMeeting({ subject: 'Board, confidential', start: startsAt, end: startsAt + 3_600_000 })
    await app.services.busy.refreshBeforeBooking(member.id)
    const page = async () => (await manager.get('/admin/team')).text()
    expect(await page()).toContain('In a GoTo meeting')
    expect(await page()).not.toContain('Board, confidential')
    await chooseSharing(app.services.db, { hostId: member.id, teamId }, true)
    expect(await page()).toContain('Board, confidential')
    expect(await page()).toContain('Created in GoTo')
    expect(await page()).not.toContain('Cancel the meeting of')
  })

  it('deletes the GoTo meeting when a manager cancels, and mails both with the reason (E10)', async () => {
    const app = await startTeamApp()
    const { manager, member } = await aTeam(app)
    const accountKey = app.goto.state.accounts[0]?.key ?? ''
    await connectToSimulator(app.services, { hostId: member.id, accountKey })
    const [start] = await freeSlots(app, member)
    const booking = { eventType: 'intro-call', start, attendee: AN_ATTENDEE }
    const { data } = await (await callApi(app, member, 'POST', '/bookings', booking)).json()
    await app.settled()
    expect(app.goto.meetings()).toHaveLength(1)

    const path = `/admin/team/meetings/${data.id}/cancellation`
    expect((await manager.post(path, { reason: 'Mia is ill' })).headers.get('location')).toBe('/admin/team?cancelled=1')
    await app.settled()
    expect(app.goto.meetings()).toHaveLength(0)
    const cancelled = app.mail.messages.filter(({ calendar }) => calendar?.method === 'CANCEL')
    expect(cancelled.flatMap(({ envelope }) => envelope.to).sort()).toEqual([AN_ATTENDEE.email, member.email].sort())
    const [toAttendee] = cancelled.filter(({ envelope }) => envelope.to.includes(AN_ATTENDEE.email))
    expect(toAttendee?.parsed.text).toContain('Mia is ill')
    const after = await (await callApi(app, member, 'GET', `/bookings/${data.id}`)).json()
    expect(after.data).toMatchObject({ status: 'cancelled', cancellation: { by: 'host', reason: 'Mia is ill' } })
  })

  it('treats a booking outside the team exactly as a missing one (S1)', async () => {
    const app = await startTeamApp()
    const { manager, stranger } = await aTeam(app)
    const id = await plantBooking(app.services.db, stranger.id, { startsAt: Date.now() + DAY_MS })
    const answers = await Promise.all(
      [id, 'bkg_missing'].map((one) => manager.post(`/admin/team/meetings/${one}/cancellation`, {})),
    )
    expect(answers.map(({ status }) => status)).toEqual([404, 404])
  })

  it('shows a new booking in an open table, and ends its stream when the app stops (P1)', async () => {
    const app = await startTeamApp()
    const { manager, member } = await aTeam(app)
    const stream = await manager.get('/admin/team/changes?seen=nothing')
    expect(stream.headers.get('content-type')).toContain('text/event-stream')
    const reader = stream.body?.getReader()
    const waitForText = async (word: string) => {
      let received = ''
      while (!received.includes(word)) received += new TextDecoder().decode((await reader?.read())?.value)
    }
    await waitForText('event: changed')
    await plantBooking(app.services.db, member.id, { startsAt: Date.now() + DAY_MS })
    await waitForText('event: changed')
    app.endStreams()
    expect((await reader?.read())?.done).toBe(true)
  })

  it('needs as many queries for 510 meetings of 20 organizers as for none, and shows one page', async () => {
    const app = await startTeamApp()
    const { teamId, manager } = await aTeam(app)
    const { db } = app.services
    const read = async () => {
      const now = Date.now()
      const query = readTeamQuery(new URLSearchParams(), 'Europe/Zurich')
      let rows = 0
      const asked = await queriesOf(db, async (watched) => {
        rows = (await listTeamMeetings(watched, teamId, query, now)).meetings.length
        await listMembers(watched, teamId)
      })
      return { queries: asked.length, rows }
    }
    const empty = await read()
    expect(empty.rows).toBe(0)
    for (let number = 0; number < 17; number++) {
      const { id } = await aHost(app, { handle: `host-${number}`, connected: false })
      await db
        .insertInto('team_members')
        .values({ host_id: id, team_id: teamId, role: 'member', shares_goto: 0, agreed_at: 0 })
        .execute()
      for (let i = 0; i < 30; i++) await plantBooking(db, id, { startsAt: Date.now() + DAY_MS + i * 3_600_000 })
    }
    const full = await read()
    expect(full.queries).toBe(empty.queries)
    expect(full.rows).toBe(30)
    expect((await manager.get('/admin/team')).status).toBe(200)
  })
})
