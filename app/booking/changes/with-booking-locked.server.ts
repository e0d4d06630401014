import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'

/**
 * Runs `work` in a transaction that has the booking's host locked. A team's booking may have passed to another host since it was
 * read: then that one is locked instead.
 *
 * @param seen the booking as the caller found it
 * @param work gets the booking as it is under the lock
 */
export async function withBookingLocked<T>(
  tools: { db: Kysely<DB>; dialect: Dialect },
  seen: Pick<BookingDetailsRow, 'id' | 'host_id'>,
  work: (tx: Db, booking: BookingDetailsRow) => Promise<T>,
): Promise<T> {
  for (let hostId = seen.host_id; ; ) {
    const outcome = await withHostLocked(tools, hostId, async (tx) => {
      const booking = await findBooking(tx, seen.id)
      if (!booking) throw new Error('A booking vanished while it was changed')
      if (booking.host_id !== hostId) return { passedTo: booking.host_id }
      return { result: await work(tx, booking) }
    })
    if (outcome.passedTo === undefined) return outcome.result
    hostId = outcome.passedTo
  }
}
