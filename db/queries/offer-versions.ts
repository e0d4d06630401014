import { sql } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'

const offerVersion = prepareQuery((db, { handle }: { handle: string }) =>
  db
    .selectFrom('hosts')
    .innerJoin('offer_versions', 'offer_versions.host_id', 'hosts.id')
    .select(({ selectFrom }) => [
      'hosts.id',
      'hosts.is_team',
      'offer_versions.version',
      selectFrom('teams')
        .innerJoin('team_members', 'team_members.team_id', 'teams.id')
        .innerJoin('offer_versions as of_member', 'of_member.host_id', 'team_members.host_id')
        .select(sql<number | null>`sum(of_member.version)`.as('sum'))
        .whereRef('teams.host_id', '=', 'hosts.id')
        .as('of_members'),
    ])
    .where('hosts.handle', '=', handle)
    // Their pages are not found, as if nobody had the handle.
    .where('hosts.suspended_at', 'is', null)
    .where('hosts.email_verified_at', 'is not', null),
)

/**
 * The version of everything that the public pages of a host or a team show: it differs whenever that may differ. A team shows what its
 * members offer: the sum of their versions rises with each of them, and the page's own version with every change of who they are.
 *
 * @returns undefined if nobody has this handle, or somebody whose pages are not public
 */
export async function findOfferVersion(
  db: Db,
  handle: string,
): Promise<{ id: string; isTeam: boolean; version: string } | undefined> {
  const [row] = await offerVersion(db, { handle })
  return row && { id: row.id, isTeam: row.is_team === 1, version: `${row.version} ${row.of_members ?? ''}` }
}
