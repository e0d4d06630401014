import type { CalendarRow } from '#db/queries/calendars'
import type { CalendarPlace } from './calendar-provider'

/** Whether a calendar is read: it blocks time or receives bookings, and its provider still lists it. */
export function isCalendarRead({ blocks, receives_bookings, gone_at }: CalendarRow): boolean {
  return (blocks === 1 || receives_bookings === 1) && gone_at === null
}

/** A stored calendar as providers are asked for it. */
export function placeOfCalendar({ remote_id, time_zone }: CalendarRow): CalendarPlace {
  return { remoteId: remote_id, timeZone: time_zone }
}
