import { sql } from 'kysely'
import type { Db } from '../schema'
import { QUEUED } from './jobs'

interface StepBack {
  /** Kinds that wait for an instant, such as a reminder, and not for a delay, until they were tried. */
  forAnInstant: readonly string[]
  /** No lease is longer. */
  leaseMs: number
  now: number
}

/**
 * After a clock was set back, jobs written while it was ahead would wait until it gets there again. Their delays now count from
 * the present, and leases from then end when a new lease would.
 */
export async function rescheduleAfterClockStep(db: Db, { forAnInstant, leaseMs, now }: StepBack): Promise<void> {
  await db
    .updateTable('jobs')
    .set({
      run_at: sql<number>`case when run_at > updated_at then run_at - updated_at + ${now} else ${now} end`,
      updated_at: now,
    })
    .where('state', '=', QUEUED)
    .where('updated_at', '>', now)
    .where(({ or, eb }) =>
      or([eb('kind', 'not in', forAnInstant), eb('attempts', '>', 0), eb('last_error', 'is not', null)]),
    )
    .execute()
  await db
    .updateTable('jobs')
    .set({ lease_until: now + leaseMs })
    .where('state', '=', QUEUED)
    .where('lease_until', '>', now + leaseMs)
    .execute()
}

/** No other lease is longer; reading a feed may take that long. */
const MAX_LEASE_MS = 3 * 60_000
/** Of an account with many calendars. */
const MAX_ACCOUNT_LEASE_MS = 5 * 60_000
/** A provider may ask us to wait for so long. */
const MAX_PAUSE_MS = 24 * 3_600_000

/**
 * The same for all other timestamps of last use and leases: those from a clock that was ahead would count as fresh, or as held,
 * until the clock gets there again. They are reset.
 */
export async function clampFutureTimestamps(db: Db, now: number): Promise<void> {
  const latest = now + MAX_LEASE_MS
  await db
    .updateTable('goto_connections')
    .set({ refresh_lease_until: latest })
    .where('refresh_lease_until', '>', latest)
    .execute()
  await db.updateTable('goto_meeting_reads').set({ lease_until: latest }).where('lease_until', '>', latest).execute()
  await db.updateTable('calendar_feeds').set({ lease_until: latest }).where('lease_until', '>', latest).execute()
  await db
    .updateTable('calendar_accounts')
    .set({ refresh_lease_until: latest })
    .where('refresh_lease_until', '>', latest)
    .execute()
  const latestOfAccount = now + MAX_ACCOUNT_LEASE_MS
  await db
    .updateTable('calendar_accounts')
    .set({ lease_until: latestOfAccount })
    .where('lease_until', '>', latestOfAccount)
    .execute()

  await db.updateTable('goto_connections').set({ refreshed_at: now }).where('refreshed_at', '>', now).execute()
  await db.updateTable('goto_connections').set({ checked_at: null }).where('checked_at', '>', now).execute()
  await db
    .updateTable('goto_connections')
    .set({ meetings_checked_at: 0 })
    .where('meetings_checked_at', '>', now)
    .execute()
  await db.updateTable('goto_meeting_reads').set({ read_at: null }).where('read_at', '>', now).execute()
  await db.updateTable('goto_meeting_reads').set({ failing_since: now }).where('failing_since', '>', now).execute()
  await db
    .updateTable('calendar_feeds')
    .set({ next_check_at: now, checked_at: now })
    .where('checked_at', '>', now)
    .execute()
  await db
    .updateTable('calendar_accounts')
    .set({ next_check_at: now, checked_at: null, paused_until: 0 })
    .where(({ or, eb }) => or([eb('checked_at', '>', now), eb('paused_until', '>', now + MAX_PAUSE_MS)]))
    .execute()
  await db.updateTable('calendar_accounts').set({ failing_since: now }).where('failing_since', '>', now).execute()
}
