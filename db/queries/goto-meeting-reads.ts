import { type Selectable, sql } from 'kysely'
import type { Db } from '../schema'
import type { GotoMeetingReadsTable } from '../tables/busy'

export type GotoMeetingReadRow = Selectable<GotoMeetingReadsTable>

export async function findMeetingRead(db: Db, connectionId: string): Promise<GotoMeetingReadRow | undefined> {
  return db.selectFrom('goto_meeting_reads').selectAll().where('connection_id', '=', connectionId).executeTakeFirst()
}

/**
 * Takes the lease to read a connection's meetings, across all processes.
 *
 * @returns whether it was free
 */
export async function takeMeetingReadLease(
  db: Db,
  {
    connectionId,
    hostId,
    owner,
    now,
    until,
  }: { connectionId: string; hostId: string; owner: string; now: number; until: number },
): Promise<boolean> {
  const result = await db
    .insertInto('goto_meeting_reads')
    .values({ connection_id: connectionId, host_id: hostId, lease_owner: owner, lease_until: until })
    .onConflict((conflict) =>
      conflict
        .column('connection_id')
        .doUpdateSet({ lease_owner: owner, lease_until: until })
        .where('goto_meeting_reads.lease_until', '<=', now),
    )
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Stores the result of a read and releases the lease; changes nothing if the lease was lost. */
export async function settleMeetingRead(
  db: Db,
  { connectionId, owner }: { connectionId: string; owner: string },
  { error, now }: { error: string | null; now: number },
): Promise<void> {
  await db
    .updateTable('goto_meeting_reads')
    .set(
      error === null
        ? { read_at: now, error: null, failing_since: null, lease_owner: null, lease_until: 0 }
        : {
            error,
            failing_since: sql<number>`coalesce(failing_since, ${now})`,
            lease_owner: null,
            lease_until: 0,
          },
    )
    .where('connection_id', '=', connectionId)
    .where('lease_owner', '=', owner)
    .execute()
}

/** Connected hosts who can be booked and whose meetings were last read before an instant, oldest first. */
export async function findHostsToAskGotoFor(db: Db, before: number, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('goto_connections')
    .innerJoin('hosts', 'hosts.id', 'goto_connections.host_id')
    .leftJoin('goto_meeting_reads', 'goto_meeting_reads.connection_id', 'goto_connections.id')
    .select('goto_connections.host_id')
    .where('goto_connections.status', '=', 'connected')
    .where('hosts.suspended_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('event_types')
          .select('event_types.id')
          .whereRef('event_types.host_id', '=', 'goto_connections.host_id')
          .where('event_types.deleted_at', 'is', null),
      ),
    )
    .where(({ eb, fn, val }) => eb(fn.coalesce('goto_meeting_reads.read_at', val(0)), '<', before))
    .where(({ eb, fn, val }) => eb(fn.coalesce('goto_meeting_reads.failing_since', val(0)), '<', before))
    .orderBy(({ fn, val }) => fn.coalesce('goto_meeting_reads.read_at', val(0)))
    .limit(limit)
    .execute()
  return rows.map(({ host_id }) => host_id)
}
