import { describe, expect, it } from 'vitest'
import { findEventTypeById } from '#db/queries/event-types'
import { signedIn } from '#tests/admin/start-admin'
import { builtPages, callApi, startTestApp, type TestApp } from '#tests/setup/test-app'
import { eventTypeFromRow } from '~/event-types/event-type'
import { chooseBookable } from '~/team/bookable.server'
import { readShares, readSharesOverTime } from '~/team/shares.server'
import { readTeamPage } from '~/team/team-page.server'
import { aBookedTeam, bookTeam, teamSlots } from './booked-team'

describe('the shares of a team’s members', () => {
  it('count what each took, could have taken, and missed by which reason (M3)', async () => {
    const app = await startTestApp({ pages: await builtPages() })
    const { owner, members, teamId, eventTypeId } = await aBookedTeam(app, { priorities: { cleo: 2 } })
    const [ann, ben, cleo] = members
    if (!ann || !ben || !cleo) throw new Error('Somebody is missing')
    const { db } = app.services
    const slots = await teamSlots(app)
    for (const start of slots.slice(0, 4)) expect((await bookTeam(app, owner, start)).status).toBe(201)
    await chooseBookable(db, { teamId, hostId: ann.id }, 'paused', Date.now())
    const attendee = { name: 'Bob Example', email: 'bob@example.com', timeZone: 'UTC' }
    await callApi(app, ben, 'POST', '/bookings', { eventType: 'intro-call', start: slots[5], attendee })
    expect((await bookTeam(app, owner, slots[5])).status).toBe(201)

    const page = await readTeamPage(db, teamId)
    const row = page && (await findEventTypeById(db, page.host.id, eventTypeId))
    const eventType = row && eventTypeFromRow(row)
    if (!eventType?.team) throw new Error('The event type is gone')
    const shares = await readShares(db, { ...eventType, team: eventType.team }, Date.now())
    const none = { busy: 0, paused: 0, no_meeting: 0, lower_priority: 0 }
    expect(shares).toMatchObject([
      { id: ann.id, taken: 2, share: 2, passed: { ...none, paused: 1 } },
      { id: ben.id, taken: 2, share: 2, passed: { ...none, busy: 1 } },
      { id: cleo.id, taken: 1, share: 1, passed: { ...none, lower_priority: 4 } },
    ])

    const path = `/admin/team/event-types/${eventTypeId}/shares`
    const shown = await (await (await signedIn(app, owner)).get(path)).text()
    expect(shown).toContain('Exact share')
    expect(shown).toContain('<svg')
    expect((await (await signedIn(app, ben)).get(path)).status).toBe(403)
  })
})

describe('fairness over time', () => {
  it('adds up the bookings of each part of the counted days, and ends at the shares of today', async () => {
    const app = await startTestApp()
    const { owner, members, teamId, eventTypeId } = await aBookedTeam(app, { handles: ['ann', 'ben'] })
    const { db } = app.services
    const slots = await teamSlots(app)
    const ids: string[] = []
    for (const start of slots.slice(0, 3)) ids.push((await (await bookTeam(app, owner, start)).json()).data.id)
    const now = Date.now()
    // Of 90 days the first was made in the second part of six, and the second in the fourth.
    for (const [index, days] of [70, 40].entries())
      await db
        .updateTable('bookings')
        .set({ created_at: now - days * 86_400_000 })
        .where('id', '=', ids[index] ?? '')
        .execute()
    const page = await readTeamPage(db, teamId)
    const row = page && (await findEventTypeById(db, page.host.id, eventTypeId))
    const eventType = row && eventTypeFromRow(row)
    if (!eventType?.team) throw new Error('The event type is gone')
    const overTime = await readSharesOverTime(db, { ...eventType, team: eventType.team }, now + 1)
    const first = await hostOf(app, ids[0])
    const differences = overTime.map(({ differences }) => differences.find(({ id }) => id === first)?.difference)
    // Alone above its share, then even, then above or below it with the third booking.
    const third = (await hostOf(app, ids[2])) === first ? 0.5 : -0.5
    expect(differences).toEqual([0, 0.5, 0.5, 0, 0, third])
    const shares = await readShares(db, { ...eventType, team: eventType.team }, now + 1)
    for (const { id, taken, share } of shares)
      expect(overTime.at(-1)?.differences.find((one) => one.id === id)?.difference).toBeCloseTo(taken - share)
    expect(overTime.at(-1)?.differences).toHaveLength(members.length)
  })
})

async function hostOf({ services: { db } }: TestApp, id: string | undefined): Promise<string | undefined> {
  const row = await db
    .selectFrom('bookings')
    .select('host_id')
    .where('id', '=', id ?? '')
    .executeTakeFirst()
  return row?.host_id
}
