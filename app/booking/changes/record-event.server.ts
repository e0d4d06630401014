import { insertBookingEvent } from '#db/queries/booking-events'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { Db } from '#db/schema'
import type { Actor } from '~/booking/actor'

/** Adds an entry to a booking's history for a change without follow-up jobs, such as a private note. */
export async function recordEvent(
  tx: Db,
  { id, host_id, sequence }: Pick<BookingDetailsRow, 'id' | 'host_id' | 'sequence'>,
  { kind, actor, data }: { kind: string; actor: Actor; data: Record<string, unknown> },
  now: number,
): Promise<void> {
  await insertBookingEvent(tx, {
    booking_id: id,
    host_id,
    at: now,
    kind,
    actor_kind: actor.kind,
    actor_id: actor.id ?? null,
    actor_name: actor.name ?? null,
    sequence,
    data: JSON.stringify(data),
  })
}
