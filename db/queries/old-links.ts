import type { Db } from '../schema'

export interface OldLink {
  oldPath: string
  slug: string
}

/** The old links of the host with a handle, each with the slug of the event type it leads to. */
export async function findOldLinksByHandle(db: Db, handle: string): Promise<OldLink[]> {
  return db
    .selectFrom('old_links')
    .innerJoin('hosts', 'hosts.id', 'old_links.host_id')
    .innerJoin('event_types', 'event_types.id', 'old_links.event_type_id')
    .select(['old_links.old_path as oldPath', 'event_types.slug as slug'])
    .where('hosts.handle', '=', handle)
    .orderBy('old_links.old_path')
    .execute()
}
