export const ROLES = ['member', 'manager', 'owner'] as const
export type Role = (typeof ROLES)[number]
/** The role of a visitor towards a team; a stranger is a signed-in host who is not in it. */
export type TeamRelation = 'anonymous' | 'stranger' | Role

/** Who may do what with a team. Actions that are not listed are forbidden for everybody. */
export const PERMISSIONS = {
  'create-team': ['stranger'],
  'see-team': ['member', 'manager', 'owner'],
  'choose-sharing': ['member', 'manager', 'owner'],
  'hand-over-own': ['member', 'manager', 'owner'],
  'enter-absence': ['manager', 'owner'],
  'choose-bookable': ['member', 'manager', 'owner'],
  'choose-own-settings': ['member', 'manager', 'owner'],
  'leave-team': ['member', 'manager'],
  'see-meetings': ['manager', 'owner'],
  'export-meetings': ['manager', 'owner'],
  'cancel-meeting': ['manager', 'owner'],
  'reassign-meeting': ['manager', 'owner'],
  'edit-team-page': ['manager', 'owner'],
  'edit-team-event-types': ['manager', 'owner'],
  'invite-member': ['manager', 'owner'],
  'withdraw-invitation': ['manager', 'owner'],
  'remove-member': ['manager', 'owner'],
  'invite-manager': ['owner'],
  'remove-manager': ['owner'],
  'change-role': ['owner'],
  'rename-team': ['owner'],
  'hand-over': ['owner'],
  'dissolve-team': ['owner'],
} as const satisfies Record<string, readonly TeamRelation[]>

export type TeamAction = keyof typeof PERMISSIONS

/** @example may('member', 'see-meetings') // false */
export function may(relation: TeamRelation, action: TeamAction): boolean {
  return (PERMISSIONS[action] as readonly TeamRelation[]).includes(relation)
}

/** Removing a member depends on their role; an owner must hand over first. */
export function mayRemove(relation: TeamRelation, role: Role): boolean {
  return role !== 'owner' && may(relation, role === 'manager' ? 'remove-manager' : 'remove-member')
}
