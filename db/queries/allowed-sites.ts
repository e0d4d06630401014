import type { Db } from '../schema'

/** The sites that may frame a host's pages, as a policy names them; an empty list means every site. */
export async function findAllowedSitesByHandle(db: Db, handle: string): Promise<string[]> {
  const rows = await db
    .selectFrom('allowed_sites')
    .innerJoin('hosts', 'hosts.id', 'allowed_sites.host_id')
    .select('site')
    .where('hosts.handle', '=', handle)
    .orderBy('site')
    .execute()
  return rows.map(({ site }) => site)
}

/** @param tokenHash of a booking's manage token */
export async function findAllowedSitesByBooking(db: Db, tokenHash: string): Promise<string[]> {
  const rows = await db
    .selectFrom('allowed_sites')
    .innerJoin('bookings', 'bookings.host_id', 'allowed_sites.host_id')
    .select('site')
    .where('bookings.manage_token_hash', '=', tokenHash)
    .orderBy('site')
    .execute()
  return rows.map(({ site }) => site)
}

/** A site that is already on the list is not added again. */
export async function insertAllowedSite(db: Db, hostId: string, site: string, now: number): Promise<void> {
  await db
    .insertInto('allowed_sites')
    .values({ host_id: hostId, site, created_at: now })
    .onConflict((conflict) => conflict.columns(['host_id', 'site']).doNothing())
    .execute()
}

export async function findAllowedSitesOfHost(db: Db, hostId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('allowed_sites')
    .select('site')
    .where('host_id', '=', hostId)
    .orderBy('site')
    .execute()
  return rows.map(({ site }) => site)
}

export async function deleteAllowedSite(db: Db, hostId: string, site: string): Promise<void> {
  await db.deleteFrom('allowed_sites').where('host_id', '=', hostId).where('site', '=', site).execute()
}
