import { describe, expect, it } from 'vitest'
import { findBooking } from '#db/queries/bookings'
import { aHost, callApi, startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { reassignBooking } from '~/booking/changes/reassign-booking.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

const HANDLES = ['ann', 'ben', 'cleo', 'dora', 'emil']

async function aTeamBooking(app: TestApp) {
  const team = await aBookedTeam(app, { handles: HANDLES })
  const [start] = await teamSlots(app)
  const { data: booking } = await (await bookTeam(app, team.owner, start)).json()
  const others = team.members.filter(({ handle }) => handle !== booking.host.handle)
  return { ...team, booking, others }
}

async function handOver(app: TestApp, key: TestHost, id: string, host: string): Promise<Response> {
  return callApi(app, key, 'POST', `/bookings/${id}/reassignment`, { host })
}

describe('several handovers of one booking at once', () => {
  it('have one winner, and the others find it changed (B6)', async () => {
    const app = await startTestApp()
    const { owner, booking, others } = await aTeamBooking(app)
    const { db } = app.services
    const seen = await findBooking(db, booking.id)
    if (!seen) throw new Error('The booking is missing')
    const actor = { kind: 'api' as const, id: owner.id }
    const asked = [...others.map(({ id }) => id), null, null]
    const results = await Promise.all(
      asked.map((hostId) => reassignBooking(app.services, seen, { hostId, actor }, Date.now())),
    )
    const after = await findBooking(db, booking.id)
    const changed = results.filter((result) => result.ok && result.changed)
    expect(changed).toHaveLength(1)
    expect(after?.sequence).toBe(1)
    for (const [index, result] of results.entries()) {
      // Whoever asked for the winner gets what they wanted, and nothing happens twice.
      if (result.ok) expect(result.row.host_id).toBe(after?.host_id)
      else expect([result.reason, asked[index] === after?.host_id]).toEqual(['changed_meanwhile', false])
    }
  })

  it('answer each success with the host of that success, never a later one', async () => {
    const app = await startTestApp()
    const { owner, booking, others } = await aTeamBooking(app)
    const answers = await Promise.all(
      others.map(async ({ handle }) => {
        const response = await handOver(app, owner, booking.id, handle)
        return { handle, status: response.status, body: await response.json() }
      }),
    )
    const won = answers.filter(({ status }) => status === 200)
    for (const { handle, body } of won) expect(body.data.host.handle).toBe(handle)
    for (const { status, body } of answers.filter((answer) => !won.includes(answer)))
      expect({ status, code: body.code }).toEqual({ status: 409, code: 'booking_changed' })
    const { data } = await (await callApi(app, owner, 'GET', `/bookings/${booking.id}`)).json()
    // A later request may have read the booking after an earlier one: then it hands over once more.
    expect(data.sequence).toBe(won.length)
    expect(won.map(({ body }) => body.data.sequence).toSorted()).toEqual(won.map((_, index) => index + 1))
    expect(won.at(won.findIndex(({ body }) => body.data.sequence === won.length))?.handle).toBe(data.host.handle)
  })

  it('for the present host changes nothing and answers the booking', async () => {
    const app = await startTestApp()
    const { owner, booking } = await aTeamBooking(app)
    const answers = await Promise.all([1, 2, 3].map(() => handOver(app, owner, booking.id, booking.host.handle)))
    for (const answer of answers) {
      expect(answer.status).toBe(200)
      expect((await answer.json()).data).toMatchObject({ sequence: 0, host: booking.host })
    }
  })
})

describe('what a manager sees of a team’s booking (S1)', () => {
  it('is the same when it is read, listed and handed over; members see only their own', async () => {
    const app = await startTestApp()
    const { owner, members, booking } = await aTeamBooking(app)
    const holder = members.find(({ handle }) => handle === booking.host.handle)
    const other = members.find((host) => host !== owner && host !== holder)
    const stranger = await aHost(app, { handle: 'sten', connected: false })
    if (!holder || !other) throw new Error('Somebody is missing')
    const read = (host: TestHost) => callApi(app, host, 'GET', `/bookings/${booking.id}`)
    const list = (host: TestHost, query = '?team=sales') => callApi(app, host, 'GET', `/bookings${query}`)
    const { data } = await (await read(owner)).json()
    expect(data.id).toBe(booking.id)
    expect((await (await list(owner)).json()).data).toEqual([data])
    expect((await (await handOver(app, owner, booking.id, holder.handle)).json()).data).toEqual(data)
    // Without the team it is what the owner hosts.
    expect((await (await list(owner, '')).json()).data).toEqual(holder === owner ? [data] : [])
    expect((await (await list(owner, '?team=sales&eventType=demo')).json()).data).toHaveLength(1)
    expect((await (await list(owner, '?team=sales&eventType=nothing')).json()).data).toEqual([])
    for (const host of [other, stranger]) {
      expect((await read(host)).status).toBe(404)
      expect((await handOver(app, host, booking.id, other.handle)).status).toBe(404)
      expect((await list(host)).status).toBe(422)
    }
    expect((await list(owner, '?team=nobody')).status).toBe(422)
  })

  it('ends for a member’s booking when that member has left', async () => {
    const app = await startTestApp()
    const { owner, booking, members } = await aTeamBooking(app)
    const holder = members.find(({ handle }) => handle === booking.host.handle)
    if (holder?.id === owner.id) return
    await app.services.db
      .deleteFrom('team_members')
      .where('host_id', '=', holder?.id ?? '')
      .execute()
    expect((await callApi(app, owner, 'GET', `/bookings/${booking.id}`)).status).toBe(404)
    expect((await (await callApi(app, owner, 'GET', '/bookings?team=sales')).json()).data).toEqual([])
  })
})
