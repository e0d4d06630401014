import { type Insertable, type Selectable, sql } from 'kysely'
import type { Db } from '../schema'
import type { MailDeliveriesTable } from '../tables/bookings'

export type MailDeliveryRow = Selectable<MailDeliveriesTable>

/**
 * Keeps what the SMTP server said. A second acceptance of the same message changes nothing. No mail of a booking stands before the one
 * that went out before it, whatever was done to the clock between them: by this order `prove` tells an invite after its cancellation.
 */
export async function insertDelivery(db: Db, row: Insertable<MailDeliveriesTable>): Promise<void> {
  const { accepted_at: at, booking_id: bookingId } = row
  await db
    .insertInto('mail_deliveries')
    .values({
      ...row,
      accepted_at: sql<number>`(select case when max(accepted_at) > ${at} then max(accepted_at) else ${at} end
        from mail_deliveries where booking_id = ${bookingId})`,
    })
    .onConflict((conflict) => conflict.column('message_id').doNothing())
    .execute()
}

export async function wasAccepted(db: Db, messageId: string): Promise<boolean> {
  const row = await db.selectFrom('mail_deliveries').select('id').where('message_id', '=', messageId).executeTakeFirst()
  return row !== undefined
}

export async function findDeliveriesOfBooking(db: Db, bookingId: string): Promise<MailDeliveryRow[]> {
  return db
    .selectFrom('mail_deliveries')
    .selectAll()
    .where('booking_id', '=', bookingId)
    .orderBy('accepted_at')
    .orderBy('id')
    .execute()
}

/** Of several bookings of a host, each one's in the order in which they went out. */
export async function findDeliveriesOfBookings(
  db: Db,
  hostId: string,
  bookingIds: string[],
): Promise<MailDeliveryRow[]> {
  return db
    .selectFrom('mail_deliveries')
    .selectAll()
    .where('booking_id', 'in', bookingIds)
    .where('host_id', '=', hostId)
    .orderBy('accepted_at')
    .orderBy('id')
    .execute()
}

export async function findDelivery(
  db: Db,
  hostId: string,
  bookingId: string,
  id: string,
): Promise<MailDeliveryRow | undefined> {
  return db
    .selectFrom('mail_deliveries')
    .selectAll()
    .where('host_id', '=', hostId)
    .where('booking_id', '=', bookingId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** What went out for a host, newest first. @param after the last one of the page before */
export async function findDeliveriesOfHost(
  db: Db,
  hostId: string,
  { after, limit }: { after: { at: number; id: string } | undefined; limit: number },
): Promise<MailDeliveryRow[]> {
  return db
    .selectFrom('mail_deliveries')
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
