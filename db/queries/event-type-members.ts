import { type Insertable, sql } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { EventTypeMembersTable } from '../tables/event-types'

/**
 * The members of a team's event type, in their order, with what decides whether they get bookings. Members of the team only: whoever
 * leaves takes part in nothing.
 */
export async function findEventTypeMembers(db: Db, eventTypeId: string) {
  return membersOfEventType(db, { eventTypeId })
}

export type EventTypeMemberRow = Awaited<ReturnType<typeof findEventTypeMembers>>[number]

const membersOfEventType = prepareQuery((db, { eventTypeId }: { eventTypeId: string }) =>
  db
    .selectFrom('event_type_members')
    .innerJoin('hosts', 'hosts.id', 'event_type_members.host_id')
    .innerJoin('teams', 'teams.host_id', 'event_type_members.page_id')
    .innerJoin('team_members', (join) =>
      join
        .onRef('team_members.host_id', '=', 'event_type_members.host_id')
        .onRef('team_members.team_id', '=', 'teams.id'),
    )
    .leftJoin('goto_connections', (join) =>
      join
        .onRef('goto_connections.host_id', '=', 'hosts.id')
        .on('goto_connections.status', '=', sql.lit('connected'))
        .on('goto_connections.trouble', 'is', null),
    )
    .select(['hosts.id', 'hosts.name', 'hosts.handle', 'hosts.email', 'hosts.time_zone', 'hosts.photo_id'])
    .select(['hosts.email_verified_at', 'hosts.suspended_at'])
    .select(['team_members.bookable_since', 'team_members.paused_at'])
    .select(['event_type_members.priority', 'event_type_members.weight', 'event_type_members.position'])
    .select('event_type_members.own_settings')
    .select('goto_connections.id as connection_id')
    .where('event_type_members.event_type_id', '=', eventTypeId)
    .orderBy('event_type_members.position')
    .orderBy('hosts.id'),
)

/** All members of the team of a page, as those of an event type are read: who may stand in for one of several hosts. */
export async function findMembersOfPage(db: Db, pageId: string): Promise<EventTypeMemberRow[]> {
  return db
    .selectFrom('teams')
    .innerJoin('team_members', 'team_members.team_id', 'teams.id')
    .innerJoin('hosts', 'hosts.id', 'team_members.host_id')
    .leftJoin('goto_connections', (join) =>
      join
        .onRef('goto_connections.host_id', '=', 'hosts.id')
        .on('goto_connections.status', '=', sql.lit('connected'))
        .on('goto_connections.trouble', 'is', null),
    )
    .select(['hosts.id', 'hosts.name', 'hosts.handle', 'hosts.email', 'hosts.time_zone', 'hosts.photo_id'])
    .select(['hosts.email_verified_at', 'hosts.suspended_at'])
    .select(['team_members.bookable_since', 'team_members.paused_at'])
    .select([sql.lit(1).as('priority'), sql.lit(1).as('weight'), sql.lit(0).as('position')])
    .select(sql<string | null>`cast(null as text)`.as('own_settings'))
    .select('goto_connections.id as connection_id')
    .where('teams.host_id', '=', pageId)
    .orderBy('hosts.name')
    .orderBy('hosts.id')
    .execute()
}

/** Replaces the members of an event type, in the caller's transaction. */
export async function storeEventTypeMembers(
  tx: Db,
  eventTypeId: string,
  rows: Insertable<EventTypeMembersTable>[],
): Promise<void> {
  await tx.deleteFrom('event_type_members').where('event_type_id', '=', eventTypeId).execute()
  if (rows.length > 0) await tx.insertInto('event_type_members').values(rows).execute()
}

/** The event types of a team in which a member takes part, with what that member has chosen of them. */
export async function findOwnPlacesInTeam(db: Db, { teamId, hostId }: { teamId: string; hostId: string }) {
  return db
    .selectFrom('event_types')
    .innerJoin('event_type_members', 'event_type_members.event_type_id', 'event_types.id')
    .innerJoin('teams', 'teams.host_id', 'event_types.host_id')
    .selectAll('event_types')
    .select('event_type_members.own_settings')
    .where('teams.id', '=', teamId)
    .where('event_type_members.host_id', '=', hostId)
    .where('event_types.deleted_at', 'is', null)
    .orderBy('event_types.position')
    .execute()
}

export async function setOwnSettings(
  db: Db,
  { eventTypeId, hostId }: { eventTypeId: string; hostId: string },
  ownSettings: string | null,
): Promise<void> {
  await db
    .updateTable('event_type_members')
    .set({ own_settings: ownSettings })
    .where('event_type_id', '=', eventTypeId)
    .where('host_id', '=', hostId)
    .execute()
}

/** For a member who leaves the team whose page this is. */
export async function deleteMemberOfEventTypes(tx: Db, pageId: string, hostId: string): Promise<void> {
  await tx.deleteFrom('event_type_members').where('page_id', '=', pageId).where('host_id', '=', hostId).execute()
}
