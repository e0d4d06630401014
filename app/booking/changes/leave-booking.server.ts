import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { raiseSequence, swapHost } from '#db/queries/booking-changes'
import { deleteCoHost, findCoHosts } from '#db/queries/booking-co-hosts'
import { markMeetingSynced } from '#db/queries/booking-meetings'
import { type BookingDetailsRow, findBooking } from '#db/queries/bookings'
import type { DB, Db } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { holdsTime } from '~/booking/booking'
import { queueFollowUps } from './queue-follow-ups.server'
import { meetingAnew } from './reassign-booking.server'
import { withBookingLocked } from './with-booking-locked.server'

/**
 * One of several hosts no longer takes part in a collective booking that is to come: the others have it without them, and their time is
 * free. If the organizer leaves, the first of the co-hosts organizes it, with a new meeting. Everybody hears of it once.
 *
 * @param seen the booking as its team or its host found it
 * @returns who organizes it now; null if it stays as it is: they are its only host, it is over, or nothing of theirs
 */
export async function leaveBooking(
  tools: { db: Kysely<DB>; dialect: Dialect },
  seen: BookingDetailsRow,
  { hostId, actor }: { hostId: string; actor: Actor },
  now: number,
): Promise<{ id: string; name: string } | null> {
  return withBookingLocked(tools, seen, async (tx, before) => {
    if (before.team_rule !== 'collective' || !holdsTime(before.status) || before.starts_at <= now) return null
    const coHosts = await findCoHosts(tx, before.id)
    const isOrganizer = before.host_id === hostId
    const [next] = coHosts
    if (!next || (!isOrganizer && !coHosts.some(({ id }) => id === hostId))) return null
    if (isOrganizer) await passToCoHost(tx, before, next.id, now)
    else await takeOutCoHost(tx, before, hostId, now)
    const after = await findBooking(tx, before.id)
    if (!after) throw new Error('A booking vanished under the lock of its hosts')
    const data = isOrganizer ? { fromHost: before.host_name, toHost: after.host_name } : {}
    await queueFollowUps(tx, { change: 'reassigned', row: after, before, former: hostId, actor, data }, now)
    return { id: after.host_id, name: after.host_name }
  })
}

async function passToCoHost(tx: Db, before: BookingDetailsRow, nextId: string, now: number): Promise<void> {
  await deleteCoHost(tx, before.id, nextId)
  await swapHost(tx, before, { ...meetingAnew(before, now), host_id: nextId }, now)
}

/** The meeting stays the organizer's; it is written again without the one who leaves. */
async function takeOutCoHost(tx: Db, { id }: BookingDetailsRow, hostId: string, now: number): Promise<void> {
  await deleteCoHost(tx, id, hostId)
  await raiseSequence(tx, id, now)
  await markMeetingSynced(tx, id, null)
}
