import type { ColumnType, Generated, Kysely, Transaction } from 'kysely'

/** Every table, as the migrations leave it. Instants (`…_at`) are UTC epoch milliseconds, truth values 0 or 1, JSON is text. */
export interface DB {
  hosts: HostsTable
  former_handles: FormerHandlesTable
  sessions: SessionsTable
  account_tokens: AccountTokensTable
  api_keys: ApiKeysTable
  goto_connections: GotoConnectionsTable
  goto_authorizations: GotoAuthorizationsTable
  schedules: SchedulesTable
  days_off: DaysOffTable
  event_types: EventTypesTable
  one_time_links: OneTimeLinksTable
  host_photos: HostPhotosTable
  bookings: BookingsTable
  booking_events: BookingEventsTable
  mail_deliveries: MailDeliveriesTable
  idempotency_keys: IdempotencyKeysTable
  jobs: JobsTable
  request_counts: RequestCountsTable
  goto_pace: GotoPaceTable
  calendar_feeds: CalendarFeedsTable
  goto_meeting_reads: GotoMeetingReadsTable
  busy_intervals: BusyIntervalsTable
  subscribe_feeds: SubscribeFeedsTable
  webhooks: WebhooksTable
  connectors: ConnectorsTable
  connector_records: ConnectorRecordsTable
  deliveries: DeliveriesTable
  delivery_attempts: DeliveryAttemptsTable
  allowed_sites: AllowedSitesTable
  old_links: OldLinksTable
  teams: TeamsTable
  team_members: TeamMembersTable
  team_invitations: TeamInvitationsTable
}

/** What query functions take: the database or a transaction on it. */
export type Db = Kysely<DB> | Transaction<DB>

type Instant = number
type Truth = 0 | 1
/** Text that holds JSON; the query functions of its aggregate parse and write it. */
type Json = string
/** A column that an insert may leave to its default. */
type WithDefault<T> = ColumnType<T, T | undefined, T>

export type LocationKind = 'goto' | 'host_calls' | 'attendee_calls' | 'address' | 'link'

export interface HostsTable {
  id: string
  email: string
  name: string
  handle: string
  time_zone: string
  locale: string
  password_hash: string | null
  email_verified_at: Instant | null
  welcome_text: string
  /** Hex with `#`, or null for Foyer's own colour. */
  brand_color: string | null
  suspended_at: Instant | null
  /** Over all event types: bookings per host date and week, and booked minutes per host date. */
  daily_limit: number | null
  weekly_limit: number | null
  daily_minutes_limit: number | null
  /** How many days after a meeting its people are forgotten by themselves; null: when the host says so. */
  keep_people_days: number | null
  /** Of `host_photos`, or null. */
  photo_id: string | null
  created_at: Instant
  updated_at: Instant
}

/** One per host; a new photo gets a new id, so that its address can be cached for ever. */
export interface HostPhotosTable {
  id: string
  host_id: string
  media_type: 'image/jpeg' | 'image/png' | 'image/webp'
  content: Buffer
  created_at: Instant
}

export interface FormerHandlesTable {
  handle: string
  host_id: string
  expires_at: Instant
}

export interface SessionsTable {
  /** SHA-256 of the session id that the cookie carries. */
  id_hash: string
  host_id: string
  created_at: Instant
  expires_at: Instant
}

export interface AccountTokensTable {
  token_hash: string
  host_id: string
  purpose: 'verify_email' | 'change_email' | 'reset_password'
  /** The address the token proves. */
  email: string
  created_at: Instant
  expires_at: Instant
}

export interface ApiKeysTable {
  id: string
  host_id: string
  name: string
  key_hash: string
  /** The first characters, so that its owner can tell keys apart. */
  hint: string
  /** `ApiScope[]` of app/accounts/api-scopes.ts. */
  scopes: Json
  /** Null: works until it is revoked. */
  expires_at: Instant | null
  created_at: Instant
  last_used_at: Instant | null
  revoked_at: Instant | null
}

export interface GotoConnectionsTable {
  id: string
  host_id: string
  /** `offered`: another GoTo account than the connected one, waiting for the host's word. */
  status: 'connected' | 'reconnect_needed' | 'offered'
  email: string | null
  organizer_key: string | null
  /** Sealed with the context `goto-token:{host_id}:{id}`. */
  access_token: string
  refresh_token: string
  access_expires_at: Instant
  /** When GoTo last issued or confirmed the refresh token: its 30 days count from here. */
  refreshed_at: Instant
  /** Who refreshes now, and until when nobody else may (T1). */
  refresh_lease_owner: string | null
  refresh_lease_until: Instant
  scope: string | null
  checked_at: Instant | null
  /** Why GoTo refuses although connected (`no_licence`, …), or null. */
  trouble: string | null
  /** When its meetings were last compared with the bookings. */
  meetings_checked_at: Generated<Instant>
  created_at: Instant
  updated_at: Instant
}

