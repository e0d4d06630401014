import { describe, expect, it } from 'vitest'
import { aHost, callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { chooseBookable } from '~/team/bookable.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

const BOB = { name: 'Bob Example', email: 'bob@example.com', timeZone: 'UTC' }

/** Three members who meet together, with working GoTo connections. */
async function aCollectiveTeam(app: TestApp) {
  const team = await aBookedTeam(app, { connected: true, assignment: { rule: 'collective' } })
  const [ann, ben, cleo] = team.members
  if (!ann || !ben || !cleo) throw new Error('Somebody is missing')
  return { ...team, ann, ben, cleo }
}

async function bookOwn(app: TestApp, host: TestHost, start: string | undefined): Promise<Response> {
  return callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start, attendee: BOB })
}

/** A member's own free times with the settings of the team's event type. */
async function ownSlots(app: TestApp, host: TestHost): Promise<string[]> {
  return teamSlots(app, 'intro-call', 14, '', host.handle)
}

describe('a collective event type', () => {
  it('offers the intersection of its members’ times, literally (M2)', async () => {
    const app = await startTestApp()
    const { ann, ben, cleo } = await aCollectiveTeam(app)
    const weekly = (start: string, end: string) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, start, end }))
    const hours = { ann: ['09:00', '15:00'], ben: ['11:00', '18:00'], cleo: ['08:30', '12:30'] } as const
    for (const host of [ann, ben, cleo]) {
      const [start, end] = hours[host.handle as keyof typeof hours]
      const timeZone = host === cleo ? 'Europe/London' : 'Europe/Zurich'
      const body = { timeZone, weekly: weekly(start, end), overrides: [] }
      expect((await callApi(app, host, 'PUT', '/availability', body)).status).toBe(200)
    }
    const [first, second, third] = await Promise.all([ann, ben, cleo].map((host) => ownSlots(app, host)))
    await bookOwn(app, ben, second?.[3])
    const ofBen = await ownSlots(app, ben)
    const expected = (first ?? []).filter((start) => ofBen.includes(start) && third?.includes(start))
    expect(expected.length).toBeGreaterThan(5)
    expect(await teamSlots(app)).toEqual(expected)
  })

  it('holds the time of all, and frees it for all when it is moved or cancelled (M2, B8)', async () => {
    const app = await startTestApp()
    const { ann, ben, cleo } = await aCollectiveTeam(app)
    const [start, next] = await teamSlots(app)
    const booked = await bookTeam(app, ann, start)
    expect(booked.status).toBe(201)
    const { data } = await booked.json()
    expect(data.host.handle).toBe('ann')
    for (const host of [ann, ben, cleo]) {
      expect((await bookOwn(app, host, start)).status).toBe(409)
      expect(await ownSlots(app, host)).not.toContain(start)
    }
    expect((await bookTeam(app, ann, start)).status).toBe(409)
    expect((await callApi(app, ann, 'POST', `/bookings/${data.id}/reschedule`, { start: next })).status).toBe(200)
    expect((await bookOwn(app, ben, next)).status).toBe(409)
    expect((await bookOwn(app, ben, start)).status).toBe(201)
    await callApi(app, ann, 'POST', `/bookings/${data.id}/cancellation`, {})
    expect((await bookOwn(app, cleo, next)).status).toBe(201)
  })

  it('refuses to move where a co-host is busy', async () => {
    const app = await startTestApp()
    const { ann, ben } = await aCollectiveTeam(app)
    const [start, next] = await teamSlots(app)
    const { data } = await (await bookTeam(app, ann, start)).json()
    expect((await bookOwn(app, ben, next)).status).toBe(201)
    const moved = await callApi(app, ann, 'POST', `/bookings/${data.id}/reschedule`, { start: next })
    expect(await moved.json()).toMatchObject({ code: 'slot_unavailable' })
  })

  it('invites each host with one mail, and lets co-hosts start the meeting', async () => {
    const app = await startTestApp()
    const { ann, ben, cleo } = await aCollectiveTeam(app)
    const [start] = await teamSlots(app)
    // News about the members.
    await app.settled()
    const before = app.mail.messages.length
    const { data } = await (await bookTeam(app, ann, start)).json()
    await app.settled()
    for (const host of [ann, ben, cleo]) {
      const [mail, ...more] = app.mail.messages.slice(before).filter(({ envelope }) => envelope.to.includes(host.email))
      expect(more).toEqual([])
      const invite = (mail?.parsed.attachments[0]?.content.toString() ?? '').replaceAll('\r\n ', '')
      expect(invite).toContain('METHOD:REQUEST')
      expect(invite).toContain(`UID:${data.id}@`)
      expect(invite).toMatch(new RegExp(`ORGANIZER.*${ann.email}`))
      for (const { email } of [ann, ben, cleo]) expect(invite).toMatch(new RegExp(`ATTENDEE.*${email}`))
    }
    const create = app.goto.state.ledger.find(({ method, path }) => method === 'POST' && path.endsWith('/meetings'))
    expect(JSON.parse(create?.body ?? '{}').coorganizerKeys).toHaveLength(2)
    const sent = app.mail.messages.length
    await callApi(app, ann, 'POST', `/bookings/${data.id}/cancellation`, {})
    await app.settled()
    const cancelled = app.mail.messages.slice(sent)
    expect(cancelled).toHaveLength(4)
    for (const { parsed } of cancelled) expect(parsed.attachments[0]?.content.toString()).toContain('METHOD:CANCEL')
  })

  it('has its meeting made without co-organizers where GoTo refuses them, also when it moves (E2)', async () => {
    const app = await startTestApp()
    const { ann } = await aCollectiveTeam(app)
    app.goto.state.refusesCoOrganizers = true
    const [start, next] = await teamSlots(app)
    const { data } = await (await bookTeam(app, ann, start)).json()
    await app.settled()
    const calls = () =>
      app.goto.state.ledger
        .filter(({ method, path }) => ['POST', 'PUT'].includes(method) && path.includes('/meetings'))
        .map(({ method, status, body }) => [method, status, JSON.parse(body).coorganizerKeys?.length ?? 0])
    const onceWithout = (method: string, ended: number) => [
      [method, 400, 2],
      [method, ended, 0],
    ]
    expect(calls()).toEqual(onceWithout('POST', 201))
    expect((await callApi(app, ann, 'POST', `/bookings/${data.id}/reschedule`, { start: next })).status).toBe(200)
    await app.settled()
    expect(calls().slice(2)).toEqual(onceWithout('PUT', 204))
    const live = app.goto.state.meetings.filter(({ deleted }) => !deleted)
    expect(live.map(({ starttime }) => Date.parse(starttime))).toEqual([Date.parse(next ?? '')])
    expect((await (await callApi(app, ann, 'GET', `/bookings/${data.id}`)).json()).data.conferencing.status).toBe(
      'ready',
    )
  })

  it('shows each of its hosts the booking, and nobody else (S1)', async () => {
    const app = await startTestApp()
    const { ann, ben, cleo } = await aCollectiveTeam(app)
    const stranger = await aHost(app, { handle: 'sten', connected: false })
    const [start] = await teamSlots(app)
    const { data } = await (await bookTeam(app, ann, start)).json()
    for (const host of [ann, ben, cleo])
      expect((await callApi(app, host, 'GET', `/bookings/${data.id}`)).status).toBe(200)
    expect((await callApi(app, stranger, 'GET', `/bookings/${data.id}`)).status).toBe(404)
  })

  it('offers nothing while one of its members pauses or has not agreed (M2)', async () => {
    const app = await startTestApp()
    const { ben, teamId } = await aCollectiveTeam(app)
    expect(await teamSlots(app)).not.toEqual([])
    await chooseBookable(app.services.db, { teamId, hostId: ben.id }, 'paused', Date.now())
    expect(await teamSlots(app)).toEqual([])
  })

  it('is refused by the database itself where a host is taken (B2)', async () => {
    const app = await startTestApp()
    const { ann, ben } = await aCollectiveTeam(app)
    const { db } = app.services
    const [start, next] = await teamSlots(app)
    const { data } = await (await bookTeam(app, ann, start)).json()
    const { data: own } = await (await bookOwn(app, ben, next)).json()
    const stray = (id: string, at: string | undefined) => {
      const starts_at = Date.parse(at ?? '')
      return db
        .updateTable('bookings')
        .set({ starts_at, ends_at: starts_at + 1_800_000 })
        .where('id', '=', id)
        .execute()
    }
    await expect(stray(own.id, start)).rejects.toThrow(/bookings_overlap/)
    await expect(stray(data.id, next)).rejects.toThrow(/bookings_overlap/)
  })
})
