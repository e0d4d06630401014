import type { Instant } from './columns'

/** How mails to attendees and guests are signed; '' is as the account is. */
export interface SendersTable {
  /** The host, or the row of a team's page. */
  host_id: string
  name: string
  /** Proven: the account's own address, an own sending address, or one whose mailed link was opened. */
  reply_to: string
  signature: string
  updated_at: Instant
  /** Takes the place of `reply_to` once it is proven. */
  asked_reply_to: string | null
  /** Of the link that proves it; null if none was sent. */
  reply_to_token_hash: string | null
  reply_to_token_expires_at: Instant | null
}

/** An own address in the From of mails to attendees and guests; a second one of the same owner waits to take its place. */
export interface SendingAddressesTable {
  /** As in `senders`. */
  host_id: string
  address: string
  /** When it was asked for: a check that began for an earlier one changes nothing. */
  asked_at: Instant
  /** Of the link that proves the address, until it has been used. */
  token_hash: string | null
  token_expires_at: Instant | null
  proven_at: Instant | null
  /** What the domain was checked for; another relay needs other lines. */
  relay: string
  /** The lines of its DNS and what was found there: JSON. */
  lines: string
  checked_at: Instant
  next_check_at: Instant
  /** When everything was last found right. While set, mails come from the address. */
  right_at: Instant | null
  /** What the mail server said when it refused a mail from the address. */
  refusal: string | null
}
