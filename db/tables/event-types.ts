import type { Generated } from 'kysely'
import type { BooleanInt, Instant, Json } from './columns'

/** Locations at a provider that creates the meeting and its link. A second provider begins here; the compiler names the rest. */
export const CONFERENCING_PROVIDERS = ['goto'] as const
export const LOCATION_KINDS = [...CONFERENCING_PROVIDERS, 'host_calls', 'attendee_calls', 'address', 'link'] as const
export type ConferencingProvider = (typeof CONFERENCING_PROVIDERS)[number]
export type LocationKind = (typeof LOCATION_KINDS)[number]

/** How members of a team share the bookings of an event type. */
export const TEAM_RULES = ['round_robin', 'collective', 'choose'] as const
export type TeamRule = (typeof TEAM_RULES)[number]

/** What a host may let follow a meeting, one mail of each to its attendee. */
export const FOLLOW_UPS = ['thanks', 'feedback', 'book_again', 'missed'] as const
export type FollowUp = (typeof FOLLOW_UPS)[number]

/**
 * What a follow-up is sent for. `met`: GoTo says that it was held with somebody, or the host that they came. `no_show`: the host or a program
 * said so. `not_held`: nobody opened the meeting. `unknown`: neither GoTo nor the host says anything.
 */
export const FOLLOW_UP_OUTCOMES = ['met', 'no_show', 'not_held', 'unknown'] as const
export type FollowUpOutcome = (typeof FOLLOW_UP_OUTCOMES)[number]

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
  hidden: BooleanInt
  guests_allowed: BooleanInt
  cancel_cutoff_minutes: number
  reschedule_cutoff_minutes: number
  questions: Json
  language: string | null
  /** Null means the host's default schedule. */
  schedule_id: string | null
  /** `Reminder[]` of app/event-types. */
  reminders: Generated<Json>
  /** A rolling booking window then counts only days with weekly hours. */
  window_counts_workdays: Generated<BooleanInt>
  /** Longest booked time of this event type per host date. */
  daily_minutes_limit: number | null
  location_kind: Generated<LocationKind>
  /** The number to call, the address or the link; empty if the kind needs none. */
  location_detail: Generated<string>
  meeting_instructions: Generated<string>
  confirmation_text: Generated<string>
  /** https, or empty. */
  redirect_url: Generated<string>
  /** Empty: no consent is asked. */
  consent_text: Generated<string>
  consent_url: Generated<string>
  /** Visitors prove their address before a time is held for longer than 15 minutes. */
  proves_address: Generated<BooleanInt>
  /** Available only with the key that is signed over the id and the nonce, or with a one-time link. */
  secret: Generated<BooleanInt>
  secret_nonce: Generated<string>
  position: number
  /** Null for an event type of one host. */
  team_rule: TeamRule | null
  /** `TeamSettings` of app/event-types; null without a rule. */
  team_settings: Json | null
  /** How many members it was given, for one of a team. */
  team_size: number | null
  /** `AfterMeeting` of app/event-types; null: nothing follows a meeting. */
  after_meeting: Json | null
  created_at: Instant
  updated_at: Instant
  /** Deleted event types stay, because their bookings refer to them; their slug is free again. */
  deleted_at: Instant | null
}

/** A link that makes one booking. Its key is signed over the id, so that a leaked table contains no valid key. */
export interface OneTimeLinksTable {
  id: string
  host_id: string
  event_type_id: string
  created_at: Instant
  used_at: Instant | null
  booking_id: string | null
}

/** A member of a team who takes part in an event type of the team. */
export interface EventTypeMembersTable {
  event_type_id: string
  host_id: string
  /** The team's row of `hosts`, whose event type it is. */
  page_id: string
  /** 1 is asked first. */
  priority: number
  /** The share of the bookings, in proportion to the others' weights. */
  weight: number
  /** The order in which members are shown; the first one organizes collective meetings. */
  position: number
  /** `OwnSettings` of app/event-types: what the member has chosen of what the team leaves to its members. */
  own_settings: Generated<Json | null>
  created_at: Instant
}

/** Who could have taken a booking of a team. Bookings with the same members in the same state share a row. */
export interface TurnGroupsTable {
  /** A digest of the rest. */
  id: string
  event_type_id: string
  /** `{ id, weight }[]`: members who could have taken it, of the highest priority that had one. */
  open_members: Json
  /** `{ id, why }[]`: members who could not. */
  passed_members: Json
  created_at: Instant
}
