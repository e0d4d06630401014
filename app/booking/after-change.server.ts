import { insertBookingEvent } from '#db/queries/booking-events'
import type { BookingDetailsRow } from '#db/queries/bookings'
import type { Db } from '#db/schema'
import { queueDeliveries } from '../deliveries/queue-deliveries.server'
import { enqueueAll } from '../outbox/enqueue.server'
import type { Actor } from './actor'
import { expiryToQueue } from './queue-expiry.server'
import { mailsToQueue } from './queue-mails.server'
import { meetingWorkToQueue } from './queue-meeting-work.server'
import { remindersToQueue } from './queue-reminders.server'

export interface BookingChange {
  change:
    | 'created'
    | 'confirmed'
    /** GoTo's meeting was made, or the host pasted a link: there is something to join now. */
    | 'meeting_ready'
    | 'rescheduled'
    | 'details_changed'
    | 'cancelled'
    | 'declined'
  /** The booking as the change left it, read in the same transaction. */
  row: BookingDetailsRow
  /** As it was before; none for a new one. */
  before?: BookingDetailsRow
  actor: Actor
  /** What the history keeps beside who and when, such as a reason. No secrets. */
  data?: Record<string, unknown>
}

/**
 * The one place where everything that follows a change of a booking is queued, in the change's own transaction: they commit
 * together or not at all (E1). What is queued here reads the facts anew when it runs (E4).
 *
 * @param tx the transaction that made the change; it holds the host's lock
 */
export async function queueWhatFollows(tx: Db, change: BookingChange, now: number): Promise<void> {
  await keepHistory(tx, change, now)
  const jobs = [
    ...(await meetingWorkToQueue(tx, change, now)),
    ...(await mailsToQueue(tx, change, now)),
    ...(await remindersToQueue(tx, change, now)),
    ...(await expiryToQueue(tx, change, now)),
  ]
  await enqueueAll(tx, jobs, now)
  await queueDeliveries(tx, change, now)
}

async function keepHistory(tx: Db, { change, row, before, actor, data }: BookingChange, now: number): Promise<void> {
  const moved = before !== undefined && before.starts_at !== row.starts_at
  const times = moved
    ? { from: before.starts_at, to: row.starts_at }
    : change === 'created'
      ? { to: row.starts_at }
      : {}
  await recordEvent(tx, row, { kind: change, actor, data: { ...times, ...data } }, now)
}

/** Adds to the history of a booking what changes nothing that others hear of, such as a private note. */
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
