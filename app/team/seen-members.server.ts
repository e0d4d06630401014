import type { Db } from '#db/schema'
import { listMembers, readMembership } from './membership.server'
import { may } from './permissions'

/** The members of a host's team, for a host who may see their meetings; empty for others. */
export async function findSeenMembers(db: Db, hostId: string): Promise<string[]> {
  const membership = await readMembership(db, hostId)
  if (!membership || !may(membership.role, 'see-meetings')) return []
  return (await listMembers(db, membership.teamId)).map(({ id }) => id)
}
