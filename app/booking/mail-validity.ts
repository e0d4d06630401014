import type { FollowUp } from '#db/tables/event-types'
import type { BookingMailPayload } from '~/outbox/job'
import type { BookingStatus } from './transitions'

type Mail = BookingMailPayload['mail']

/** The states of a booking in which a mail is still true (E4). */
const TRUE_WHILE: Record<Mail, BookingStatus[]> = {
  confirmed: ['confirmed'],
  'link-ready': ['confirmed'],
  rescheduled: ['confirmed'],
  updated: ['confirmed'],
  reassigned: ['confirmed'],
  'taken-over': ['confirmed'],
  'handed-over': ['pending', 'confirmed', 'cancelled', 'declined'],
  uninvited: ['confirmed'],
  cancelled: ['cancelled'],
  declined: ['declined'],
  'request-received': ['pending'],
  'request-to-answer': ['pending'],
  'new-time-asked': ['pending', 'confirmed'],
  recording: ['confirmed'],
}

/** How the log names a follow-up. @example followUpMailName('book_again') // 'follow-up-book-again' */
export function followUpMailName(followUp: FollowUp): `follow-up-${string}` {
  return `follow-up-${followUp.replaceAll('_', '-')}`
}

export function isStillValid(mail: Mail, status: BookingStatus): boolean {
  return TRUE_WHILE[mail].includes(status)
}

/** Reminders are sent at their time; a request for another time, and what concerned a former host, are not repeated by a copy. */
export function canBeSentAgain(
  mail: string,
  status: BookingStatus,
): mail is Exclude<Mail, 'new-time-asked' | 'handed-over'> {
  const once = mail === 'new-time-asked' || mail === 'handed-over'
  return Object.hasOwn(TRUE_WHILE, mail) && !once && isStillValid(mail as Mail, status)
}

/** No mail goes to a person who was erased, or to others about them. */
export function isReachable({ attendee_email }: { attendee_email: string }, { address }: { address: string }): boolean {
  return attendee_email !== '' && address !== ''
}
