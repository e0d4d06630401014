import type { BookingMailPayload } from '~/outbox/job'
import type { BookingStatus } from './transitions'

type Mail = BookingMailPayload['mail']

/** The states of a booking in which a mail is still true (E4). */
const TRUE_WHILE: Record<Mail, BookingStatus[]> = {
  confirmed: ['confirmed'],
  'link-ready': ['confirmed'],
  rescheduled: ['confirmed'],
  updated: ['confirmed'],
  uninvited: ['confirmed'],
  cancelled: ['cancelled'],
  declined: ['declined'],
  'request-received': ['pending'],
  'request-to-answer': ['pending'],
  'new-time-asked': ['pending', 'confirmed'],
}

export function isStillValid(mail: Mail, status: BookingStatus): boolean {
  return TRUE_WHILE[mail].includes(status)
}

/** Reminders are sent at their time, and a question to the host is not repeated by a copy. */
export function canBeSentAgain(mail: string, status: BookingStatus): mail is Exclude<Mail, 'new-time-asked'> {
  return Object.hasOwn(TRUE_WHILE, mail) && mail !== 'new-time-asked' && isStillValid(mail as Mail, status)
}

/** No mail goes to a person who was erased, or to others about them. */
export function isReachable({ attendee_email }: { attendee_email: string }, { address }: { address: string }): boolean {
  return attendee_email !== '' && address !== ''
}
