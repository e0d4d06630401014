/** What can happen to a booking that others hear of: mails, meetings, reminders, webhooks and CRM notes each decide about every kind. */
export type BookingChangeKind =
  | 'created'
  | 'confirmed'
  /** GoTo's meeting was made, or the host pasted a link: there is something to join now. */
  | 'meeting_ready'
  | 'rescheduled'
  | 'details_changed'
  | 'cancelled'
  | 'declined'
