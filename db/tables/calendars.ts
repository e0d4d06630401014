import type { Generated } from 'kysely'
import type { BooleanInt, Instant } from './columns'

/** An account at a calendar provider that a host connected. */
export interface CalendarAccountsTable {
  id: string
  host_id: string
  provider: 'google' | 'microsoft' | 'caldav'
  /** The account at the provider: connecting it again is recognised by it. */
  account_key: string
  name: string
  /** `leaving`: disconnected by the host, and kept until our events are taken out of it. */
  status: 'connected' | 'reconnect_needed' | 'leaving'
  /** CalDAV only. The password is sealed with the context `caldav-password:{host_id}:{id}`. */
  server_url: string | null
  username: string | null
  password: string | null
  /** Sealed with the context `{provider}-token:{host_id}:{id}`; null for CalDAV. */
  access_token: string | null
  refresh_token: string | null
  access_expires_at: Generated<Instant>
  refreshed_at: Instant | null
  /** The process that refreshes now, and until when no other may (T1). */
  refresh_lease_owner: string | null
  refresh_lease_until: Generated<Instant>
  scope: string | null
  /** When the host consented last: a grant of a Google client in testing mode ends a week later. */
  granted_at: Instant
  checked_at: Instant | null
  /** When all its calendars were last read. */
  succeeded_at: Instant | null
  /** A `CalendarFailureReason` of app/calendars/calendar-provider.ts, or null after a good read. */
  error: string | null
  failing_since: Instant | null
  /** In a row. */
  failures: Generated<number>
  /** No request before this instant, as the provider asked or after failures. */
  paused_until: Generated<Instant>
  next_check_at: Instant
  lease_owner: string | null
  lease_until: Generated<Instant>
  /** When the host last got a mail about it. */
  notified_at: Instant | null
  created_at: Instant
  updated_at: Instant
}

export interface CalendarsTable {
  id: string
  account_id: string
  host_id: string
  remote_id: string
  name: string
  time_zone: string | null
  writable: Generated<BooleanInt>
  is_primary: Generated<BooleanInt>
  /** Its events make the host busy. */
  blocks: Generated<BooleanInt>
  /** The host's bookings are written to it; at most one calendar of a host. */
  receives_bookings: Generated<BooleanInt>
  /** Opaque, from the provider; null: the next read reads everything. */
  sync_state: string | null
  /** The part that is kept. It moves with each full read. */
  window_from: Instant | null
  window_until: Instant | null
  read_at: Instant | null
  /** Since when the provider no longer has it. */
  gone_at: Instant | null
  /** The number of events that could not be read. */
  unread_count: Generated<number>
  created_at: Instant
  updated_at: Instant
}

/** An event or calendar object at the provider, whose busy times are in `busy_intervals`. No title is stored. */
export interface CalendarObjectsTable {
  id: string
  calendar_id: string
  host_id: string
  remote_id: string
  etag: string | null
}

/** A provider's promise to notify us about changes of a calendar. */
export interface CalendarChannelsTable {
  id: string
  calendar_id: string
  host_id: string
  resource_id: string
  /** Comes back with each notification. Sealed with the context `calendar-channel:{host_id}:{id}`. */
  secret: string
  ends_at: Instant
  created_at: Instant
}

/** A pending request for a host's consent at a calendar provider. */
export interface CalendarAuthorizationsTable {
  state_hash: string
  provider: string
  host_id: string
  session_id_hash: string
  /** PKCE verifier, sealed with the context `{provider}-verifier:{host_id}`. */
  code_verifier: string
  created_at: Instant
  expires_at: Instant
}

/** What a host wants of connected calendars; without a row the usual. */
export interface CalendarSettingsTable {
  host_id: string
  /** What a calendar means that could not be read for an hour. */
  unreadable: Generated<'last_known' | 'block' | 'free'>
  /** Requests stand in the calendar as tentative. */
  requests: Generated<BooleanInt>
  /** The host still gets calendar objects by mail, although their calendar has the booking. */
  invites: Generated<BooleanInt>
}

/** The one event that a booking has in its host's calendar. */
export interface BookingCalendarEventsTable {
  booking_id: string
  /** In whose calendar it is: the booking's host, a co-host, or one who no longer has the booking, until the event is taken out. */
  host_id: string
  calendar_id: string
  /** Null while the answer to its writing is unknown, or after it was deleted there. */
  remote_id: string | null
  etag: string | null
  /** A digest of what was written last; null while that is uncertain. */
  written: string | null
  written_at: Instant | null
  /** What the host did to it in their calendar, until they say what should follow. */
  found: 'deleted' | 'moved' | null
  found_starts_at: Instant | null
  found_ends_at: Instant | null
  found_at: Instant | null
  created_at: Instant
}
