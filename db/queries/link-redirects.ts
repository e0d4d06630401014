import type { Db } from '../schema'

export interface LinkRedirect {
  oldPath: string
  slug: string
}

/** The old links of the host with a handle, each with the slug of the event type it leads to. */
export async function findLinkRedirectsByHandle(db: Db, handle: string): Promise<LinkRedirect[]> {
  return db
    .selectFrom('link_redirects')
    .innerJoin('hosts', 'hosts.id', 'link_redirects.host_id')
    .innerJoin('event_types', 'event_types.id', 'link_redirects.event_type_id')
    .select(['link_redirects.old_path as oldPath', 'event_types.slug as slug'])
    .where('hosts.handle', '=', handle)
    .orderBy('link_redirects.old_path')
    .execute()
}

/** An existing path is changed to the new event type. */
export async function saveLinkRedirect(
  db: Db,
  { hostId, oldPath, eventTypeId }: { hostId: string; oldPath: string; eventTypeId: string },
  now: number,
): Promise<void> {
  await db
    .insertInto('link_redirects')
    .values({ host_id: hostId, old_path: oldPath, event_type_id: eventTypeId, created_at: now })
    .onConflict((conflict) => conflict.columns(['host_id', 'old_path']).doUpdateSet({ event_type_id: eventTypeId }))
    .execute()
}

export async function deleteLinkRedirect(db: Db, hostId: string, oldPath: string): Promise<void> {
  await db.deleteFrom('link_redirects').where('host_id', '=', hostId).where('old_path', '=', oldPath).execute()
}
