import { type BookingsFilterValues, countAdminBookings, findBookingsPage } from '#db/queries/admin-bookings'
import type { Db } from '#db/schema'
import type { Host } from '~/accounts/host'
import type { GotoService, GotoStatus } from '~/goto/goto-service.server'
import { DAY_MS } from '~/time/units'
import { addDays, dateInZone, startOfDateInZone } from '~/time/wall-time'
import { type AdminBookingRow, bookingRowOf } from './booking-row.server'
import { type FailedJob, listFailedJobs } from './failed-jobs.server'
import { listPausedJobs, type PausedJobs } from './paused-jobs.server'

const WEEK_MS = 7 * DAY_MS
const MAX_COUNTED = 100
const UPCOMING: BookingsFilterValues = { view: 'upcoming', search: '', eventTypeId: null, from: null, until: null }

export interface AdminOverview {
  /** The next meeting, or the one that is running. */
  next: AdminBookingRow | null
  /** How many more begin today, by the host's date. */
  laterToday: number
  /** Requests that wait for the host's approval. */
  toApprove: number
  goto: Pick<GotoStatus, 'status' | 'trouble' | 'checkedAt'> & { bookingsNextWeek: number }
  /** Jobs that wait for GoTo or will not succeed by themselves. */
  jobs: FailedJob[]
  /** Jobs that need a decision since a backup was restored. */
  held: PausedJobs | null
}

/** Reads what the admin's first page shows. */
export async function readOverview(
  { db, goto }: { db: Db; goto: Pick<GotoService, 'statusOf'> },
  host: Pick<Host, 'id' | 'timeZone'>,
  now: number,
): Promise<AdminOverview> {
  const tomorrow = startOfDateInZone(addDays(dateInZone(now, host.timeZone), 1), host.timeZone)
  const count = (filter: Partial<BookingsFilterValues>) =>
    countAdminBookings(db, host.id, { ...UPCOMING, ...filter }, { now, most: MAX_COUNTED })
  const soonest = { order: 'when', direction: 'ascending', place: null, limit: 1 } as const
  const [[first], today, toApprove, bookingsNextWeek, status, jobs, held] = await Promise.all([
    findBookingsPage(db, host.id, UPCOMING, soonest, now),
    count({ until: tomorrow }),
    count({ view: 'pending' }),
    count({ until: now + WEEK_MS }),
    goto.statusOf(host.id),
    listFailedJobs(db, host.id),
    listPausedJobs(db, host.id),
  ])
  const { trouble, checkedAt } = status
  return {
    next: first ? bookingRowOf(first, now) : null,
    laterToday: Math.max(0, today - (first && first.starts_at < tomorrow ? 1 : 0)),
    toApprove,
    goto: { status: status.status, trouble, checkedAt, bookingsNextWeek },
    jobs,
    held,
  }
}