export interface GotoAuthorizationsTable {
  state_hash: string
  host_id: string
  session_id_hash: string
  /** PKCE verifier, sealed with the context `goto-verifier:{host_id}`. */
  code_verifier: string
  created_at: Instant
  expires_at: Instant
}

export interface SchedulesTable {
  id: string
  host_id: string
  name: string
  is_default: Truth
  /** IANA; null follows the host's own zone, as the default schedule always does. */
  time_zone: string | null
  /** `weekly` and `overrides` of app/availability/availability.ts. */
  weekly: Json
  overrides: Json
  /** What `Undo` brings back: a `ScheduleHours` of app/availability/schedule.ts. */
  previous: Json | null
  created_at: Instant
  updated_at: Instant
}

/** One row per host, from their first day off on. */
export interface DaysOffTable {
  host_id: string
  /** `TimeOff[]` of app/availability/days-off.ts. */
  time_off: Json
  /** ISO 3166-1, and a region as date-holidays names it; null for no holidays. */
  holiday_country: string | null
  holiday_region: string | null
  /** `string[]`: keys of holidays that are on or off other than usual. */
  holidays_switched: Json
  /** What `Undo` brings back: a `DaysOff` of app/availability/days-off.ts. */
  previous: Json | null
  updated_at: Instant
}

export interface EventTypesTable {
  id: string
  host_id: string
  slug: string
  title: string
  description: string
  /** A name from the palette of app/ui. */
  color: string
  duration_minutes: number
  duration_choices_minutes: Json
  step_minutes: number
  buffer_before_minutes: number
  buffer_after_minutes: number
  minimum_notice_minutes: number
  booking_window: Json
  daily_limit: number | null
  weekly_limit: number | null
  confirmation: 'automatic' | 'manual'
  hidden: Truth
  guests_allowed: Truth
  cancel_cutoff_minutes: number
  reschedule_cutoff_minutes: number
  questions: Json
  language: string | null
  /** Null means the host's default schedule. */
  schedule_id: string | null
  reminder_day_before: Generated<Truth>
  reminder_hour_before: Generated<Truth>
  /** A rolling booking window then counts only days with weekly hours. */
  window_counts_workdays: WithDefault<Truth>
  /** Longest booked time of this event type per host date. */
  daily_minutes_limit: number | null
  location_kind: WithDefault<LocationKind>
  /** The number to call, the address or the link; empty where the kind says it all. */
  location_detail: WithDefault<string>
  meeting_instructions: WithDefault<string>
  confirmation_text: WithDefault<string>
  /** https, or empty. */
  redirect_url: WithDefault<string>
  /** Empty: nobody is asked to consent. */
  consent_text: WithDefault<string>
  consent_url: WithDefault<string>
  /** Reached only with the key that is signed over the id and the nonce, or with a one-time link. */
  secret: WithDefault<Truth>
  secret_nonce: WithDefault<string>
  position: number
  created_at: Instant
  updated_at: Instant
  /** Deleted event types stay, because their bookings point at them; their slug is free again. */
  deleted_at: Instant | null
}

/** A link that makes one booking. Its key is signed over the id, so that a leaked table opens nothing. */
export interface OneTimeLinksTable {
  id: string
  host_id: string
  event_type_id: string
  created_at: Instant
  used_at: Instant | null
  booking_id: string | null
}

export interface BookingsTable {
  id: string
  host_id: string
  event_type_id: string
  status: 'pending' | 'confirmed' | 'cancelled' | 'declined'
  starts_at: Instant
  ends_at: Instant
  buffer_before_minutes: number
  buffer_after_minutes: number
  title: string
  attendee_name: string
  attendee_email: string
  attendee_time_zone: string
  attendee_locale: string
  /** `string[]` of addresses. */
  guests: Json
  /** `{ question, answer }[]`. */
  answers: Json
  notes: string
  tracking: Json
  metadata: Json
  crm_system: string | null
  crm_type: string | null
  crm_id: string | null
  sequence: number
  manage_token_hash: string
  /** Sealed with the context `manage-token:{id}`, because every mail must state the link again. */
  manage_token: string
  meeting_status: 'pending' | 'ready' | 'failed' | 'removed'
  /** Marker in the meeting's subject that tells our meetings from the organizer's own (E5). */
  meeting_marker: string
  /** Set before a create is sent: from then on its outcome may be unknown. */
  meeting_attempted_at: Instant | null
  meeting_id: string | null
  join_url: string | null
  dial_in: string | null
  cancelled_by: 'host' | 'attendee' | null
  cancellation_reason: string | null
  cancelled_at: Instant | null
  previous_starts_at: Instant | null
  previous_ends_at: Instant | null
  /** Title, and name with address of the attendee, folded (db/fold-text.ts): what the desk sorts and searches by. */
  title_key: ColumnType<string, string | undefined, string>
  attendee_key: ColumnType<string, string | undefined, string>
  /** Until when a pending booking waits for the host's word. */
  answer_due_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  /** Declined because that time passed. */
  expired: Generated<Truth>
  /** What GoTo was last told of the meeting, as `meetingBody` wrote it; null while that is not known for certain. */
  meeting_told: ColumnType<string | null, string | null | undefined, string | null>
  /** When the meeting was found to be gone at GoTo's side. */
  meeting_gone_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  /** The join link is one that the host has pasted: GoTo has no part in it. */
  link_by_host: Generated<Truth>
  no_show_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
  /** The host's own; never leaves the desk. */
  private_note: Generated<string>
  /** Where it takes place, as it was when it was booked; only `goto` has a meeting at GoTo. */
  location_kind: WithDefault<LocationKind>
  location_detail: WithDefault<string>
  created_at: Instant
  updated_at: Instant
}

