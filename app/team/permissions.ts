export const ROLES = ['member', 'manager', 'owner'] as const
export type Role = (typeof ROLES)[number]
/** The role of a visitor towards a team; a stranger is a signed-in host who is not in it. */
export type MemberStanding = 'anonymous' | 'stranger' | Role

/** Who may do what with a team. Actions that are not listed are forbidden for everybody. */
export const PERMISSIONS = {
  'create-team': ['stranger'],
  'see-team': ['member', 'manager', 'owner'],
  'choose-sharing': ['member', 'manager', 'owner'],
  'leave-team': ['member', 'manager'],
  'see-meetings': ['manager', 'owner'],
  'export-meetings': ['manager', 'owner'],
  'cancel-meeting': ['manager', 'owner'],
  'invite-member': ['manager', 'owner'],
  'withdraw-invitation': ['manager', 'owner'],
  'remove-member': ['manager', 'owner'],
  'invite-manager': ['owner'],
  'remove-manager': ['owner'],
  'change-role': ['owner'],
  'rename-team': ['owner'],
  'hand-over': ['owner'],
  'dissolve-team': ['owner'],
} as const satisfies Record<string, readonly MemberStanding[]>

export type TeamAction = keyof typeof PERMISSIONS

/** @example may('member', 'see-meetings') // false */
export function may(standing: MemberStanding, action: TeamAction): boolean {
  return (PERMISSIONS[action] as readonly MemberStanding[]).includes(standing)
}

/** Removing a member depends on their role; an owner must hand over first. */
export function mayRemove(standing: MemberStanding, role: Role): boolean {
  return role !== 'owner' && may(standing, role === 'manager' ? 'remove-manager' : 'remove-member')
}
