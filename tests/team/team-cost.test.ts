import { describe, expect, it } from 'vitest'
import { findEventTypeById } from '#db/queries/event-types'
import { queriesOf } from '#tests/setup/plan-of'
import { startTestApp, type TestApp, type TestHost } from '#tests/setup/test-app'
import { findOfferedSlots, findSlotsOfHost } from '~/availability/slots/find-slots.server'
import { eventTypeFromRow } from '~/event-types/event-type'
import { readTeamPage } from '~/team/team-page.server'
import { aBookedTeam } from './booked-team'

const DAY_MS = 86_400_000
const MEMBERS = 50
const BUSY = 200
const MOST = 1.3

describe('a month of free times of a team', () => {
  it(`costs at most ${MOST} times the sum of its ${MEMBERS} members’ own, each ${BUSY} times busy (P4)`, async () => {
    const app = await startTestApp()
    const handles = Array.from({ length: MEMBERS }, (_, index) => `member-${index}`)
    const { teamId, members, eventTypeId } = await aBookedTeam(app, { handles })
    for (const member of members) await makeBusy(app, member)
    const { db } = app.services
    const page = await readTeamPage(db, teamId)
    const row = page && (await findEventTypeById(db, page.host.id, eventTypeId))
    if (!page || !row) throw new Error('The event type is gone')
    const now = Date.now()
    const range = { from: now, until: now + 31 * DAY_MS }
    const request = { host: page.host, eventType: eventTypeFromRow(row), durationMinutes: 30, now, ...range }
    const ofEach = async (asked: typeof db) => {
      for (const { id } of members)
        await findSlotsOfHost(asked, { ...request, host: { id, timeZone: 'Europe/Zurich' } })
    }
    const together = await findOfferedSlots(db, request)
    expect(together.length).toBeGreaterThan(100)

    const queries = (await queriesOf(db, (asked) => findOfferedSlots(asked, request))).length
    // The members of the event type, then three for each ten of them.
    expect(queries).toBe(1 + 3 * (MEMBERS / 10))
    // One time, which is checked under the locks of all: three for all of them.
    const oneTime = { ...request, from: together[0] ?? 0, until: (together[0] ?? 0) + 1 }
    expect(await queriesOf(db, (asked) => findOfferedSlots(asked, oneTime))).toHaveLength(4)
    const ratios: number[] = []
    for (let round = 0; round < 5; round++) {
      const each = await cpuOf(() => ofEach(db))
      ratios.push((await cpuOf(() => findOfferedSlots(db, request))) / each)
    }
    expect(Math.min(...ratios)).toBeLessThanOrEqual(MOST)
  }, 120_000)
})

/** Half an hour, several times a day. */
async function makeBusy({ services: { db } }: TestApp, { id }: TestHost): Promise<void> {
  const now = Date.now()
  const feed = {
    id: `feed-${id}`,
    url: 'https://calendar.example',
    url_hash: id,
    name: 'Calendar',
    all_day_blocks: 1,
  } as const
  const stamps = { next_check_at: now + DAY_MS, created_at: now, updated_at: now }
  await db
    .insertInto('calendar_feeds')
    .values({ ...feed, ...stamps, host_id: id, stale_blocks: 1 })
    .execute()
  const intervals = Array.from({ length: BUSY }, (_, index) => ({
    ...{ host_id: id, feed_id: feed.id, connection_id: null, blocks: 1 as const, label: null },
    starts_at: now + index * 3_600_000 * 3.6,
    ends_at: now + index * 3_600_000 * 3.6 + 1_800_000,
  }))
  await db.insertInto('busy_intervals').values(intervals).execute()
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
