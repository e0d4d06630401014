import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '../schema'
import type { SentMailsTable } from '../tables/bookings'

export type SentMailRow = Selectable<SentMailsTable>

/**
 * Stores the SMTP server's response. A second acceptance of the same message changes nothing. Within a booking, times never run
 * backwards, even if the clock did: by this order `prove` finds an invite after its cancellation.
 */
export async function insertSentMail(db: Db, row: Insertable<SentMailsTable>): Promise<void> {
  const { accepted_at: at, booking_id: bookingId } = row
  await db
    .insertInto('sent_mails')
    .values({
      ...row,
      accepted_at: sql<number>`(select case when max(accepted_at) > ${at} then max(accepted_at) else ${at} end
        from sent_mails where booking_id = ${bookingId})`,
    })
    .onConflict((conflict) => conflict.column('message_id').doNothing())
    .execute()
}

export async function wasAccepted(db: Db, messageId: string): Promise<boolean> {
  const row = await db.selectFrom('sent_mails').select('id').where('message_id', '=', messageId).executeTakeFirst()
  return row !== undefined
}

export async function findSentMailsOfBooking(db: Db, bookingId: string): Promise<SentMailRow[]> {
  return db
    .selectFrom('sent_mails')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .orderBy('accepted_at')
    .orderBy('id')
    .execute()
}

/** The mails of several bookings of a host, in sending order per booking. */
export async function findDeliveriesOfBookings(db: Db, hostId: string, bookingIds: string[]): Promise<SentMailRow[]> {
  return db
    .selectFrom('sent_mails')
    .selectAll()
    .where('booking_id', 'in', bookingIds)
    .where('host_id', '=', hostId)
    .orderBy('accepted_at')
    .orderBy('id')
    .execute()
}

export async function findSentMail(
  db: Db,
  hostId: string,
  bookingId: string,
  id: string,
): Promise<SentMailRow | undefined> {
  return db
    .selectFrom('sent_mails')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('booking_id', '=', bookingId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The sent mails of a host, newest first. @param after the last one of the page before */
export async function findDeliveriesOfHost(
  db: Db,
  hostId: string,
  { after, limit }: { after: { at: number; id: string } | undefined; limit: number },
): Promise<SentMailRow[]> {
  return db
    .selectFrom('sent_mails')
    .selectAll()
    .where('host_id', '=', hostId)
    .$if(after !== undefined, (query) =>
      query
        .where('accepted_at', '<=', after?.at ?? 0)
        .where(({ eb, or }) => or([eb('accepted_at', '<', after?.at ?? 0), eb('id', '<', after?.id ?? '')])),
    )
    .orderBy('accepted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}
