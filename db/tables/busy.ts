import type { Generated } from 'kysely'
import type { BooleanInt, Instant } from './columns'

/** A calendar feed (ICS address) whose events make its host busy. */
export interface CalendarFeedsTable {
  id: string
  host_id: string
  /** A secret address, sealed with the context `calendar-feed:{host_id}:{id}`. */
  url: string
  /** SHA-256, so that one address is not added twice. */
  url_hash: string
  name: string
  all_day_blocks: BooleanInt
  /** Whether its last good state still blocks after a day without a new one. */
  stale_blocks: BooleanInt
  /** A `FeedProblem` of app/busy/calendar-feed.ts, or null after a good read. */
  error: string | null
  failing_since: Instant | null
  /** In a row. */
  failures: Generated<number>
  checked_at: Instant | null
  succeeded_at: Instant | null
  /** The version headers of the last response, to request only newer versions. */
  etag: string | null
  last_modified: string | null
  /** SHA-256 of the last text: the same text is not parsed again until its horizon must move. */
  content_hash: string | null
  expanded_at: Instant | null
  interval_count: Generated<number>
  /** The number of events that could not be read. */
  unread_count: Generated<number>
  /** The first few of them: JSON of `UnreadEvent[]` (app/busy/calendar-feed.ts). */
  unread_events: string | null
  next_check_at: Instant
  lease_owner: string | null
  lease_until: Generated<Instant>
  /** When the host last got a mail about its failure. */
  notified_at: Instant | null
  created_at: Instant
  updated_at: Instant
}

/** When the list of an organizer's meetings was last read at GoTo. */
export interface GotoMeetingReadsTable {
  connection_id: string
  host_id: string
  read_at: Instant | null
  error: string | null
  failing_since: Instant | null
  /** The lease of the process that reads from GoTo now. */
  lease_owner: string | null
  lease_until: Generated<Instant>
}

/** A busy interval of a host, from a calendar feed, from GoTo or from a connected calendar; at most a week per row. */
export interface BusyIntervalsTable {
  id: Generated<number>
  host_id: string
  feed_id: string | null
  connection_id: string | null
  calendar_id: Generated<string | null>
  /** The object of the calendar; null for a calendar that blocks as a whole because it cannot be read. */
  object_id: Generated<string | null>
  starts_at: Instant
  ends_at: Instant
  all_day: Generated<BooleanInt>
  blocks: BooleanInt
  /** The subject of a GoTo meeting. Titles of calendar events are not stored. */
  label: string | null
}

/** The secret feed address of a host's bookings for other calendars. */
export interface SubscribeFeedsTable {
  host_id: string
  secret_hash: string
  /** Sealed with the context `subscribe-feed:{host_id}`, because the admin shows the address again. */
  secret: string
  created_at: Instant
}
