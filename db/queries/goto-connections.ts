import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { GotoConnectionsTable } from '../tables/goto'

export type GotoConnectionRow = Selectable<GotoConnectionsTable>

/** A literal, so that SQLite uses the partial indexes for both values. */
const OFFERED = sql.lit<GotoConnectionRow['status']>('offered')

/** The connection in use, valid or waiting for a new consent. */
export async function findConnection(db: Db, hostId: string): Promise<GotoConnectionRow | undefined> {
  const [row] = await connectionInUse(db, { hostId })
  return row
}

const connectionInUse = prepareQuery((db, { hostId }: { hostId: string }) =>
  db.selectFrom('goto_connections').selectAll().where('host_id', '=', hostId).where('status', '<>', OFFERED),
)

/** Another account than the connected one, waiting for the host's decision. */
export async function findOfferedConnection(db: Db, hostId: string): Promise<GotoConnectionRow | undefined> {
  const [row] = await offeredConnection(db, { hostId })
  return row
}

const offeredConnection = prepareQuery((db, { hostId }: { hostId: string }) =>
  db.selectFrom('goto_connections').selectAll().where('host_id', '=', hostId).where('status', '=', OFFERED),
)

/** The keys by which GoTo knows these hosts as organizers, of those who are connected. */
export async function findOrganizerKeys(db: Db, hostIds: string[]): Promise<string[]> {
  if (hostIds.length === 0) return []
  const rows = await db
    .selectFrom('goto_connections')
    .select('organizer_key')
    .where('host_id', 'in', hostIds)
    .where('status', '=', sql.lit<GotoConnectionRow['status']>('connected'))
    .where('organizer_key', 'is not', null)
    .orderBy('host_id')
    .execute()
  return rows.flatMap(({ organizer_key }) => organizer_key ?? [])
}

export async function insertConnection(db: Db, row: Insertable<GotoConnectionsTable>): Promise<void> {
  await db.insertInto('goto_connections').values(row).execute()
}

export async function updateConnection(
  db: Db,
  hostId: string,
  id: string,
  values: Updateable<GotoConnectionsTable>,
): Promise<void> {
  await db.updateTable('goto_connections').set(values).where('host_id', '=', hostId).where('id', '=', id).execute()
}

export async function deleteConnection(db: Db, hostId: string, id: string): Promise<void> {
  await db.deleteFrom('goto_connections').where('host_id', '=', hostId).where('id', '=', id).execute()
}

/**
 * Takes the lease to refresh a connection's tokens, across all processes (T1).
 *
 * @returns whether it was free
 */
export async function takeRefreshLease(
  db: Db,
  id: string,
  owner: string,
  now: number,
  until: number,
): Promise<boolean> {
  const result = await db
    .updateTable('goto_connections')
    .set({ refresh_lease_owner: owner, refresh_lease_until: until })
    .where('id', '=', id)
    .where('refresh_lease_until', '<=', now)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function releaseRefreshLease(db: Db, id: string, owner: string): Promise<void> {
  await db
    .updateTable('goto_connections')
    .set({ refresh_lease_owner: null, refresh_lease_until: 0 })
    .where('id', '=', id)
    .where('refresh_lease_owner', '=', owner)
    .execute()
}

/**
 * Compare-and-swap from `connected`: if several calls find a dead grant, only one notifies the host (T4).
 *
 * @returns whether this call changed it
 */
export async function markReconnectNeeded(db: Db, id: string, refreshToken: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('goto_connections')
    .set({ status: 'reconnect_needed', updated_at: now })
    .where('id', '=', id)
    .where('status', '=', 'connected')
    .where('refresh_token', '=', refreshToken)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Connections whose refresh token was not used for a while, or that were not checked today. */
export async function findQuietConnections(
  db: Db,
  { refreshedBefore, checkedBefore }: { refreshedBefore: number; checkedBefore: number },
) {
  return db
    .selectFrom('goto_connections')
    .select(['id', 'host_id', 'refreshed_at'])
    .where('status', '=', 'connected')
    .where(({ eb, or }) =>
      or([
        eb('refreshed_at', '<', refreshedBefore),
        eb('checked_at', 'is', null),
        eb('checked_at', '<', checkedBefore),
      ]),
    )
    .orderBy('refreshed_at')
    .limit(200)
    .execute()
}

/** Hosts whose meetings have not been compared with GoTo's list since. */
export async function findHostsToCheck(db: Db, before: number): Promise<string[]> {
  const rows = await db
    .selectFrom('goto_connections')
    .select('host_id')
    .where('status', '=', 'connected')
    .where('meetings_checked_at', '<=', before)
    .execute()
  return rows.map(({ host_id }) => host_id)
}

/** @returns whether it was still due: of several processes one gets it */
export async function takeMeetingsCheck(db: Db, hostId: string, before: number, now: number): Promise<boolean> {
  const result = await db
    .updateTable('goto_connections')
    .set({ meetings_checked_at: now })
    .where('host_id', '=', hostId)
    .where('status', '=', 'connected')
    .where('meetings_checked_at', '<=', before)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}
