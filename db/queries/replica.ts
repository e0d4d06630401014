import type { Db } from '../schema'

/** The ids of all hosts' bookings that were made before an instant, to compare a copy with its original. */
export async function findBookingsMadeBefore(db: Db, before: number): Promise<string[]> {
  const rows = await db.selectFrom('bookings').select('id').where('created_at', '<', before).execute()
  return rows.map(({ id }) => id)
}
