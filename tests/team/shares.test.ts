import { describe, expect, it } from 'vitest'
import { findEventTypeById } from '#db/queries/event-types'
import { signedIn } from '#tests/admin/start-admin'
import { builtPages, callApi, startTestApp } from '#tests/setup/test-app'
import { eventTypeFromRow } from '~/event-types/event-type'
import { chooseBookable } from '~/team/bookable.server'
import { readShares } from '~/team/shares.server'
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
