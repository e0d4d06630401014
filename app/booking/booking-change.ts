/**
 * The changes of a booking that have follow-up jobs. Mails, meetings, reminders, webhooks and CRM notes each decide about every
 * kind.
 */
export type BookingChangeKind =
  | 'created'
  | 'confirmed'
  /** GoTo's meeting was created, or the host pasted a link: there is something to join now. */
  | 'meeting_ready'
  | 'rescheduled'
  /** Another member of the team has it. */
  | 'reassigned'
  | 'details_changed'
  | 'cancelled'
  | 'declined'
  /** After the meeting: whether it was held, and whether the attendee came. */
  | 'attendance_changed'
  /** The provider has a recording. */
  | 'recording_ready'

const AFTER_THE_MEETING: ReadonlySet<BookingChangeKind> = new Set(['attendance_changed', 'recording_ready'])

/** Changes that leave the booking itself as it is: no mail about it, no reminder, no calendar hears of them. */
export function isAfterTheMeeting(change: BookingChangeKind): boolean {
  return AFTER_THE_MEETING.has(change)
}
