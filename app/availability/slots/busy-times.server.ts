import { findHeldBookings } from '#db/queries/bookings'
import { findBusyIntervals } from '#db/queries/busy-intervals'
import { findFeedNames } from '#db/queries/calendar-feeds'
import { findCalendarNames } from '#db/queries/calendars'
import type { Db } from '#db/schema'
import type { Range } from '~/time/range'
import type { HeldBooking } from './limits'
import type { BusyCause, BusyTime } from './slot-inputs'

/** Bookings that hold time of a host around a range, by start. @param range epoch ms */
export async function findHeldTimes(
  db: Db,
  hostId: string,
  range: Range,
  { eventTypeId, exceptBookingId }: { eventTypeId: string; exceptBookingId: string | undefined },
): Promise<HeldBooking[]> {
  const held = await findHeldBookings(db, hostId, range)
  return held
    .filter(({ id }) => id !== exceptBookingId)
    .map((row) => ({
      kind: 'booking',
      id: row.id,
      start: row.starts_at,
      end: row.ends_at,
      bufferBeforeMinutes: row.buffer_before_minutes,
      bufferAfterMinutes: row.buffer_after_minutes,
      counts: row.event_type_id === eventTypeId,
    }))
}

/** Times at which the host is busy elsewhere: in calendars and feeds, and in meetings created in GoTo itself. */
export async function findBusyElsewhere(db: Db, hostId: string, range: Range): Promise<BusyTime[]> {
  const rows = await findBusyIntervals(db, hostId, range)
  const names = rows.some(({ feed_id }) => feed_id !== null) ? await findFeedNames(db, hostId) : new Map()
  const feeds = new Map<string, BusyCause>([...names].map(([id, name]) => [id, { kind: 'calendar_feed', id, name }]))
  const inCalendars = rows.some(({ calendar_id }) => calendar_id !== null)
  const calendars = new Map<string, BusyCause>(
    [...(inCalendars ? await findCalendarNames(db, hostId) : [])].map(([id, name]) => [
      id,
      { kind: 'calendar', id, name },
    ]),
  )
  return rows.map(({ starts_at, ends_at, feed_id, calendar_id, label }) => ({
    start: starts_at,
    end: ends_at,
    source: (feed_id !== null && feeds.get(feed_id)) ||
      (calendar_id !== null && calendars.get(calendar_id)) || { kind: 'goto_meeting', subject: label ?? '' },
  }))
}
