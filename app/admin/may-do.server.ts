import type { BookingDetailsRow } from '#db/queries/bookings'
import { holdsTime } from '~/booking/booking'
import type { MayDo } from './components/booking-actions'

/** What is offered on a booking's page. The use cases decide anew: this only keeps buttons away that would be refused. */
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
    // By telephone or at an address there is no link to be missed, and only GoTo makes meetings.
    pasteLink: stands && confirmed && (atGoto || row.location_kind === 'link'),
    recreate: toCome && confirmed && atGoto && row.meeting_id === null && row.meeting_status !== 'pending',
    noShow: begun ? (row.no_show_at === null ? 'mark' : 'undo') : 'none',
  }
}
