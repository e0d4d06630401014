import { findBookableMembers } from '#db/queries/teams'
import type { Db } from '#db/schema'
import type { Host } from '~/accounts/host'
import type { AppContext } from './context.server'

/** Somebody looks at the times of a host, or of a team's members: what makes them busy elsewhere is kept fresh. */
export async function markViewed({ db, busy }: Pick<AppContext, 'db' | 'busy'>, offer: Offering): Promise<void> {
  for (const hostId of await findViewedHosts(db, offer)) busy.markViewed(hostId)
}

type Offering = Pick<Host, 'id' | 'isTeam'>

/** Whose times a page of this host or team shows. */
export async function findViewedHosts(db: Db, { id, isTeam }: Offering): Promise<string[]> {
  return isTeam ? (await findBookableMembers(db, id)).map((member) => member.id) : [id]
}
