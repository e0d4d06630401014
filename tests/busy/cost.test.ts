import { describe, expect, inject, it } from 'vitest'
import { findHeldBookings } from '#db/queries/bookings'
import { findBusyIntervals } from '#db/queries/busy-intervals'
import { planOf } from '#tests/setup/plan-of'
import { aDatabase } from '#tests/setup/test-database'

const RANGE = { from: 1_000, until: 2_000 }

describe('what a page of slots costs (P4)', () => {
  // PostgreSQL chooses a plan by the content of its tables, so only SQLite's plan is the same every time.
  it.skipIf(inject('postgresServerUrl'))('is bounded by the range in both searches, by an index', async () => {
    const { db } = await aDatabase()
    expect(await planOf(db, (watched) => findBusyIntervals(watched, 'hst_1', RANGE))).toMatch(
      /^SEARCH busy_intervals USING INDEX busy_intervals_range \(host_id=\? AND starts_at>\? AND starts_at<\?\)$/,
    )
    expect(await planOf(db, (watched) => findHeldBookings(watched, 'hst_1', RANGE))).toMatch(
      new RegExp(
        [
          'MERGE \\(UNION ALL\\)',
          'LEFT',
          'SEARCH bookings USING INDEX \\w+ \\(host_id=\\? AND starts_at>\\? AND starts_at<\\?\\)',
          'RIGHT',
          'SEARCH booking_co_hosts USING INDEX booking_co_hosts_held \\(host_id=\\? AND starts_at>\\? AND starts_at<\\?\\)',
          'SEARCH bookings USING INDEX sqlite_autoindex_bookings_1 \\(id=\\?\\)$',
        ].join('\n'),
      ),
    )
  })

  it('a stored interval is never longer than the search assumes', async () => {
    const { db } = await aDatabase()
    const tooLong = db.insertInto('busy_intervals').values({
      host_id: 'x',
      feed_id: 'y',
      connection_id: null,
      starts_at: 0,
      ends_at: 604_800_001,
      blocks: 1,
      label: null,
    })
    await expect(tooLong.execute()).rejects.toThrow(/check constraint/i)
  })
})
