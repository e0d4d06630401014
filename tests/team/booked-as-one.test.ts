import { describe, expect, it } from 'vitest'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { callApi, startTestApp } from '#tests/setup/test-app'
import { chooseBookable } from '~/team/bookable.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

describe('a team that is booked as one', () => {
  it('offers a time until the last member is taken, and gives each to another one (M1)', async () => {
    const app = await startTestApp()
    const { owner } = await aBookedTeam(app)
    const [start] = await teamSlots(app)
    const hosts: string[] = []
    for (let booking = 0; booking < 3; booking++) {
      expect(await teamSlots(app)).toContain(start)
      const response = await bookTeam(app, owner, start)
      expect(response.status).toBe(201)
      const { data } = await response.json()
      expect(data).toMatchObject({ status: 'confirmed', team: { handle: 'sales', name: 'Sales' } })
      hosts.push(data.host.handle)
    }
    expect(hosts.sort()).toEqual(['ann', 'ben', 'cleo'])
    expect(await teamSlots(app)).not.toContain(start)
    const lost = await bookTeam(app, owner, start)
    expect(lost.status).toBe(409)
    expect(await lost.json()).toMatchObject({ code: 'slot_unavailable', alternatives: { length: 5 } })
  })

  it('takes a time from a member’s own page too, and the other way round (M1)', async () => {
    const app = await startTestApp()
    const { members } = await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const [ann, ben] = members
    if (!ann || !ben) throw new Error('Somebody is missing')
    const [start] = await teamSlots(app)
    const own = await callApi(app, ann, 'POST', '/bookings', {
      ...{ eventType: 'intro-call', start },
      attendee: { name: 'Ada Example', email: 'ada@example.com', timeZone: 'UTC' },
    })
    expect(own.status).toBe(201)
    const team = await (await bookTeam(app, ann, start)).json()
    expect(team.data.host.handle).toBe('ben')
    expect(await teamSlots(app)).not.toContain(start)
    const again = await callApi(app, ben, 'POST', '/bookings', {
      ...{ eventType: 'intro-call', start },
      attendee: { name: 'Ada Example', email: 'ada@example.com', timeZone: 'UTC' },
    })
    expect(again.status).toBe(409)
  })

  it('shares bookings by weight', async () => {
    const app = await startTestApp()
    const { owner } = await aBookedTeam(app, { handles: ['ann', 'ben'], weights: { ann: 3 } })
    const slots = await teamSlots(app)
    const hosts: string[] = []
    for (const start of slots.slice(0, 8)) {
      const { data } = await (await bookTeam(app, owner, start)).json()
      hosts.push(data.host.handle)
    }
    expect(hosts.filter((handle) => handle === 'ben')).toHaveLength(2)
    expect(hosts.slice(0, 4).filter((handle) => handle === 'ben')).toHaveLength(1)
  })

  it('asks a lower priority only when nobody of the higher one is free', async () => {
    const app = await startTestApp()
    const { owner } = await aBookedTeam(app, { priorities: { cleo: 2 } })
    const [start] = await teamSlots(app)
    const hosts: string[] = []
    for (let booking = 0; booking < 3; booking++)
      hosts.push((await (await bookTeam(app, owner, start)).json()).data.host.handle)
    expect(hosts[2]).toBe('cleo')
  })

  it('leads an attendee back to the member they know, if wanted', async () => {
    const app = await startTestApp()
    const { owner } = await aBookedTeam(app, { assignment: { returnsToMember: true } })
    const [first, second, third] = await teamSlots(app)
    const ada = { name: 'Ada Example', email: 'Ada@example.com', timeZone: 'UTC' }
    const handleOf = async (response: Response) => (await response.json()).data.host.handle as string
    const known = await handleOf(await bookTeam(app, owner, first, { attendee: ada }))
    const other = { ...ada, email: 'bob@example.com' }
    expect(await handleOf(await bookTeam(app, owner, second, { attendee: other }))).not.toBe(known)
    expect(await handleOf(await bookTeam(app, owner, third, { attendee: { ...ada, email: 'ada@example.com' } }))).toBe(
      known,
    )
  })

  it('gives nothing to members who pause, withdrew their consent, or lack a connection that is needed', async () => {
    const app = await startTestApp()
    const { owner, members, teamId } = await aBookedTeam(app, { assignment: { allowsWithoutConnection: false } })
    expect(await teamSlots(app)).toEqual([])
    const [ann, ben, cleo] = members
    if (!ann || !ben || !cleo) throw new Error('Somebody is missing')
    for (const { id } of members)
      await connectToSimulator(app.services, { hostId: id, accountKey: app.goto.state.accounts[0]?.key ?? '' })
    const { db } = app.services
    await chooseBookable(db, { teamId, hostId: ann.id }, 'paused', Date.now())
    await chooseBookable(db, { teamId, hostId: ben.id }, 'no', Date.now())
    const [start] = await teamSlots(app)
    const { data } = await (await bookTeam(app, owner, start)).json()
    expect(data.host.handle).toBe('cleo')
    expect(await teamSlots(app)).not.toContain(start)
    await chooseBookable(db, { teamId, hostId: ann.id }, 'yes', Date.now())
    expect(await teamSlots(app)).toContain(start)
  })
})
