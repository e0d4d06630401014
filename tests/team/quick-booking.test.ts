import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { AN_ATTENDEE, aHost, builtPages, callApi, startTestApp, type TestApp } from '#tests/setup/test-app'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

async function hostsOfBookings(app: TestApp): Promise<string[]> {
  const rows = await app.services.db
    .selectFrom('bookings')
    .innerJoin('hosts', 'hosts.id', 'bookings.host_id')
    .select('hosts.handle')
    .execute()
  return rows.map(({ handle }) => handle)
}

describe('a quick booking of the team', () => {
  it('is made by any member, goes to whoever the rule says, and to a named one where that is left', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { members, eventTypeId } = await aBookedTeam(app, { assignment: { rule: 'choose' } })
    const [ann, ben] = members
    if (!ann || !ben) throw new Error('Somebody is missing')
    const person = await signedIn(app, ann)
    const page = await (await person.get(`/admin/bookings/new?type=${eventTypeId}`)).text()
    expect(page).toContain('Sales: Demo')
    for (const { handle } of members) expect(page).toContain(`<option value="${handle}"`)
    const [start = ''] = await teamSlots(app)
    const form = { name: 'Bob Example', email: 'bob@example.com', tz: 'UTC', type: eventTypeId, date: '', once: 'one' }
    const booked = await person.post('/admin/bookings/new', { ...form, member: ben.handle, start, kept: '' })
    expect([booked.status, booked.headers.get('location')]).toEqual([302, '/admin/bookings/new?handed=1'])
    expect(await hostsOfBookings(app)).toEqual(['ben'])
    const own = await person.post('/admin/bookings/new', { ...form, once: 'two', member: ann.handle, start, kept: '' })
    expect(own.headers.get('location')).toMatch(/^\/admin\/bookings\/bkg_/)
    expect((await hostsOfBookings(app)).toSorted()).toEqual(['ann', 'ben'])
  })

  it('is refused to a host who is not in the team (S1)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { eventTypeId } = await aBookedTeam(app)
    const stranger = await signedIn(app, await aHost(app, { handle: 'sten', connected: false }))
    const [start = ''] = await teamSlots(app)
    const form = { name: 'Bob Example', email: 'bob@example.com', tz: 'UTC', type: eventTypeId, member: '', date: '' }
    const refused = await stranger.post('/admin/bookings/new', { ...form, start, once: 'one', kept: '' })
    expect(refused.status).toBe(409)
    expect(await hostsOfBookings(app)).toEqual([])
  })
})

describe('the API of a team whose clients choose', () => {
  it('lists one member’s free times and books that member', async () => {
    const app = await startTestApp()
    const { owner, members } = await aBookedTeam(app, { assignment: { rule: 'choose' } })
    const ben = members[1]
    if (!ben) throw new Error('Ben is missing')
    const [start, next] = await teamSlots(app, 'demo', 14, '&member=ben')
    expect((await bookTeam(app, owner, start, { member: 'ben' })).status).toBe(201)
    expect(await hostsOfBookings(app)).toEqual(['ben'])
    expect(await teamSlots(app, 'demo', 14, '&member=ben')).not.toContain(start)
    expect(await teamSlots(app)).toContain(start)
    const taken = await bookTeam(app, owner, start, { member: 'ben' })
    expect(await taken.json()).toMatchObject({ code: 'slot_unavailable', alternatives: { 0: { start: next } } })
  })

  it('refuses a member who is not to choose, by name of the field', async () => {
    const app = await startTestApp()
    const { owner, eventTypeId } = await aBookedTeam(app)
    await aHost(app, { handle: 'sten', connected: false })
    const [start] = await teamSlots(app)
    // In turn nobody is chosen.
    const inTurn = await bookTeam(app, owner, start, { member: 'ben' })
    expect(inTurn.status).toBe(422)
    await app.services.db
      .updateTable('event_types')
      .set({ team_rule: 'choose' })
      .where('id', '=', eventTypeId)
      .execute()
    for (const member of ['sten', 'nobody']) {
      const refused = await bookTeam(app, owner, start, { member })
      expect(await refused.json()).toMatchObject({ code: 'validation_failed', errors: [{ path: 'member' }] })
    }
    const own = { eventType: 'intro-call', start, attendee: AN_ATTENDEE, member: 'ben' }
    expect((await callApi(app, owner, 'POST', '/bookings', own)).status).toBe(422)
  })
})
