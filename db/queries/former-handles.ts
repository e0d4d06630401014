import type { Db } from '../schema'
import type { HostRow } from './hosts'

/** The host who had this handle until recently. */
export async function findHostByFormerHandle(db: Db, handle: string, now: number): Promise<HostRow | undefined> {
  return db
    .selectFrom('former_handles')
    .innerJoin('hosts', 'hosts.id', 'former_handles.host_id')
    .selectAll('hosts')
    .where('former_handles.handle', '=', handle)
    .where('former_handles.expires_at', '>', now)
    .executeTakeFirst()
}

/** The handles that a host had before, the most recent first. */
export async function findFormerHandles(db: Db, hostId: string): Promise<{ handle: string; expires_at: number }[]> {
  return db
    .selectFrom('former_handles')
    .select(['handle', 'expires_at'])
    .where('host_id', '=', hostId)
    .orderBy('expires_at', 'desc')
    .orderBy('handle')
    .execute()
}

export async function keepFormerHandle(db: Db, handle: string, hostId: string, expiresAt: number): Promise<void> {
  await db
    .insertInto('former_handles')
    .values({ handle, host_id: hostId, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('handle').doUpdateSet({ host_id: hostId, expires_at: expiresAt }))
    .execute()
}

/** For a handle that a host uses again. */
export async function deleteFormerHandle(db: Db, handle: string): Promise<void> {
  await db.deleteFrom('former_handles').where('handle', '=', handle).execute()
}

export async function deleteExpiredFormerHandles(db: Db, now: number): Promise<void> {
  await db.deleteFrom('former_handles').where('expires_at', '<=', now).execute()
}
