import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'

const offerVersion = prepareQuery((db, { handle }: { handle: string }) =>
  db
    .selectFrom('hosts')
    .innerJoin('offer_versions', 'offer_versions.host_id', 'hosts.id')
    .select(['hosts.id', 'offer_versions.version'])
    .where('hosts.handle', '=', handle),
)

/** The version of everything that the public pages of a host show. @returns undefined if no host has this handle */
export async function findOfferVersion(db: Db, handle: string): Promise<{ id: string; version: number } | undefined> {
  const [row] = await offerVersion(db, { handle })
  return row
}
