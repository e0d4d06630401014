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

export async function storeSender(db: Db, row: Insertable<SendersTable>): Promise<void> {
  const { host_id: _host, ...values } = row
  await db
    .insertInto('senders')
    .values(row)
    .onConflict((conflict) => conflict.column('host_id').doUpdateSet(values))
    .execute()
}
