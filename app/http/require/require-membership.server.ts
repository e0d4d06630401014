import { findMember } from '#db/queries/teams'
import type { Host } from '~/accounts/host'
import { readMembership } from '~/team/membership.server'
import { may, type TeamAction } from '~/team/permissions'
import type { Membership } from '~/team/team'
import type { AppContext } from '../context.server'
import { notFound } from '../not-found'
import { requireHost } from './require-host.server'

export interface TeamPlace {
  host: Host & { sessionIdHash: string }
  membership: Membership
  /** The argument of the domain functions: who acts, and in which team. */
  acting: { hostId: string; teamId: string }
}

/**
 * The signed-in host's membership in their team.
 *
 * @throws 404 for a host without a team, 403 for a role without this permission
 */
export async function requireMembership(request: Request, context: AppContext, action: TeamAction): Promise<TeamPlace> {
  const host = await requireHost(request, context)
  const membership = await readMembership(context.db, host.id)
  if (!membership) throw notFound()
  if (!may(membership.role, action)) throw forbidden()
  return { host, membership, acting: { hostId: host.id, teamId: membership.teamId } }
}

/** The name of another member, for a confirmation. @throws as above, and 404 for somebody who is not a member */
export async function requireMemberName(
  request: Request,
  hostId: string | undefined,
  context: AppContext,
  action: TeamAction,
): Promise<string> {
  const { acting } = await requireMembership(request, context, action)
  const member = await findMember(context.db, acting.teamId, hostId ?? '')
  if (!member) throw notFound()
  return member.name
}

/** For a missing permission that shows only when the action is done. */
export function forbidden(): Response {
  return new Response('Forbidden', { status: 403 })
}
