import type { BookingDetailsRow } from '#db/queries/bookings'
import { holdsTime } from '~/booking/booking'
import type { MayDo } from './components/booking-actions'

/**
 * The actions that a booking's page offers. The use cases decide again: this only hides buttons whose action would be refused.
 */
export function mayDo(row: BookingDetailsRow, now: number): MayDo {
  const stands = holdsTime(row.status) && row.ends_at > now
  const toCome = stands && row.starts_at > now
  const confirmed = row.status === 'confirmed'
  const atGoto = row.location_kind === 'goto'
  const begun = confirmed && row.starts_at <= now
  return {
    stands,
    answer: toCome && row.status === 'pending',
    askForNewTime: toCome,
    // A booking by telephone or at an address lacks no link, and only GoTo creates meetings.
    pasteLink: stands && confirmed && (atGoto || row.location_kind === 'link'),
    recreate: toCome && confirmed && atGoto && row.meeting_id === null && row.meeting_status !== 'pending',
    noShow: begun ? (row.no_show_at === null ? 'mark' : 'undo') : 'none',
  }
}
