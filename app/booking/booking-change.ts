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
