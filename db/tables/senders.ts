import type { Instant } from './columns'

/** How mails to attendees and guests are signed; '' is as the account is. */
export interface SendersTable {
  /** The host, or the row of a team's page. */
  host_id: string
  name: string
  reply_to: string
  signature: string
  updated_at: Instant
}
