import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../schema'
import type { CalendarFeedsTable } from '../tables/busy'

export type CalendarFeedRow = Selectable<CalendarFeedsTable>

export async function insertFeed(db: Db, row: Insertable<CalendarFeedsTable>): Promise<void> {
  await db.insertInto('calendar_feeds').values(row).execute()
}

/** Oldest first. */
export async function findFeedsOfHost(db: Db, hostId: string): Promise<CalendarFeedRow[]> {
  return db
    .selectFrom('calendar_feeds')
    .selectAll()
    .where('host_id', '=', hostId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export async function findFeedOfHost(db: Db, hostId: string, id: string): Promise<CalendarFeedRow | undefined> {
  return db
    .selectFrom('calendar_feeds')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function findFeedNames(db: Db, hostId: string): Promise<Map<string, string>> {
  const rows = await db.selectFrom('calendar_feeds').select(['id', 'name']).where('host_id', '=', hostId).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function updateFeed(
  db: Db,
  hostId: string,
  id: string,
  values: Updateable<CalendarFeedsTable>,
): Promise<void> {
  await db.updateTable('calendar_feeds').set(values).where('host_id', '=', hostId).where('id', '=', id).execute()
}

/** @returns whether there was such a feed of this host; its intervals go with it */
export async function deleteFeed(db: Db, hostId: string, id: string): Promise<boolean> {
  const result = await db
    .deleteFrom('calendar_feeds')
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

/**
 * Feeds that are due and not being read, of hosts who can be booked: the busy times of others are not needed. Every host's
 * first feed comes before any host's second.
 */
export async function findDueFeeds(
  db: Db,
  now: number,
  most: { all: number; ofHost: number },
): Promise<{ id: string; host_id: string }[]> {
  const due = db
    .selectFrom('calendar_feeds')
    .innerJoin('hosts', 'hosts.id', 'calendar_feeds.host_id')
    .select(({ fn }) => [
      'calendar_feeds.id',
      'calendar_feeds.host_id',
      'calendar_feeds.next_check_at',
      fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('calendar_feeds.host_id').orderBy('calendar_feeds.next_check_at'))
        .as('turn'),
    ])
    .where('calendar_feeds.next_check_at', '<=', now)
    .where('calendar_feeds.lease_until', '<=', now)
    .where('hosts.suspended_at', 'is', null)
    .where('hosts.email_verified_at', 'is not', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('event_types')
          .select('event_types.id')
          .whereRef('event_types.host_id', '=', 'calendar_feeds.host_id')
          .where('event_types.deleted_at', 'is', null),
      ),
    )
  return db
    .selectFrom(due.as('due'))
    .select(['due.id', 'due.host_id'])
    .where('due.turn', '<=', most.ofHost)
    .orderBy('due.turn')
    .orderBy('due.next_check_at')
    .limit(most.all)
    .execute()
}

/**
 * Takes the lease to read a feed, across all processes.
 *
 * @returns whether it was free
 */
export async function takeFeedLease(
  db: Db,
  { hostId, id, owner, now, until }: { hostId: string; id: string; owner: string; now: number; until: number },
): Promise<boolean> {
  const result = await db
    .updateTable('calendar_feeds')
    .set({ lease_owner: owner, lease_until: until })
    .where('host_id', '=', hostId)
    .where('id', '=', id)
    .where('lease_until', '<=', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
