import type { Generated } from 'kysely'
import type { BooleanInt, Instant } from './columns'
import type { FollowUp, FollowUpOutcome } from './event-types'

/** What the provider's history says about a booking's meeting. A row exists from the first time that it was read. */
export interface MeetingOutcomesTable {
  booking_id: string
  /** The organizer whose history was read. */
  host_id: string
  state: 'unknown' | 'held' | 'not_held'
  /** Why it is unknown: `UnknownReason` of app/booking/attendance.ts. */
  reason: string | null
  started_at: Instant | null
  ended_at: Instant | null
  participants: number | null
  /** How often the history was read with success. */
  reads: Generated<number>
  read_at: Instant | null
  /** The share link, sealed with the context `recording:{booking_id}`. */
  recording: string | null
  recording_found_at: Instant | null
  /** When the link was sent to the attendee. */
  recording_sent_at: Instant | null
  /** When the provider was last asked whether the meeting still runs, and what it said to that; 0 until it says so. */
  running_asked_at: Instant | null
  running: Generated<BooleanInt>
}

/** A follow-up that was sent or is being sent. */
export interface FollowUpsTable {
  booking_id: string
  follow_up: FollowUp
  /** What it was sent for: none is sent for another outcome of the same booking. */
  outcome: FollowUpOutcome
  claimed_at: Instant
}

/** Who wants no mail from a host, or from a team, beyond those about their bookings. */
export interface UnsubscribesTable {
  /** The page that was booked: a host's or a team's. */
  host_id: string
  /** A digest of the mailbox, which stays when the person is erased. */
  mailbox: string
  created_at: Instant
}
