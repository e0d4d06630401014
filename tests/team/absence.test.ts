import { describe, expect, it } from 'vitest'
import { signedIn } from '#tests/admin/start-admin'
import { builtPages, callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { endAbsence, enterAbsence, listAbsences } from '~/team/absences.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

type Rule = 'round_robin' | 'choose' | 'collective'

async function aTeamOfTwo(app: TestApp, rule: Rule = 'round_robin') {
  const team = await aBookedTeam(app, { handles: ['ann', 'ben'], assignment: { rule } })
  const [ann, ben] = team.members
  if (!ann || !ben) throw new Error('Somebody is missing')
  return { ...team, ann, ben }
}

function absentee({ id }: TestHost) {
  return { id, timeZone: 'Europe/Zurich' }
}

async function ownSlots(app: TestApp, host: TestHost): Promise<string[]> {
  return teamSlots(app, 'intro-call', 14, '', host.handle)
}

const dateOf = (start = '') => start.slice(0, 10)

describe('a member who enters an absence', () => {
  it('gets no new bookings of the team on these days, and all of them again when it is taken back (M1)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { ann, ben } = await aTeamOfTwo(app)
    const person = await signedIn(app, ben)
    const slots = await teamSlots(app)
    const date = dateOf(slots[0])
    const own = await ownSlots(app, ben)
    const page = await person.post('/admin/team/absence', { from: date, to: date, reason: 'Flu' })
    expect([page.status, (await page.text()).includes('The absence is entered')]).toEqual([200, true])
    // Ann is free all day, so nothing is missing from the offer; each time has one taker.
    expect(await teamSlots(app)).toEqual(slots)
    const onDate = slots.filter((start) => dateOf(start) === date)
    for (const start of onDate.slice(0, 4)) {
      const { data } = await (await bookTeam(app, ann, start)).json()
      expect(data.host.handle).toBe('ann')
      expect((await bookTeam(app, ann, start)).status).toBe(409)
    }
    expect((await teamSlots(app)).filter((start) => onDate.slice(0, 4).includes(start))).toEqual([])
    // The own page stays as it was.
    expect(await ownSlots(app, ben)).toEqual(own)
    const [absence] = await listAbsences(app.services.db, [{ ...absentee(ben), name: 'Ben' }], Date.now())
    expect(absence).toMatchObject({ from: date, to: date, ownPage: false })
    const list = await (await person.get('/admin/team/absence')).text()
    expect(list).toContain('Take back')
    expect(await (await person.get('/admin/availability/days-off')).text()).toContain('For bookings of the team only')
    const ended = await person.post('/admin/team/absence', { end: absence?.id ?? '' })
    expect(ended.headers.get('location')).toBe('/admin/team/absence?ended=1')
    const { data } = await (await bookTeam(app, ann, onDate[0])).json()
    expect(data.host.handle).toBe('ben')
  })

  it('closes their own page only if they say so', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { ben } = await aTeamOfTwo(app)
    const person = await signedIn(app, ben)
    const [first = ''] = await ownSlots(app, ben)
    const date = dateOf(first)
    await person.post('/admin/team/absence', { from: date, to: date, reason: '', ownPage: 'on' })
    expect((await ownSlots(app, ben)).filter((start) => dateOf(start) === date)).toEqual([])
    const attendee = { name: 'Bob Example', email: 'bob@example.com', timeZone: 'UTC' }
    const refused = await callApi(app, ben, 'POST', '/bookings', { eventType: 'intro-call', start: first, attendee })
    expect(await refused.json()).toMatchObject({ code: 'slot_unavailable', detail: 'This time is not offered.' })
  })

  it('leaves nothing to offer where all must come, or where they were chosen (B5, M2)', async () => {
    for (const rule of ['collective', 'choose'] as const) {
      const app = await startTestApp()
      const { ann, ben } = await aTeamOfTwo(app, rule)
      const of = rule === 'choose' ? '&member=ben' : ''
      const [first = ''] = await teamSlots(app, 'demo', 14, of)
      const date = dateOf(first)
      const asked = rule === 'choose' ? { member: 'ben' } : {}
      await enterAbsence(app.services, absentee(ben), { from: date, to: date, ownPage: false }, Date.now())
      expect((await teamSlots(app, 'demo', 14, of)).filter((start) => dateOf(start) === date)).toEqual([])
      expect((await bookTeam(app, ann, first, asked)).status).toBe(409)
      const [absence] = await listAbsences(app.services.db, [{ ...absentee(ben), name: 'Ben' }], Date.now())
      await endAbsence(app.services, { hostId: ben.id, id: absence?.id ?? '' }, Date.now())
      expect((await bookTeam(app, ann, first, asked)).status).toBe(201)
    }
  })

  it('is not moved to, nor handed, a meeting on these days', async () => {
    const app = await startTestApp()
    const { ann, ben } = await aTeamOfTwo(app)
    const slots = await teamSlots(app)
    const date = dateOf(slots.at(-1))
    const later = slots.find((start) => dateOf(start) === date)
    const other = slots.find((start) => dateOf(start) !== date)
    const { data: first } = await (await bookTeam(app, ann, other)).json()
    const holder = first.host.handle === 'ann' ? ann : ben
    const colleague = holder === ann ? ben : ann
    await enterAbsence(app.services, absentee(holder), { from: date, to: date, ownPage: false }, Date.now())
    const moved = await callApi(app, holder, 'POST', `/bookings/${first.id}/reschedule`, { start: later })
    expect(moved.status).toBe(409)
    const { data: second } = await (await bookTeam(app, ann, later)).json()
    expect(second.host.handle).toBe(colleague.handle)
    const handed = await callApi(app, ann, 'POST', `/bookings/${second.id}/reassignment`, { host: holder.handle })
    expect((await handed.json()).code).toBe('member_unavailable')
  })
})

describe('a manager', () => {
  it('enters and takes back a member’s absence, and the reason of a refused time says no more (S1)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner, ben, eventTypeId } = await aTeamOfTwo(app)
    const manager = await signedIn(app, owner)
    const slots = await teamSlots(app)
    const date = dateOf(slots[0])
    const entered = await manager.post('/admin/team/absence', {
      ...{ member: ben.id, from: date, to: date, reason: '', ownPage: 'on' },
    })
    expect(entered.status).toBe(200)
    const absences = () => listAbsences(app.services.db, [{ ...absentee(ben), name: 'Ben' }], Date.now())
    // A member's own page stays the member's.
    expect(await absences()).toMatchObject([{ from: date, ownPage: false }])
    const why = await (await manager.get(`/admin/team/event-types/${eventTypeId}/why?date=${date}&time=12:00`)).text()
    expect(why).toContain('Away on that day')
    const member = await signedIn(app, ben)
    expect(await (await member.get('/admin/team/absence')).text()).toContain('Take back')
    const [absence] = await absences()
    await manager.post('/admin/team/absence', { member: ben.id, end: absence?.id ?? '' })
    expect(await absences()).toEqual([])
    const foreign = await member.post('/admin/team/absence', { member: owner.id, from: date, to: date, reason: '' })
    expect(foreign.status).toBe(403)
  })
})
