import type { BookingDetailsRow } from '#db/queries/bookings'
import { MINUTE_MS } from '~/time/units'

/** From so long before the start a host can open the meeting. */
export const START_OPENS_MS = 30 * MINUTE_MS

type Startable = Pick<
  BookingDetailsRow,
  'status' | 'starts_at' | 'ends_at' | 'meeting_id' | 'meeting_status' | 'link_by_host'
>

export type StartRefusal = 'too_early' | 'over' | 'not_confirmed' | 'no_meeting'

/** Whether a host can start the booking's meeting now: it is at its provider, and near or running. */
export function canStartMeeting(row: Startable, now: number): 'yes' | StartRefusal {
  if (row.status !== 'confirmed') return 'not_confirmed'
  if (row.ends_at <= now) return 'over'
  if (row.meeting_id === null || row.meeting_status !== 'ready' || row.link_by_host === 1) return 'no_meeting'
  return row.starts_at - START_OPENS_MS > now ? 'too_early' : 'yes'
}
