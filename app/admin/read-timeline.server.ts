import { type BookingEventRow, findBookingEvents } from '#db/queries/booking-events'
import { findBookingOfHost } from '#db/queries/bookings'
import { findJobsOfBooking } from '#db/queries/jobs'
import { findSentMailsOfBooking as findMailsOfBooking, type SentMailRow } from '#db/queries/sent-mails'
import type { Db } from '#db/schema'
import type { Actor } from '~/booking/actor'
import { canBeSentAgain, isReachable } from '~/booking/mail-validity'
import { type Delivery, findDeliveriesOfBooking } from '~/integrations/deliveries/find-deliveries.server'
import type { JobTask } from '~/outbox/job'

/** One past or future event of a booking. */
export type TimelineEntry =
  /** A recorded change: created, rescheduled, meeting_ready with the meeting's id, … */
  | { type: 'event'; at: number; kind: string; actor: Actor; sequence: number; data: Record<string, unknown> }
  /** A mail that its SMTP server has taken, with that server's answer. */
  | {
      type: 'mail'
      at: number
      deliveryId: string
      mail: string
      recipient: SentMailRow['recipient']
      address: string
      messageId: string
      sequence: number | null
      method: SentMailRow['method']
      answer: string
      canBeSentAgain: boolean
    }
  /** An event on its way to a webhook or a CRM. */
  | { type: 'delivery'; at: number; delivery: Delivery }
  /** A job that is due, waits for something, or has failed. */
  | {
      type: 'job'
      at: number
      jobId: number
      kind: JobTask['kind']
      /** `held`: paused since a backup was restored, until the host or the operator decides. */
      state: 'queued' | 'waiting' | 'failed' | 'held'
      runAt: number
      attempts: number
      error: string | null
    }

/**
 * The timeline of one booking: who changed what, every mail with its server's response, and the jobs still queued.
 *
 * @returns oldest first; null for a booking that is not this host's
 */
export async function readTimeline(db: Db, hostId: string, bookingId: string): Promise<TimelineEntry[] | null> {
  const row = await findBookingOfHost(db, hostId, bookingId)
  if (!row) return null
  const [events, mails, deliveries, jobs] = await Promise.all([
    findBookingEvents(db, bookingId),
    findMailsOfBooking(db, bookingId),
    findDeliveriesOfBooking(db, hostId, bookingId),
    findJobsOfBooking(db, bookingId),
  ])
  const entries: TimelineEntry[] = [
    ...events.map(eventEntry),
    ...mails.map((mail) => mailEntry(mail, canBeSentAgain(mail.mail, row.status) && isReachable(row, mail))),
    ...deliveries.map((delivery) => ({ type: 'delivery' as const, at: delivery.createdAt, delivery })),
    ...jobs.flatMap(({ id, kind, state, run_at, attempts, last_error, created_at, held_at }) =>
      // A delivery is an entry itself, with its state.
      kind !== 'delivery' && (state === 'queued' || state === 'waiting' || state === 'failed')
        ? {
            type: 'job' as const,
            at: created_at,
            jobId: id,
            kind: kind as JobTask['kind'],
            state: held_at === null ? state : ('held' as const),
            runAt: run_at,
            attempts,
            error: last_error,
          }
        : [],
    ),
  ]
  // Entries of equal time keep this order: a change comes before its follow-ups.
  return entries.sort((a, b) => a.at - b.at)
}

function eventEntry(event: BookingEventRow): TimelineEntry {
  const { at, kind, sequence, actor_kind, actor_id, actor_name, data } = event
  const actor: Actor = {
    kind: actor_kind,
    ...(actor_id === null ? {} : { id: actor_id }),
    ...(actor_name === null ? {} : { name: actor_name }),
  }
  return { type: 'event', at, kind, actor, sequence, data: JSON.parse(data) }
}

function mailEntry(delivery: SentMailRow, canBeSentAgain: boolean): TimelineEntry {
  const { id, mail, recipient, address, message_id, sequence, method, response, accepted_at } = delivery
  return {
    type: 'mail',
    at: accepted_at,
    deliveryId: id,
    mail,
    recipient,
    address,
    messageId: message_id,
    sequence,
    method,
    answer: response,
    canBeSentAgain,
  }
}
