import { findBookableMembers } from '#db/queries/teams'
import type { Host } from '~/accounts/host'
import type { AppContext } from './context.server'

/** Somebody looks at the times of a host, or of a team's members: what makes them busy elsewhere is kept fresh. */
export async function markViewed(
  { db, busy }: Pick<AppContext, 'db' | 'busy'>,
  { id, isTeam }: Pick<Host, 'id' | 'isTeam'>,
): Promise<void> {
  const viewed = isTeam ? (await findBookableMembers(db, id)).map((member) => member.id) : [id]
  for (const hostId of viewed) busy.markViewed(hostId)
}
