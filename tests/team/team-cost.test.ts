import { describe, expect, it } from 'vitest'
import { findEventTypeById } from '#db/queries/event-types'
import { queriesOf } from '#tests/setup/plan-of'
import { startTestApp } from '#tests/setup/test-app'
import { findOfferedSlots } from '~/availability/slots/find-slots.server'
import { eventTypeFromRow } from '~/event-types/event-type'
import { readTeamPage } from '~/team/team-page.server'
import { aBookedTeam } from './booked-team'

const DAY_MS = 86_400_000
const MEMBERS = 50

describe('a month of free times of a team', () => {
  it('is read with four queries for each ten of its members, and one time with five in all (P4)', async () => {
    const app = await startTestApp()
    const handles = Array.from({ length: MEMBERS }, (_, index) => `member-${index}`)
    const { teamId, eventTypeId } = await aBookedTeam(app, { handles })
    const { db } = app.services
    const page = await readTeamPage(db, teamId)
    const row = page && (await findEventTypeById(db, page.host.id, eventTypeId))
    if (!page || !row) throw new Error('The event type is gone')
    const now = Date.now()
    const range = { from: now, until: now + 31 * DAY_MS }
    const request = { host: page.host, eventType: eventTypeFromRow(row), durationMinutes: 30, now, ...range }
    const together = await findOfferedSlots(db, request)
    expect(together.length).toBeGreaterThan(100)

    const queries = (await queriesOf(db, (asked) => findOfferedSlots(asked, request))).length
    // The members of the event type, then four for each ten of them.
    expect(queries).toBe(1 + 4 * (MEMBERS / 10))
    // One time, which is checked under the locks of all: four for all of them.
    const oneTime = { ...request, from: together[0] ?? 0, until: (together[0] ?? 0) + 1 }
    expect(await queriesOf(db, (asked) => findOfferedSlots(asked, oneTime))).toHaveLength(5)
  }, 120_000)
})
