import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../schema'
import type { AuditEntriesTable } from '../tables/audit'

export interface AuditPlace {
  at: number
  id: string
}

/** With the names of the account, of the host who acted, and of the key that was used, as they are today. */
export type AuditEntryRow = Selectable<AuditEntriesTable> & {
  host_name: string | null
  actor_name: string | null
  key_name: string | null
}

export async function insertAuditEntry(db: Db, row: Insertable<AuditEntriesTable>): Promise<void> {
  await db.insertInto('audit_entries').values(row).execute()
}

/** @param hostId null: those of no known account */
export async function countAuditEntries(
  db: Db,
  { hostId, act, since }: { hostId: string | null; act: string; since: number },
): Promise<number> {
  const { count } = await db
    .selectFrom('audit_entries')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('host_id', hostId === null ? 'is' : '=', hostId)
    .where('at', '>', since)
    .where('act', '=', act)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/**
 * What was done to a host's account, and what the host did to others', newest first. Two statements, because each of the two has an index
 * in this order.
 *
 * @param after the last one of the page before
 */
export async function findAuditEntriesOfHost(
  db: Db,
  hostId: string,
  { after, limit }: { after: AuditPlace | undefined; limit: number },
): Promise<AuditEntryRow[]> {
  const concerning = await entries(db, after).where('audit_entries.host_id', '=', hostId).limit(limit).execute()
  const acted = await entries(db, after)
    .where('audit_entries.actor_id', '=', hostId)
    .where(({ eb, or }) => or([eb('audit_entries.host_id', '<>', hostId), eb('audit_entries.host_id', 'is', null)]))
    .limit(limit)
    .execute()
  return [...concerning, ...acted].sort((a, b) => b.at - a.at || b.id - a.id).slice(0, limit)
}

/** Of all accounts, for the operator. */
export async function findAuditEntries(
  db: Db,
  { after, limit, hostId }: { after: AuditPlace | undefined; limit: number; hostId?: string | undefined },
): Promise<AuditEntryRow[]> {
  let query = entries(db, after)
  if (hostId !== undefined) query = query.where('audit_entries.host_id', '=', hostId)
  return query.limit(limit).execute()
}

function entries(db: Db, after: AuditPlace | undefined) {
  let query = db
    .selectFrom('audit_entries')
    .leftJoin('hosts as account', 'account.id', 'audit_entries.host_id')
    .leftJoin('hosts as actor', 'actor.id', 'audit_entries.actor_id')
    .leftJoin('api_keys as key', 'key.id', 'audit_entries.actor_id')
    .selectAll('audit_entries')
    .select(['account.name as host_name', 'actor.name as actor_name', 'key.name as key_name'])
    .orderBy('audit_entries.at', 'desc')
    .orderBy('audit_entries.id', 'desc')
  if (after)
    query = query.where(({ eb, and, or }) =>
      or([
        eb('audit_entries.at', '<', after.at),
        and([eb('audit_entries.at', '=', after.at), eb('audit_entries.id', '<', Number(after.id))]),
      ]),
    )
  return query
}

/** Deletes what is older than it is kept. @returns how many */
export async function deleteAuditEntriesBefore(db: Db, before: number): Promise<number> {
  return whileErasing(db, { before }, async () => {
    const { numDeletedRows } = await db.deleteFrom('audit_entries').where('at', '<', before).executeTakeFirstOrThrow()
    return Number(numDeletedRows)
  })
}

/** An account is deleted: its entries go, and what its host did to other accounts no longer says who did it. */
export async function eraseAuditEntriesOfHost(db: Db, hostId: string): Promise<void> {
  await whileErasing(db, { host_id: hostId }, async () => {
    await db.deleteFrom('audit_entries').where('host_id', '=', hostId).execute()
    await db.updateTable('audit_entries').set({ actor_id: null }).where('actor_id', '=', hostId).execute()
  })
}

/** Opens the guard of `createAppendOnlyGuard` for these entries; `db` is a transaction, so nobody else ever sees it open. */
async function whileErasing<T>(db: Db, of: { host_id?: string; before?: number }, erase: () => Promise<T>): Promise<T> {
  await db.insertInto('audit_erasures').values(of).execute()
  const result = await erase()
  await db.deleteFrom('audit_erasures').execute()
  return result
}
