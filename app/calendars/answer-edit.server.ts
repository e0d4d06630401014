import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findCalendarEvent, updateCalendarEvent } from '#db/queries/booking-calendar-events'
import { findBookingOfHost } from '#db/queries/bookings'
import { findCalendarOfHost } from '#db/queries/calendars'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { enqueue } from '~/outbox/enqueue.server'
import { calendarEventJob } from './calendar-event-job'

/** What a host did to a booking's event in their calendar, while nobody has said yet what should follow. */
export type CalendarEdit = { calendar: string; foundAt: number } & (
  | { found: 'deleted' }
  | { found: 'moved'; start: number; end: number }
)

/** @returns null when there is nothing to ask */
export async function findCalendarEdit(db: Db, hostId: string, bookingId: string): Promise<CalendarEdit | null> {
  const row = await findCalendarEvent(db, { bookingId, hostId })
  if (!row?.found || row.found_at === null) return null
  const booking = await findBookingOfHost(db, hostId, bookingId)
  if (booking?.status !== 'confirmed' && booking?.status !== 'pending') return null
  const calendar = await findCalendarOfHost(db, hostId, row.calendar_id)
  const about = { calendar: calendar?.name ?? '', foundAt: row.found_at }
  if (row.found === 'deleted') return { ...about, found: 'deleted' }
  if (row.found_starts_at === null || row.found_ends_at === null) return null
  return { ...about, found: 'moved', start: row.found_starts_at, end: row.found_ends_at }
}

/**
 * The host's word on such an edit. `put_back`: the event is written again as the booking is. `keep`: the meeting stays, and its event
 * stays as the host left it. Cancelling or moving the meeting are changes of the booking, which bring its event in line by themselves.
 *
 * @returns whether there was something to answer
 */
export async function answerCalendarEdit(
  { db, dialect }: { db: Kysely<DB>; dialect: Dialect },
  hostId: string,
  bookingId: string,
  answer: 'put_back' | 'keep',
  now: number,
): Promise<boolean> {
  return withHostLocked({ db, dialect }, hostId, async (tx) => {
    if ((await findCalendarEdit(tx, hostId, bookingId)) === null) return false
    const [booking, event] = [
      await findBookingOfHost(tx, hostId, bookingId),
      await findCalendarEvent(tx, { bookingId, hostId }),
    ]
    if (!booking || !event) return false
    if (answer === 'keep') await updateCalendarEvent(tx, event, { found_at: null })
    else {
      await updateCalendarEvent(tx, event, {
        ...{ found: null, found_starts_at: null, found_ends_at: null, found_at: null },
        ...{ written: null, written_at: now, etag: null },
      })
      await enqueue(tx, calendarEventJob(booking, hostId, now), now)
    }
    return true
  })
}
