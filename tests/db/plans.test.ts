import { describe, expect, inject, it } from 'vitest'
import { countAttendance } from '#db/queries/attendance-figures'
import { countBookingsBySpan } from '#db/queries/booking-figures'
import { countBusyIntervals, findBusyIntervals } from '#db/queries/busy-intervals'
import { findNextDueAt } from '#db/queries/due-jobs'
import { findFailedJobs } from '#db/queries/failed-jobs'
import { findConnection, findOfferedConnection } from '#db/queries/goto-connections'
import { findRunAt, runLaneNow, wakeWaitingJobs } from '#db/queries/jobs'
import { findDefaultSchedule, findScheduleInForce } from '#db/queries/schedules'
import { findOwner } from '#db/queries/teams'
import { findTurns } from '#db/queries/turns'
import type { Db } from '#db/schema'
import { planOf } from '#tests/setup/plan-of'
import { aDatabase } from '#tests/setup/test-database'

const RANGE = { from: 0, until: 1 }
const TURNS = { eventTypeId: 'evt_x', since: 0, countsCancelled: false, countsNoShows: false }
const quietly = (asked: Promise<unknown>) => asked.catch(() => undefined)

// PostgreSQL scans so small a table.
describe.skipIf(inject('postgresServerUrl'))('SQLite, which plans without looking at values (P4),', () => {
  it.each<[string, (db: Db) => Promise<unknown>]>([
    ['goto_connections_host', (db) => findConnection(db, 'hst_x')],
    ['goto_connections_offered', (db) => findOfferedConnection(db, 'hst_x')],
    ['schedules_default', (db) => quietly(findDefaultSchedule(db, 'hst_x'))],
    ['schedules_default', (db) => quietly(findScheduleInForce(db, 'hst_x', null))],
    ['team_members_owner', (db) => findOwner(db, 'tem_x')],
    ['bookings_turns', (db) => findTurns(db, TURNS)],
    ['busy_intervals_range', (db) => findBusyIntervals(db, 'hst_x', RANGE)],
    ['jobs_due', (db) => findNextDueAt(db, 'others')],
    ['jobs_due_deliveries', (db) => findNextDueAt(db, 'deliveries')],
    ['busy_intervals_feed', (db) => countBusyIntervals(db, 'hst_x')],
    ['jobs_trouble', (db) => findFailedJobs(db, 'hst_x')],
    ['jobs_trouble', (db) => wakeWaitingJobs(db, 'hst_x', 0)],
    ['jobs_open_lane', (db) => runLaneNow(db, 'delivery:whk_x', 0)],
    ['jobs_open_lane', (db) => findRunAt(db, 'delivery:whk_x', {})],
  ])('takes the partial index %s', async (index, ask) => {
    const { db } = await aDatabase()
    expect(await planOf(db, ask)).toMatch(new RegExp(`(SEARCH|SCAN) .*USING (COVERING )?INDEX ${index}( |$)`, 'm'))
  })
  it.each<[string, (db: Db) => Promise<unknown>]>([
    ['bookings per week', (db) => countBookingsBySpan(db, 'hst_x', [{ from: 0, until: 1 }])],
    ['attendance', (db) => countAttendance(db, ['hst_x', 'hst_y'], [{ from: 0, until: 1 }], 1)],
  ])('reads a co-host’s meetings by their index for %s, and no other host’s', async (_title, ask) => {
    const { db } = await aDatabase()
    const plan = await planOf(db, ask)
    expect(plan).toMatch(/SEARCH .*INDEX booking_co_hosts_(host|held) /)
    expect(plan).not.toMatch(/SCAN (booking_co_hosts|bookings|c|b|n)\b/)
  })
})
