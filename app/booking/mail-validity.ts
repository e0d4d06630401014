import type { BookingMailPayload } from '~/outbox/job'
import type { BookingStatus } from './transitions'

type Mail = BookingMailPayload['mail']

/** In which state of the booking a mail is true (E4). */
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

/** Reminders come by themselves at their time, and what the host once asked is not asked again by a copy. */
export function canBeSentAgain(mail: string, status: BookingStatus): mail is Exclude<Mail, 'new-time-asked'> {
  return Object.hasOwn(TRUE_WHILE, mail) && mail !== 'new-time-asked' && isStillValid(mail as Mail, status)
}

/** Nobody writes to a person who was erased, nor to anybody about them. */
export function isReachable({ attendee_email }: { attendee_email: string }, { address }: { address: string }): boolean {
  return attendee_email !== '' && address !== ''
}
