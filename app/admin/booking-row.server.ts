import type { BookingDetailsRow } from '#db/queries/bookings'
import { type Attendance, attendanceOf } from '~/booking/attendance'
import { canStartMeeting } from '~/booking/start-meeting'

/** One row of the host's table. */
export interface AdminBookingRow {
  id: string
  title: string
  startsAt: number
  endsAt: number
  attendee: string
  organizer: string
  status: BookingDetailsRow['status']
  link: BookingDetailsRow['meeting_status']
  joinUrl: string | null
  /** Whether its hosts can start it now. */
  mayStart: boolean
  over: boolean
  /** What became of it, as far as the table says it. */
  attendance: Pick<Attendance, 'state' | 'suggested'> | null
}

export function bookingRowOf(row: BookingDetailsRow, now: number): AdminBookingRow {
  return {
    id: row.id,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    attendee: row.attendee_name,
    organizer: row.host_name,
    status: row.status,
    link: row.meeting_status,
    joinUrl: row.join_url,
    mayStart: canStartMeeting(row, now) === 'yes',
    over: row.ends_at <= now,
    attendance: attendanceOf(row),
  }
}
