import type { Generated } from 'kysely'
import type { BooleanInt, Instant } from './columns'

export interface TeamsTable {
  id: string
  name: string
  /** The row of `hosts` that is the team's public page; null while it has none. */
  host_id: Generated<string | null>
  /** Whether the page lists the members who agreed, with links to their own pages. */
  shows_members: Generated<BooleanInt>
  created_at: Instant
  updated_at: Instant
}

export interface TeamMembersTable {
  /** The primary key: a host is in at most one team. */
  host_id: string
  team_id: string
  role: 'owner' | 'manager' | 'member'
  /** Whether managers see the titles of meetings that this host created in GoTo, not only their times. */
  shares_goto: BooleanInt
  /** When this host agreed to what the team may see and do. */
  agreed_at: Instant
  /** Since when this host agrees to be booked through the team's page; null: not. */
  bookable_since: Generated<Instant | null>
  /** Gets no new bookings of the team for the time being. */
  paused_at: Generated<Instant | null>
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
