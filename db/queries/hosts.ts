import type { Insertable, Selectable, Updateable } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { HostsTable } from '../tables/accounts'

export type HostRow = Selectable<HostsTable>

export async function insertHost(db: Db, row: Insertable<HostsTable>): Promise<void> {
  await db.insertInto('hosts').values(row).execute()
}

export async function findHostById(db: Db, id: string): Promise<HostRow | undefined> {
  return db.selectFrom('hosts').selectAll().where('id', '=', id).executeTakeFirst()
}

/** A host's limits over all event types. */
export async function findHostLimits(db: Db, id: string) {
  return db
    .selectFrom('hosts')
    .select(['daily_limit as dailyLimit', 'weekly_limit as weeklyLimit', 'daily_minutes_limit as dailyMinutesLimit'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

/** The recipient of mails about an account, with their language and time zone. */
export async function findMailRecipient(db: Db, id: string) {
  return db
    .selectFrom('hosts')
    .select(['name', 'email', 'email_verified_at', 'locale', 'time_zone'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** @param email in lower case, as it is stored */
export async function findHostByEmail(db: Db, email: string): Promise<HostRow | undefined> {
  return db.selectFrom('hosts').selectAll().where('email', '=', email).executeTakeFirst()
}

export async function findHostByHandle(db: Db, handle: string): Promise<HostRow | undefined> {
  const [row] = await byHandle(db, { handle })
  return row
}

const byHandle = prepareQuery((db, { handle }: { handle: string }) =>
  db.selectFrom('hosts').selectAll().where('handle', '=', handle),
)

export async function updateHost(
  db: Db,
  id: string,
  values: Omit<Updateable<HostsTable>, 'id' | 'created_at' | 'updated_at'>,
  now: number,
): Promise<void> {
  await db
    .updateTable('hosts')
    .set({ ...values, updated_at: now })
    .where('id', '=', id)
    .execute()
}

/** Makes an unverified account a host. An account that is already verified is not changed. */
export async function markVerified(
  db: Db,
  id: string,
  values: Pick<HostRow, 'name' | 'handle' | 'time_zone' | 'locale' | 'password_hash'>,
  now: number,
): Promise<void> {
  await db
    .updateTable('hosts')
    .set({ ...values, email_verified_at: now, updated_at: now })
    .where('id', '=', id)
    .where('email_verified_at', 'is', null)
    .execute()
}

/** Deletes an unproven account when another person proves its address. It never has bookings. */
export async function deleteUnverifiedHost(db: Db, email: string): Promise<void> {
  await db.deleteFrom('hosts').where('email', '=', email).where('email_verified_at', 'is', null).execute()
}

/**
 * Which of these handles are taken: by a host, or for a while by the host who had it before. One statement, so that a handle
 * that moves from the first to the second is never missed.
 */
export async function findUsedHandles(
  db: Db,
  handles: string[],
  { exceptHostId, now }: { exceptHostId: string | null; now: number },
): Promise<Set<string>> {
  let current = db.selectFrom('hosts').select('handle').where('handle', 'in', handles)
  let former = db
    .selectFrom('former_handles')
    .select('handle')
    .where('handle', 'in', handles)
    .where('expires_at', '>', now)
  if (exceptHostId !== null) {
    current = current.where('id', '<>', exceptHostId)
    former = former.where('host_id', '<>', exceptHostId)
  }
  const rows = await current.union(former).execute()
  return new Set(rows.map(({ handle }) => handle))
}
