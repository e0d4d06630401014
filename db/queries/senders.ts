import { type Insertable, type Selectable, type SqlBool, sql } from 'kysely'
import { prepareQuery } from '../prepare-query'
import type { Db } from '../schema'
import type { SendersTable } from '../tables/senders'

export type SenderRow = Selectable<SendersTable>

export async function findSender(db: Db, hostId: string): Promise<SenderRow | undefined> {
  return db.selectFrom('senders').selectAll().where('host_id', '=', hostId).executeTakeFirst()
}

/** Of a booking: the team's, where the event type is a team's and the team has one, else its host's. */
export async function findSenderOfBooking(
  db: Db,
  { event_type_id: eventTypeId, host_id: hostId }: { event_type_id: string; host_id: string },
): Promise<SenderRow | undefined> {
  const rows = await ofBooking(db, { eventTypeId, hostId })
  return rows.find((row) => row.host_id !== hostId) ?? rows[0]
}

const ofBooking = prepareQuery((db, { eventTypeId, hostId }: { eventTypeId: string; hostId: string }) =>
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
