import type { BookingDetailsRow } from '#db/queries/bookings'
import { holdsTime } from '~/booking/booking'
import { canStartMeeting } from '~/booking/start-meeting'
import { hasJoinLink, hasProviderMeeting } from '~/event-types/location'
import type { MayDo } from './components/booking-actions'

/**
 * The actions that a booking's page offers. The use cases decide again: this only hides buttons whose action would be refused.
 */
export function mayDo(row: BookingDetailsRow, now: number): MayDo {
  const stands = holdsTime(row.status) && row.ends_at > now
  const toCome = stands && row.starts_at > now
  const confirmed = row.status === 'confirmed'
  const atProvider = hasProviderMeeting(row.location_kind)
  const begun = confirmed && row.starts_at <= now
  return {
    stands,
    answer: toCome && row.status === 'pending',
    askForNewTime: toCome,
    // A booking by telephone or at an address lacks no link, and only a provider creates meetings.
    pasteLink: stands && confirmed && hasJoinLink(row.location_kind),
    recreate: toCome && confirmed && atProvider && row.meeting_id === null && row.meeting_status !== 'pending',
    stateAttendance: begun,
    start: canStartMeeting(row, now) === 'yes',
  }
}
