import { countDeskBookings, type DeskFilter, findDeskPage } from '#db/queries/admin-bookings'
import type { Db } from '#db/schema'
import type { Host } from '~/accounts/host'
import type { GotoService, GotoStatus } from '~/goto/goto-service.server'
import { addDays, dateInZone, startOfDateInZone } from '~/time/wall-time'
import { type DeskRow, deskRow } from './booking-row.server'
import { listTroubledJobs, type TroubledJob } from './failed-jobs.server'
import { type HeldJobs, listHeldJobs } from './paused-jobs.server'

const DAY_MS = 86_400_000
const WEEK_MS = 7 * DAY_MS
const MOST_COUNTED = 100
const UPCOMING: DeskFilter = { view: 'upcoming', search: '', eventTypeId: null, from: null, until: null }

export interface DeskGlance {
  /** The meeting that comes next, or that is under way. */
  next: DeskRow | null
  /** How many more begin today, on the host's date. */
  laterToday: number
  /** Requests that wait for the host's yes. */
  toApprove: number
  goto: Pick<GotoStatus, 'status' | 'trouble' | 'checkedAt'> & { bookingsNextWeek: number }
  /** Jobs that wait for GoTo or will not succeed by themselves. */
  jobs: TroubledJob[]
  /** What waits for a word since a backup was restored. */
  held: HeldJobs | null
}

/** What a host wants to know in the first second of looking. */
export async function lookAtDesk(
  { db, goto }: { db: Db; goto: Pick<GotoService, 'statusOf'> },
  host: Pick<Host, 'id' | 'timeZone'>,
  now: number,
): Promise<DeskGlance> {
  const tomorrow = startOfDateInZone(addDays(dateInZone(now, host.timeZone), 1), host.timeZone)
  const count = (filter: Partial<DeskFilter>) =>
    countDeskBookings(db, host.id, { ...UPCOMING, ...filter }, { now, most: MOST_COUNTED })
  const soonest = { order: 'when', direction: 'ascending', place: null, limit: 1 } as const
  const [[first], today, toApprove, bookingsNextWeek, status, jobs, held] = await Promise.all([
    findDeskPage(db, host.id, UPCOMING, soonest, now),
    count({ until: tomorrow }),
    count({ view: 'pending' }),
    count({ until: now + WEEK_MS }),
    goto.statusOf(host.id),
    listTroubledJobs(db, host.id),
    listHeldJobs(db, host.id),
  ])
  const { trouble, checkedAt } = status
  return {
    next: first ? deskRow(first, now) : null,
    laterToday: Math.max(0, today - (first && first.starts_at < tomorrow ? 1 : 0)),
    toApprove,
    goto: { status: status.status, trouble, checkedAt, bookingsNextWeek },
    jobs,
    held,
  }
}
