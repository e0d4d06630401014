import { type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { SendersTable } from '../tables/senders'

export type SenderRow = Selectable<SendersTable>

export async function findSender(db: Db, hostId: string): Promise<SenderRow | undefined> {
  return db.selectFrom('senders').selectAll().where('host_id', '=', hostId).executeTakeFirst()
}

/** Those of a booking's host and of its team. */
export const findSendersOfBooking = prepareQuery(
  (db, { eventTypeId, hostId }: { eventTypeId: string; hostId: string }) =>
    db
      .selectFrom('senders')
      .selectAll()
      .where(
        sql<SqlBool>`(senders.host_id = ${hostId} or senders.host_id = (select host_id from event_types where id = ${eventTypeId}))`,
      ),
)

/** The address that a mailed link proves, and whose it is; undefined for a link that was used or replaced, or has expired. */
export async function findAskedReplyTo(
  db: Db,
  tokenHash: string,
  now: number,
): Promise<{ ownerId: string; address: string } | undefined> {
  const row = await db
    .selectFrom('senders')
    .select(['host_id', 'asked_reply_to'])
    .where('reply_to_token_hash', '=', tokenHash)
    .where('reply_to_token_expires_at', '>', now)
    .executeTakeFirst()
  return row && { ownerId: row.host_id, address: row.asked_reply_to ?? '' }
}

export async function storeSender(db: Db, row: Insertable<SendersTable>): Promise<void> {
  const { host_id: _host, ...values } = row
  await db
    .insertInto('senders')
    .values(row)
    .onConflict((conflict) => conflict.column('host_id').doUpdateSet(values))
    .execute()
}

/** Replaces the address that waits for its proof, and its link. */
export async function storeAskedReplyTo(
  db: Db,
  { hostId, address, tokenHash, expiresAt }: { hostId: string; address: string; tokenHash: string; expiresAt: number },
): Promise<void> {
  await db
    .updateTable('senders')
    .set({ asked_reply_to: address, reply_to_token_hash: tokenHash, reply_to_token_expires_at: expiresAt })
    .where('host_id', '=', hostId)
    .execute()
}

/** Uses up the link. @returns false if somebody did before, or it has expired */
export async function markReplyToProven(
  db: Db,
  { hostId, tokenHash }: { hostId: string; tokenHash: string },
  now: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('senders')
    .set({
      reply_to: sql<string>`asked_reply_to`,
      asked_reply_to: null,
      reply_to_token_hash: null,
      reply_to_token_expires_at: null,
      updated_at: now,
    })
    .where('host_id', '=', hostId)
    .where('reply_to_token_hash', '=', tokenHash)
    .where('reply_to_token_expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