/** Who did what to a booking and when; written in the transaction that does it, never changed. */
export interface BookingEventsTable {
  id: Generated<number>
  booking_id: string
  host_id: string
  at: Instant
  kind: string
  actor_kind: 'attendee' | 'host' | 'manager' | 'api' | 'system'
  actor_id: string | null
  actor_name: string | null
  /** The booking's SEQUENCE after the change. */
  sequence: number
  data: Json
}

/** A mail that an SMTP server has taken, with its answer. */
export interface MailDeliveriesTable {
  id: string
  host_id: string
  booking_id: string | null
  mail: string
  recipient: 'host' | 'attendee' | 'guest'
  address: string
  message_id: string
  sequence: number | null
  method: 'REQUEST' | 'CANCEL' | null
  response: string
  accepted_at: Instant
}

export interface IdempotencyKeysTable {
  /** SHA-256 over host, event type, door and the caller's key. */
  key_hash: string
  request_hash: string
  host_id: string
  booking_id: string
  /** The answer as first given, sealed with the context `api-answer:{booking_id}`; null where the answer is the booking itself. */
  answer: string | null
  created_at: Instant
}

export interface JobsTable {
  /** Rises with every row: jobs of one lane run in this order. */
  id: Generated<number>
  host_id: string
  booking_id: string | null
  /** Jobs of one lane never overtake each other. */
  lane: string
  /** Jobs of one queue share its room in the worker; null: those of the host do. */
  queue: string | null
  kind: string
  payload: Json
  state: ColumnType<JobState, JobState | undefined, JobState>
  run_at: Instant
  deadline_at: Instant
  attempts: ColumnType<number, number | undefined, number>
  lease_owner: string | null
  lease_until: ColumnType<Instant, Instant | undefined, Instant>
  last_error: string | null
  created_at: Instant
  updated_at: Instant
  /** Open in a backup that was restored: it may have run since, so it waits for the operator's word (D3). */
  held_at: ColumnType<Instant | null, Instant | null | undefined, Instant | null>
}

/** How often something was asked for until `ends_at`, when several processes must count together. */
export interface RequestCountsTable {
  /** SHA-256 over the limit's name and whom it counts. */
  key: string
  count: number
  ends_at: Instant
}

/** One row: when the next request to GoTo may leave, whichever process sends it. */
export interface GotoPaceTable {
  id: number
  next_at: Instant
}

/** `waiting`: cannot run until something outside changes, such as a reconnected GoTo account. */
export type JobState = 'queued' | 'waiting' | 'done' | 'superseded' | 'failed' | 'discarded'

/** What webhooks and connectors have in common. */
interface DeliveryTarget {
  id: string
  host_id: string
  /** `WebhookEvent[]`, or `ConnectorEvent[]`. */
  events: Json
  /** Since when every attempt has failed; null after a success. */
  failing_since: Instant | null
  /** One that lets us wait is left alone until then. */
  rest_until: ColumnType<Instant, Instant | undefined, Instant>
  disabled_at: Instant | null
  disabled_reason: 'by_host' | 'failing' | 'gone' | null
  created_at: Instant
  updated_at: Instant
}

export interface WebhooksTable extends DeliveryTarget {
  url: string
  /** `whsec_…`, sealed with the context `webhook-secret:{host_id}:{id}`. */
  secret: string
  /** The one before the last rotation, which signs as well until it ends. */
  previous_secret: string | null
  previous_secret_until: ColumnType<Instant, Instant | undefined, Instant>
}

