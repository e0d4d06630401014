import { describe, expect, it } from 'vitest'
import { DAY_MS, plantBooking, signedIn } from '#tests/admin/start-admin'
import { builtPages, callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { proveAll } from '~/commands/prove'
import { handOverMeetings, MAX_HANDED_AT_ONCE } from '~/team/hand-over-meetings.server'
import { dissolveTeam, leaveTeam, removeMember } from '~/team/membership.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

const WEEK_MS = 7 * DAY_MS
const FIRST_MONDAY = Date.parse('2026-01-05T10:00:00Z')

async function hostsOf(app: TestApp): Promise<Record<string, string>> {
  const rows = await app.services.db
    .selectFrom('bookings')
    .innerJoin('hosts', 'hosts.id', 'bookings.host_id')
    .select(['bookings.id', 'hosts.handle'])
    .execute()
  return Object.fromEntries(rows.map(({ id, handle }) => [id, handle]))
}

/** Books the team at the given times. @returns the bookings' ids */
async function bookAll(app: TestApp, key: TestHost, starts: (string | undefined)[]): Promise<string[]> {
  const ids: string[] = []
  for (const start of starts) {
    const response = await bookTeam(app, key, start)
    expect(response.status).toBe(201)
    ids.push((await response.json()).data.id)
  }
  return ids
}

async function expectNoBreach({ services }: TestApp): Promise<void> {
  const findings = await proveAll(services, services.keyring)
  expect(findings.filter(({ breaches }) => breaches.length > 0)).toEqual([])
}

describe('a member of a booked team', () => {
  it('who leaves passes their meetings on, and keeps what nobody else can take (M1)', async () => {
    const app = await startTestApp()
    const { owner, members, teamId } = await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const ben = members[1]
    if (!ben) throw new Error('Ben is missing')
    const [first, second, third] = await teamSlots(app)
    const ids = await bookAll(app, owner, [first, second, third, third])
    const before = await hostsOf(app)
    expect(Object.values(before).filter((handle) => handle === 'ben').length).toBeGreaterThan(1)
    expect(await leaveTeam(app.services, { hostId: ben.id, teamId }, Date.now())).toEqual({ ok: true })
    const after = await hostsOf(app)
    // At the third time both have a meeting, so Ben's stays.
    const kept = ids.filter((id) => after[id] === 'ben')
    expect(kept).toHaveLength(1)
    expect([ids[2], ids[3]]).toContain(kept[0])
    await app.settled()
    await expectNoBreach(app)
    const { data } = await (await bookTeam(app, owner, (await teamSlots(app)).at(-1))).json()
    expect(data.host.handle).toBe('ann')
  })

  it('who is removed passes their meetings on', async () => {
    const app = await startTestApp()
    const { owner, members, teamId } = await aBookedTeam(app)
    const cleo = members[2]
    const ids = await bookAll(app, owner, (await teamSlots(app)).slice(0, 3))
    expect(Object.values(await hostsOf(app))).toContain('cleo')
    const acting = { hostId: owner.id, teamId }
    expect(await removeMember(app.services, acting, cleo?.id ?? '', Date.now())).toEqual({ ok: true })
    const after = await hostsOf(app)
    expect(ids.map((id) => after[id])).not.toContain('cleo')
  })

  it('who is ill offers their meetings of these days by one form, and sees what nobody takes', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner, members } = await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const ben = members[1]
    if (!ben) throw new Error('Ben is missing')
    const [first, second] = await teamSlots(app)
    await bookAll(app, owner, [first, second, second])
    const away = Object.values(await hostsOf(app)).filter((handle) => handle === 'ben').length
    const date = (first ?? '').slice(0, 10)
    const person = { ...ben, ...(await signedIn(app, ben)) }
    const page = await (await person.post('/admin/team/absence', { from: date, to: date, reason: 'Flu' })).text()
    expect(page).toContain('Nobody else can take these')
    const left = Object.values(await hostsOf(app)).filter((handle) => handle === 'ben').length
    expect(left).toBe(1)
    expect(page.includes('takes over')).toBe(away > 1)
    const unfit = await person.post('/admin/team/absence', { from: date, to: '2026-01-01', reason: '' })
    expect(unfit.status).toBe(400)
  })

  it('keeps their bookings when the team is dissolved; its page is gone and its handle free', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner, members, teamId } = await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const [start] = await teamSlots(app)
    const ids = await bookAll(app, owner, [start, start])
    expect(await dissolveTeam(app.services.db, { hostId: owner.id, teamId }, Date.now())).toBe(true)
    expect((await fetch(`${app.url}/sales`)).status).toBe(404)
    expect((await fetch(`${app.url}/sales/demo`)).status).toBe(404)
    const hosts = await hostsOf(app)
    for (const id of ids) {
      const host = members.find(({ handle }) => handle === hosts[id])
      const { data } = await (await callApi(app, host ?? owner, 'GET', `/bookings/${id}`)).json()
      expect(data).toMatchObject({ status: 'confirmed', team: null })
    }
    await app.settled()
    await expectNoBreach(app)
    const again = await aBookedTeam(app, { handles: ['dora'] })
    expect(again.eventTypeId).toMatch(/^evt_/)
  })
})

