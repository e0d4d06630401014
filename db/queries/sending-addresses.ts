import { type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { SendingAddressesTable } from '../tables/senders'

export type SendingAddressRow = Selectable<SendingAddressesTable>
/** One address of an owner; one that they ask for later is another, also if it is spelled the same. */
export type SendingAddressKey = Pick<SendingAddressRow, 'host_id' | 'asked_at'>

/** The one that was asked for last. */
export async function findSendingAddress(db: Db, hostId: string): Promise<SendingAddressRow | undefined> {
  const [newest] = await findSendingAddresses(db, hostId)
  return newest
}

/** The newest first. There are two while one is in use and another one is not yet. */
export async function findSendingAddresses(db: Db, hostId: string): Promise<SendingAddressRow[]> {
  return db
    .selectFrom('sending_addresses')
    .selectAll()
    .where('host_id', '=', hostId)
    .orderBy('asked_at', 'desc')
    .execute()
}

/** Those of a booking's host and of its team. */
export const findSendingAddressesOfBooking = prepareQuery(
  (db, { eventTypeId, hostId }: { eventTypeId: string; hostId: string }) =>
    db
      .selectFrom('sending_addresses')
      .select(['host_id', 'address', 'relay', 'right_at', 'asked_at'])
      .where(
        sql<SqlBool>`(sending_addresses.host_id = ${hostId} or sending_addresses.host_id = (select host_id from event_types where id = ${eventTypeId}))`,
      ),
)

/** Replaces the owner's others, except the one in use: that stays until this one can take its place. */
export async function replaceSendingAddress(db: Db, row: Insertable<SendingAddressesTable>): Promise<void> {
  await db.deleteFrom('sending_addresses').where('host_id', '=', row.host_id).where('right_at', 'is', null).execute()
  await db.insertInto('sending_addresses').values(row).execute()
}

/** Those that an address replaces, now that it is in use; not one that was asked for after it. */
export async function deleteEarlierSendingAddresses(db: Db, { host_id, asked_at }: SendingAddressKey): Promise<void> {
  await db.deleteFrom('sending_addresses').where('host_id', '=', host_id).where('asked_at', '<', asked_at).execute()
}

export async function deleteSendingAddress(db: Db, { host_id, asked_at }: SendingAddressKey): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sending_addresses')
    .where('host_id', '=', host_id)
    .where('asked_at', '=', asked_at)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function findByProofToken(
  db: Db,
  tokenHash: string,
  now: number,
): Promise<Pick<SendingAddressRow, 'host_id' | 'address' | 'asked_at'> | undefined> {
  return db
    .selectFrom('sending_addresses')
    .select(['host_id', 'address', 'asked_at'])
    .where('token_hash', '=', tokenHash)
    .where('token_expires_at', '>', now)
    .executeTakeFirst()
}

/** Uses up the link. @returns false if somebody did before, or it has expired */
export async function markProven(
  db: Db,
  { hostId, tokenHash }: { hostId: string; tokenHash: string },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sending_addresses')
    .set({ proven_at: now, token_hash: null, token_expires_at: null })
    .where('host_id', '=', hostId)
    .where('token_hash', '=', tokenHash)
    .where('token_expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** @returns false if another check began within `everyMs` */
export async function claimCheck(
  db: Db,
  key: SendingAddressKey,
  { now, everyMs }: { now: number; everyMs: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sending_addresses')
    .set({ checked_at: now })
    .where('host_id', '=', key.host_id)
    .where('asked_at', '=', key.asked_at)
    // A clock that was set back does not stop checks; a time just ahead is of another check that began at the same moment.
    .where((eb) => eb.or([eb('checked_at', '<=', now - everyMs), eb('checked_at', '>', now + everyMs)]))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function updateSendingAddress(
  db: Db,
  key: SendingAddressKey,
  values: Updateable<SendingAddressesTable>,
): Promise<void> {
  await db
    .updateTable('sending_addresses')
    .set(values)
    .where('host_id', '=', key.host_id)
    .where('asked_at', '=', key.asked_at)
    .execute()
}

/** @returns false if it was not in use, so that of several who find out one tells the owner */
export async function stopSendingAddress(db: Db, key: SendingAddressKey): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sending_addresses')
    .set({ right_at: null })
    .where('host_id', '=', key.host_id)
    .where('asked_at', '=', key.asked_at)
    .where('right_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function findAddressesToCheck(db: Db, now: number, limit: number): Promise<SendingAddressKey[]> {
  return db
    .selectFrom('sending_addresses')
    .select(['host_id', 'asked_at'])
    .where('next_check_at', '<=', now)
    .where('proven_at', 'is not', null)
    .orderBy('next_check_at')
    .limit(limit)
    .execute()
}

/** @returns false if another process has queued the check */
export async function claimDailyCheck(db: Db, key: SendingAddressKey, now: number, next: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sending_addresses')
    .set({ next_check_at: next })
    .where('host_id', '=', key.host_id)
    .where('asked_at', '=', key.asked_at)
    .where('next_check_at', '<=', now)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Who is told about an owner's address: the owner, or the owner of the team whose page it is. */
export async function findPersonOf(db: Db, hostId: string): Promise<string> {
  const ofTeam = await db
    .selectFrom('teams')
    .innerJoin('team_members', 'team_members.team_id', 'teams.id')
    .select('team_members.host_id')
    .where('teams.host_id', '=', hostId)
    // A literal, so that SQLite uses the partial index.
    .where('team_members.role', '=', sql.lit('owner'))
    .executeTakeFirst()
  return ofTeam?.host_id ?? hostId
}
