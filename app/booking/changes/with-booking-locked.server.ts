import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findCoHosts } from '#db/queries/booking-co-hosts'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DB, Db } from '#db/schema'
import { withHostsLocked } from '#db/with-host-locked'

/**
 * Runs `work` in a transaction that has all hosts of the booking locked. A team's booking may have passed to another host since it
 * was read: then that one is locked instead.
 *
 * @param seen the booking as the caller found it
 * @param work gets the booking as it is under the lock, and the ids of the locked hosts
 * @param more hosts who are locked too, because they may get the booking
 */
export async function withBookingLocked<T>(
  tools: { db: Kysely<DB>; dialect: Dialect },
  seen: Pick<BookingDetailsRow, 'id' | 'host_id'>,
  work: (tx: Db, booking: BookingDetailsRow, locked: ReadonlySet<string>) => Promise<T>,
  more: readonly string[] = [],
): Promise<T> {
  const coHosts = await findCoHosts(tools.db, seen.id)
  for (let hosts = [seen.host_id, ...coHosts.map(({ id }) => id)]; ; ) {
    const locked = new Set([...hosts, ...more])
    const outcome = await withHostsLocked(tools, [...locked], async (tx) => {
      const booking = await findBooking(tx, seen.id)
      if (!booking) throw new Error('A booking vanished while it was changed')
      const together = booking.team_rule === 'collective' ? await findCoHosts(tx, booking.id) : []
      const present = [booking.host_id, ...together.map(({ id }) => id)]
      if (!present.every((id) => locked.has(id))) return { passedTo: present }
      return { result: await work(tx, booking, locked) }
    })
    if (outcome.passedTo === undefined) return outcome.result
    hosts = outcome.passedTo
  }
}
