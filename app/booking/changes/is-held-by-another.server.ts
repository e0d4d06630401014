import { findHeldBookings } from '#db/queries/bookings'
import type { Db } from '#db/schema'
import type { Range } from '~/time/range'

/**
 * Whether another booking of the host holds part of a time, also for hosts who book outside of what they offer: two bookings never
 * overlap (B2).
 *
 * @param exceptId the booking that is moved there, which is ignored
 */
export async function isHeldByAnother(tx: Db, hostId: string, time: Range, exceptId?: string): Promise<boolean> {
  const held = await findHeldBookings(tx, hostId, time)
  return held.some(({ id }) => id !== exceptId)
}
