import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../schema'
import type { SessionsTable } from '../tables/accounts'

export type SessionRow = Selectable<SessionsTable>

export async function insertSession(db: Db, row: Insertable<SessionsTable>): Promise<void> {
  await db.insertInto('sessions').values(row).execute()
}

/** @param createdAfter older sessions have ended, however recently they were used */
export async function findSession(db: Db, idHash: string, createdAfter: number): Promise<SessionRow | undefined> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('id_hash', '=', idHash)
    .where('created_at', '>', createdAfter)
    .executeTakeFirst()
}

export async function findSessionsOfHost(db: Db, hostId: string, createdAfter: number): Promise<SessionRow[]> {
  return db
    .selectFrom('sessions')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('created_at', '>', createdAfter)
    .execute()
}

export async function updateSession(
  db: Db,
  { hostId, idHash }: { hostId: string; idHash: string },
  values: Pick<Updateable<SessionsTable>, 'last_seen_at' | 'network' | 'proven_at'>,
): Promise<void> {
  await db.updateTable('sessions').set(values).where('id_hash', '=', idHash).where('host_id', '=', hostId).execute()
}

export async function updateSessionExpiry(db: Db, idHash: string, expiresAt: number): Promise<void> {
  await db.updateTable('sessions').set({ expires_at: expiresAt }).where('id_hash', '=', idHash).execute()
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
  await db.deleteFrom('sessions').where('id_hash', '=', idHash).execute()
}

export async function deleteSessionsOfHost(db: Db, hostId: string, exceptIdHash: string | null): Promise<void> {
  let query = db.deleteFrom('sessions').where('host_id', '=', hostId)
  if (exceptIdHash !== null) query = query.where('id_hash', '<>', exceptIdHash)
  await query.execute()
}

export async function deleteExpiredSessions(db: Db, now: number, createdAfter: number): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where(({ eb, or }) => or([eb('expires_at', '<=', now), eb('created_at', '<=', createdAfter)]))
    .execute()
}
