import { countEventsByAccount } from '#db/queries/booking-calendar-events'
import { type CalendarAccountRow, findCalendarAccounts } from '#db/queries/calendar-accounts'
import { type CalendarRow, findCalendarsOfHost } from '#db/queries/calendars'
import type { Db } from '#db/schema'
import { DAY_MS } from '~/time/units'
import type { CalendarFailureReason, CalendarKind } from './calendar-provider'

/** After this time Google ends the grants of a client that is in testing mode. */
const TESTING_GRANT_MS = 7 * DAY_MS
/** Before its end the host is reminded on the page. */
const REMIND_MS = 2 * DAY_MS

export interface ConnectedAccount {
  id: string
  provider: CalendarKind
  name: string
  status: CalendarAccountRow['status']
  checkedAt: number | null
  succeededAt: number | null
  failingSince: number | null
  error: CalendarFailureReason | null
  /** When the grant of a Google client in testing mode would end, if that is near. */
  grantMayEndAt: number | null
  /** Bookings to come that have an event in it. */
  eventCount: number
  calendars: ConnectedCalendar[]
}

export interface ConnectedCalendar {
  id: string
  name: string
  blocks: boolean
  receivesBookings: boolean
  writable: boolean
  /** Events that could not be read. */
  unreadCount: number
  /** The provider no longer has it. */
  gone: boolean
}

/** A host's accounts, oldest first, with their calendars. */
export async function listCalendarAccounts(db: Db, hostId: string, now: number): Promise<ConnectedAccount[]> {
  const accounts = await findCalendarAccounts(db, hostId)
  if (accounts.length === 0) return []
  const [calendars, counts] = await Promise.all([
    findCalendarsOfHost(db, hostId),
    countEventsByAccount(db, hostId, now),
  ])
  return accounts.map((account) => ({
    id: account.id,
    provider: account.provider,
    name: account.name,
    status: account.status,
    checkedAt: account.checked_at,
    succeededAt: account.succeeded_at,
    failingSince: account.failing_since,
    error: account.error as CalendarFailureReason | null,
    grantMayEndAt: grantMayEndAt(account, now),
    eventCount: counts.get(account.id) ?? 0,
    calendars: calendars.filter(({ account_id }) => account_id === account.id).map(calendarOf),
  }))
}

/** A grant that has lived longer is not of a client in testing mode. */
function grantMayEndAt({ provider, granted_at }: CalendarAccountRow, now: number): number | null {
  const end = granted_at + TESTING_GRANT_MS
  return provider === 'google' && now < end && now >= end - REMIND_MS ? end : null
}

function calendarOf(row: CalendarRow): ConnectedCalendar {
  return {
    id: row.id,
    name: row.name,
    blocks: row.blocks === 1,
    receivesBookings: row.receives_bookings === 1,
    writable: row.writable === 1,
    unreadCount: row.unread_count,
    gone: row.gone_at !== null,
  }
}
