import { describe, expect, it } from 'vitest'
import { connectServer, eventsWritten, REACHES_LOOPBACK } from '#tests/calendars/calendars'
import { callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

async function handOver(app: TestApp, key: TestHost, id: string, body: object = {}): Promise<Response> {
  return callApi(app, key, 'POST', `/bookings/${id}/reassignment`, body)
}

/** A team of three whose GoTo works, with one booking, its jobs done. */
async function aTeamBooking(app: TestApp) {
  const team = await aBookedTeam(app, { connected: true })
  const [start] = await teamSlots(app)
  const { data: booking } = await (await bookTeam(app, team.owner, start)).json()
  await app.settled()
  const others = team.members.filter(({ handle }) => handle !== booking.host.handle)
  const former = team.members.find(({ handle }) => handle === booking.host.handle)
  const [next, last] = others
  if (!former || !next || !last) throw new Error('Somebody is missing')
  return { ...team, start, booking, former, next, last }
}

describe('a team’s booking that is handed over', () => {
  it('keeps id, UID and time, and gets the next SEQUENCE and a meeting of the new host (E2)', async () => {
    const app = await startTestApp()
    const { owner, booking, former, next } = await aTeamBooking(app)
    const live = () => app.goto.state.meetings.filter(({ deleted }) => !deleted)
    expect(live()).toHaveLength(1)
    const response = await handOver(app, owner, booking.id, { host: next.handle })
    expect(response.status).toBe(200)
    const { data } = await response.json()
    expect(data).toMatchObject({ id: booking.id, start: booking.start, sequence: 1, host: { handle: next.handle } })
    expect(data).toMatchObject({ manageUrl: booking.manageUrl, conferencing: { status: 'pending', joinUrl: null } })
    const sent = app.mail.messages.length
    await app.settled()
    expect(live()).toHaveLength(1)
    const mails = app.mail.messages.slice(sent)
    const about = (address: string) => mails.filter(({ envelope }) => envelope.to.includes(address))
    expect(about('ada@example.com')).toHaveLength(1)
    expect(about(next.email)).toHaveLength(1)
    expect(about(former.email)).toHaveLength(1)
    expect(mails).toHaveLength(3)
    const invite = (address: string) => about(address)[0]?.parsed.attachments[0]?.content.toString() ?? ''
    expect(invite(former.email)).toContain('METHOD:CANCEL')
    for (const address of ['ada@example.com', next.email]) {
      expect(invite(address)).toContain('METHOD:REQUEST')
      expect(invite(address)).toContain(`UID:${booking.id}@`)
      expect(invite(address)).toContain('SEQUENCE:1')
      expect(invite(address).replaceAll('\r\n ', '')).toContain(next.email)
    }
    const now = await (await callApi(app, next, 'GET', `/bookings/${booking.id}`)).json()
    expect(now.data.conferencing.status).toBe('ready')
    expect(about('ada@example.com')[0]?.parsed.text).toContain(now.data.conferencing.joinUrl)
    // Whoever runs the team sees its bookings, whosever they are.
    const seen = (await callApi(app, former, 'GET', `/bookings/${booking.id}`)).status
    expect(seen).toBe(former.handle === owner.handle ? 200 : 404)
  })

  it('frees the time of the former host and takes that of the new one (M1, B8)', async () => {
    const app = await startTestApp()
    const { owner, booking, start, former, next } = await aTeamBooking(app)
    await handOver(app, owner, booking.id, { host: next.handle })
    const attendee = { name: 'Bob Example', email: 'bob@example.com', timeZone: 'UTC' }
    const own = { eventType: 'intro-call', start, attendee }
    expect((await callApi(app, next, 'POST', '/bookings', own)).status).toBe(409)
    expect((await callApi(app, former, 'POST', '/bookings', own)).status).toBe(201)
  })

  it('goes to the next by the rule if nobody is named, and is refused when nobody can take it', async () => {
    const app = await startTestApp()
    const { owner, booking, start, former, next, last } = await aTeamBooking(app)
    const attendee = { name: 'Bob Example', email: 'bob@example.com', timeZone: 'UTC' }
    await callApi(app, next, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
    const named = await handOver(app, owner, booking.id, { host: next.handle })
    expect(named.status).toBe(409)
    expect(await named.json()).toMatchObject({ code: 'member_unavailable' })
    const byRule = await handOver(app, owner, booking.id)
    expect((await byRule.json()).data.host.handle).toBe(last.handle)
    await callApi(app, former, 'POST', '/bookings', { eventType: 'intro-call', start, attendee })
    expect(await (await handOver(app, owner, booking.id)).json()).toMatchObject({ code: 'member_unavailable' })
    const stranger = await handOver(app, owner, booking.id, { host: 'nobody' })
    expect(await stranger.json()).toMatchObject({ code: 'member_unavailable' })
  })

  it('tells the webhooks of both hosts once', async () => {
    const app = await startTestApp({ environment: { OUTBOUND_ALLOW_PRIVATE: '1' } })
    const { owner, booking, former, next } = await aTeamBooking(app)
    const url = 'http://127.0.0.1:9/hook'
    for (const host of [former, next])
      await callApi(app, host, 'POST', '/webhooks', { url, events: ['booking.reassigned'] })
    await handOver(app, owner, booking.id, { host: next.handle })
    const rows = await app.services.db.selectFrom('deliveries').select(['host_id', 'event', 'snapshot']).execute()
    expect(rows.map(({ host_id }) => host_id).sort()).toEqual([former.id, next.id].sort())
    for (const { event, snapshot } of rows) {
      expect(event).toBe('booking.reassigned')
      expect(JSON.parse(snapshot)).toMatchObject({ host: { handle: next.handle }, team: { handle: 'sales' } })
    }
  })

  it('moves the event from the former host’s calendar into the new one’s (K1)', async () => {
    const app = await startTestApp({ environment: REACHES_LOOPBACK })
    const { owner, members } = await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const calendars = await Promise.all(
      members.map(async (member) => {
        const server = await startQuirksServer()
        await connectServer(app, member, server)
        return { handle: member.handle, server }
      }),
    )
    const [start] = await teamSlots(app)
    const { data } = await (await bookTeam(app, owner, start)).json()
    await eventsWritten(app)
    const eventsOf = () => Object.fromEntries(calendars.map(({ handle, server }) => [handle, server.objects.size]))
    const former = data.host.handle as string
    const next = former === 'ann' ? 'ben' : 'ann'
    expect(eventsOf()).toEqual({ [former]: 1, [next]: 0 })
    expect((await handOver(app, owner, data.id)).status).toBe(200)
    await eventsWritten(app)
    expect(eventsOf()).toEqual({ [former]: 0, [next]: 1 })
  })

  it('is done by managers and owners only, and a foreign booking is missing (S1)', async () => {
    const app = await startTestApp()
    const { booking, last, owner } = await aTeamBooking(app)
    if (last.id !== owner.id) expect((await handOver(app, last, booking.id)).status).toBe(404)
    expect((await handOver(app, owner, 'bkg_00000000000000000000')).status).toBe(404)
  })
})