describe('a booking of a team that is dissolved', () => {
  for (const rule of ['round_robin', 'choose', 'collective'] as const) {
    it(`goes on: page, move, cancellation, and no handover (${rule})`, async () => {
      const app = await startTestApp({ pages: await builtPages() })
      const { owner, members, teamId } = await aBookedTeam(app, {
        ...{ handles: ['ann', 'ben'], connected: true, assignment: { rule } },
      })
      const [first, second, free] = await teamSlots(app)
      const [id = '', other = ''] = await bookAll(app, owner, [first, second])
      await app.settled()
      expect(await dissolveTeam(app.services.db, { hostId: owner.id, teamId }, Date.now())).toBe(true)
      const hosts = await hostsOf(app)
      const host = members.find(({ handle }) => handle === hosts[id]) ?? owner
      const read = async (key = host, of = id) => (await callApi(app, key, 'GET', `/bookings/${of}`)).json()
      const { data } = await read()
      const path = new URL(data.manageUrl).pathname
      for (const below of ['', '/reschedule', '/cancel', '/invite.ics'])
        expect((await fetch(app.url + path + below)).status).toBe(200)
      const person = await signedIn(app, host)
      const page = await (await person.get(`/admin/bookings/${id}`)).text()
      expect(page).toContain(data.attendee.name)
      expect(page).not.toContain('/reassignment')
      expect((await person.get(`/admin/team/meetings/${id}/reassignment`)).status).toBe(404)
      expect((await callApi(app, owner, 'POST', `/bookings/${id}/reassignment`, {})).status).toBe(404)
      // The event type is gone: hosts move to any time of theirs, and attendees are told whom to write to.
      const byHost = await person.post(`/admin/bookings/${id}/move`, {
        ...{ start: free ?? '', seen: data.start, date: '', time: '' },
      })
      expect(byHost.status).toBe(302)
      expect((await read()).data).toMatchObject({ start: free, sequence: 1, status: 'confirmed' })
      const cancelled = await fetch(`${app.url}${path}/cancel`, {
        ...{ method: 'POST', redirect: 'manual' as const, headers: { Origin: app.url } },
        body: new URLSearchParams({ reason: '' }),
      })
      expect(cancelled.status).toBe(302)
      expect((await read()).data.status).toBe('cancelled')
      const keeper = members.find(({ handle }) => handle === hosts[other]) ?? owner
      expect((await read(keeper, other)).data.status).toBe('confirmed')
      await app.settled()
      await expectNoBreach(app)
    })
  }
})

describe('a booking that stays with somebody who has left', () => {
  it('is handed over neither by that host nor by a manager of the team (S1)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner, members, eventTypeId } = await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const ben = members[1]!
    const startsAt = Date.now() + 4 * WEEK_MS
    const id = await plantBooking(app.services.db, ben.id, {
      ...{ startsAt, event_type_id: eventTypeId, team_rule: 'round_robin' },
    })
    const page = `/admin/team/meetings/${id}/reassignment`
    const [byOwner, byBen] = [await signedIn(app, owner), await signedIn(app, ben)]
    expect([(await byOwner.get(page)).status, (await byBen.get(page)).status]).toEqual([200, 200])
    await app.services.db.deleteFrom('team_members').where('host_id', '=', ben.id).execute()
    for (const { get, post } of [byOwner, byBen]) {
      expect((await get(page)).status).toBe(404)
      expect((await post(page, { to: members[0]!.id, reason: '' })).status).toBe(404)
    }
    const answer = await callApi(app, owner, 'POST', `/bookings/${id}/reassignment`, { host: 'ann' })
    expect(answer.status).toBe(404)
    expect((await hostsOf(app))[id]).toBe('ben')
  })
})

describe('a handover of many meetings', () => {
  it('is done in parts, so that no request lasts as long as all of them', async () => {
    const app = await startTestApp()
    const { members, teamId, eventTypeId } = await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const ben = members[1]
    if (!ben) throw new Error('Ben is missing')
    const weeks = MAX_HANDED_AT_ONCE + 3
    // Within the hours of everybody, whatever the day of the test.
    const monday = Math.ceil((Date.now() - FIRST_MONDAY) / WEEK_MS) * WEEK_MS + FIRST_MONDAY + 4 * WEEK_MS
    for (let week = 0; week < weeks; week++)
      await plantBooking(app.services.db, ben.id, {
        ...{ startsAt: monday + week * WEEK_MS, event_type_id: eventTypeId, team_rule: 'round_robin' },
      })
    const range = { from: 0, until: Number.MAX_SAFE_INTEGER }
    const by = { actor: { kind: 'host' as const, id: ben.id, name: 'Ben' }, reason: null, leaves: false }
    const first = await handOverMeetings(app.services, { teamId, hostId: ben.id, range }, by, Date.now())
    expect(first).toMatchObject({ more: true, handed: { length: MAX_HANDED_AT_ONCE } })
    expect(Object.values(await hostsOf(app)).filter((handle) => handle === 'ben')).toHaveLength(3)
    app.services.outbox.wake()
    await app.settled()
    expect(Object.values(await hostsOf(app))).toEqual(Array.from({ length: weeks }, () => 'ann'))
  })
})
