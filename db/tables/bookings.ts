import type { Generated } from 'kysely'
import type { BooleanInt, Instant, Json } from './columns'
import type { LocationKind, TeamRule } from './event-types'

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
  /** Sealed with the context `manage-token:{id}`, because every mail contains the link. */
  manage_token: string
  meeting_status: 'pending' | 'ready' | 'failed' | 'removed'
  /** Marker in the meeting's subject that distinguishes our meetings from the organizer's own (E5). */
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
  /** Title, and name with address of the attendee, folded (db/fold-text.ts), for search and order in the admin. */
  title_key: Generated<string>
  attendee_key: Generated<string>
  /** Until when a pending booking waits for the host's decision. */
  answer_due_at: Instant | null
  /** Declined because that time passed. */
  expired: Generated<BooleanInt>
  /** The last body sent to GoTo, as `meetingBody` wrote it; null while it is uncertain whether GoTo has it. */
  meeting_synced_body: string | null
  /** When the meeting was found to be missing at GoTo. */
  meeting_gone_at: Instant | null
  /** The join link was pasted by the host and is not from GoTo. */
  link_by_host: Generated<BooleanInt>
  /** The host's word about the attendee: at most one of the two. */
  no_show_at: Instant | null
  attended_at: Instant | null
  /** The host's private note; only the admin shows it. */
  private_note: Generated<string>
  /** Where it takes place, as it was when it was booked; only `goto` has a meeting at GoTo. */
  location_kind: Generated<LocationKind>
  location_detail: Generated<string>
  /** The rule by which a team took it, as it was then; null for a booking of a host's own event type. */
  team_rule: Generated<TeamRule | null>
  /** Who could have taken it. */
  turn_group_id: Generated<string | null>
  created_at: Instant
  updated_at: Instant
}

/** A host who comes along with the organizer of a booking. Time and state follow the booking's by trigger (migrations/0023-co-hosts.ts). */
export interface BookingCoHostsTable {
  booking_id: string
  host_id: string
  starts_at: Instant
  ends_at: Instant
  /** Whether it holds the host's time. */
  held: BooleanInt
}

/** Who changed a booking, how and when; written in the transaction of the change, never edited. */
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

/** The network from which a visitor booked, for some days. Digests: they only distinguish networks. */
export interface BookingNetworksTable {
  booking_id: string
  host_id: string
  network: string
  wide_network: string
  /** Of the attendee. */
  mailbox: string
  booked_at: Instant
}

/** What a visitor has sent of a booking that waits for the proof of its address; kept for a day. */
export interface AddressProofsTable {
  id: string
  /** Whose page it was: a host, or the page of a team. */
  host_id: string
  event_type_id: string
  /** A digest of the form's key: the same form makes one row (B4). */
  form_key: string
  email: string
  /** Digests, as in `booking_networks`. */
  mailbox: string
  network: string
  wide_network: string
  /** `HeldRequest` of app/booking. */
  request: Json
  starts_at: Instant
  ends_at: Instant
  held_until: Instant
  /** How many mails were queued, and how many wrong codes were typed. */
  mails: Generated<number>
  wrong_codes: Generated<number>
  /** What it became. */
  booking_id: Generated<string | null>
  /** When the visitor went back to change what they had typed: its mail then books nothing. */
  withdrawn_at: Generated<Instant | null>
  created_at: Instant
}

/** The time of a host that a proof holds until then, as a booking would. */
export interface HeldTimesTable {
  proof_id: string
  host_id: string
  event_type_id: string
  starts_at: Instant
  ends_at: Instant
  buffer_before_minutes: number
  buffer_after_minutes: number
  held_until: Instant
}

/** A mail that an SMTP server has accepted, with its response. */
export interface SentMailsTable {
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
  /** SHA-256 over host, event type, source and the caller's key. */
  key_hash: string
  request_hash: string
  host_id: string
  booking_id: string
  /** The first response, sealed with the context `api-answer:{booking_id}`; null if the response is the booking itself. */
  answer: string | null
  created_at: Instant
}