export interface ConnectorsTable extends DeliveryTarget {
  name: string
  /** Only bookings that came from this CRM; null: all. */
  crm_system: string | null
  /** Where the CRM's answer names the record it made, such as `data.id`. */
  record_id_path: string | null
  /** `ConnectorRequests` of app/connectors/connector.ts. */
  requests: Json
  /** `{ name, value }[]`, sealed with the context `connector-headers:{host_id}:{id}`. */
  headers: string
}

/** Which record of the CRM stands for a booking. */
export interface ConnectorRecordsTable {
  connector_id: string
  booking_id: string
  record_id: string
  created_at: Instant
}

/** One event on its way to one webhook or connector. */
export interface DeliveriesTable {
  id: string
  host_id: string
  webhook_id: string | null
  connector_id: string | null
  booking_id: string | null
  event: string
  /** The booking as the API showed it at that moment, without its manage link, or what another event is about. */
  snapshot: Json
  state: 'queued' | 'delivered' | 'failed'
  attempts: ColumnType<number, number | undefined, number>
  created_at: Instant
  updated_at: Instant
}

export interface DeliveryAttemptsTable {
  id: Generated<number>
  delivery_id: string
  at: Instant
  took_ms: number
  /** What was sent, without secrets and manage link. */
  request: string | null
  status: number | null
  /** Why there was no answer, or none that counts. */
  problem: string | null
  /** The first kilobyte of the answer. */
  answer: ColumnType<string, string | undefined, string>
}

/** Sites that may frame a host's pages; a host without any is open to all. */
export interface AllowedSitesTable {
  host_id: string
  /** An origin such as `https://example.com` or `https://*.example.com`. */
  site: string
  created_at: Instant
}

/** Links of a scheduling service that a host used before, for pages that still carry them. */
export interface OldLinksTable {
  host_id: string
  /** In lower case, without leading slash: `acme/30min`. */
  old_path: string
  event_type_id: string
  created_at: Instant
}

/** An ICS address whose events make its host busy. */
export interface CalendarFeedsTable {
  id: string
  host_id: string
  /** A secret address, sealed with the context `calendar-feed:{host_id}:{id}`. */
  url: string
  /** SHA-256, so that one address is not added twice. */
  url_hash: string
  name: string
  all_day_blocks: Truth
  /** Whether its last good state still blocks after a day without a new one. */
  stale_blocks: Truth
  /** A `FeedProblem` of app/busy/calendar-feed.ts, or null after a good read. */
  error: string | null
  failing_since: Instant | null
  /** In a row. */
  failures: ColumnType<number, number | undefined, number>
  checked_at: Instant | null
  succeeded_at: Instant | null
  /** What the other side said of its version, for asking only for something newer. */
  etag: string | null
  last_modified: string | null
  /** SHA-256 of what was read last: the same again is not parsed again until its horizon must move. */
  content_hash: string | null
  expanded_at: Instant | null
  interval_count: ColumnType<number, number | undefined, number>
  /** Events that could not be understood. */
  unread_count: ColumnType<number, number | undefined, number>
  next_check_at: Instant
  lease_owner: string | null
  lease_until: ColumnType<Instant, Instant | undefined, Instant>
  /** When the host was last mailed about its failing. */
  told_at: Instant | null
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
  /** Who asks GoTo now, over all processes. */
  lease_owner: string | null
  lease_until: ColumnType<Instant, Instant | undefined, Instant>
}

/** Time that a host has no room in, from a calendar feed or from GoTo; at most a week per row. */
export interface BusyIntervalsTable {
  id: Generated<number>
  host_id: string
  feed_id: string | null
  connection_id: string | null
  starts_at: Instant
  ends_at: Instant
  all_day: ColumnType<Truth, Truth | undefined, Truth>
  blocks: Truth
  /** The subject of a GoTo meeting. What a calendar's events are called is not kept. */
  label: string | null
}

/** The secret address under which any calendar can follow a host's bookings. */
export interface SubscribeFeedsTable {
  host_id: string
  secret_hash: string
  /** Sealed with the context `subscribe-feed:{host_id}`, because the desk shows the address again. */
  secret: string
  created_at: Instant
}

export interface TeamsTable {
  id: string
  name: string
  created_at: Instant
  updated_at: Instant
}

export interface TeamMembersTable {
  /** The key: a host is in one team at most. */
  host_id: string
  team_id: string
  role: 'owner' | 'manager' | 'member'
  /** Whether managers read the titles of meetings that this host made in GoTo, not only their times. */
  shares_goto: Truth
  /** When this host agreed to what the team may see and do. */
  agreed_at: Instant
}

export interface TeamInvitationsTable {
  id: string
  team_id: string
  email: string
  role: 'manager' | 'member'
  invited_by: string
  created_at: Instant
  expires_at: Instant
}
