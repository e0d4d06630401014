import type { BooleanInt, Instant } from './columns'

export interface TeamsTable {
  id: string
  name: string
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
