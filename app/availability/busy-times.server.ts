import { findHeldBookings } from '#db/queries/bookings'
import type { Db } from '#db/schema'
import type { HeldBooking, Range } from './limits'

/** Bookings that hold time of a host around a range, by start. @param range epoch ms */
export async function findHeldTimes(
  db: Db,
  hostId: string,
  range: Range,
  { eventTypeId, exceptBookingId }: { eventTypeId: string; exceptBookingId: string | undefined },
): Promise<HeldBooking[]> {
  const held = await findHeldBookings(db, hostId, range)
  return held
    .filter(({ id }) => id !== exceptBookingId)
    .map((row) => ({
      kind: 'booking',
      id: row.id,
      start: row.starts_at,
      end: row.ends_at,
      bufferBeforeMinutes: row.buffer_before_minutes,
      bufferAfterMinutes: row.buffer_after_minutes,
      counts: row.event_type_id === eventTypeId,
    }))
}
