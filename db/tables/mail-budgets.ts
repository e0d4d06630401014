import type { Generated } from 'kysely'
import type { Instant } from './columns'

/** The recent mails to a mailbox, over all hosts. */
export interface MailRecipientsTable {
  /** SHA-256 of the mailbox; no address is stored. */
  mailbox: string
  /** When a reader of this mailbox used a link in one of our mails, or verified an account with it. */
  agreed_at: Instant | null
  /** The last three mails that strangers caused, latest first. */
  mail_1: Generated<Instant>
  mail_2: Generated<Instant>
  mail_3: Generated<Instant>
  /** The last three of established hosts about their bookings. */
  host_1: Generated<Instant>
  host_2: Generated<Instant>
  host_3: Generated<Instant>
  seen_at: Instant
}

/** First mails to addresses that have not agreed, by host, in the day that began then. */
export interface TenantMailCountsTable {
  host_id: string
  began_at: Instant
  /** Caused by the host: invitations, bookings by hand and by API. */
  own: number
  /** Caused by visitors of the host's pages. */
  visitors: number
}

/** A mail that was not sent because of a budget. The booking's history has its recipient. */
export interface HeldBackMailsTable {
  id: Generated<number>
  host_id: string
  booking_id: string | null
  mail: string
  recipient: 'attendee' | 'guest' | 'account'
  sequence: number | null
  reason: 'recipient' | 'tenant' | 'network'
  at: Instant
}
