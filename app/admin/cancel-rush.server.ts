import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { type BookingFate, findBooking, findFates } from '#db/queries/bookings'
import { findJobOfHost, type JobRow } from '#db/queries/jobs'
import type { DB, Db } from '#db/schema'
import { cancelBooking } from '~/booking/changes/cancel-booking.server'
import { enqueueShown } from '~/outbox/enqueue.server'
import type { RushCancellationPayload } from '~/outbox/job'
import { MINUTE_MS } from '~/time/units'
import { findRushedBookings } from './rush.server'
import { groupRush } from './rush-groups'

/** Meanwhile a booking whose cancellation failed is tried again. */
const TRIED_MS = 10 * MINUTE_MS
/** As many as the page lists. */
export const MAX_LISTED = 400

/** What a host chose on the page of a rush. */
export interface RushChoice {
  /** Ids of ticked bookings. Ids that are in no rush of the host are ignored. */
  ticked: string[]
  /** Also the bookings that the page did not list. */
  unlisted: boolean
  /** The id of a booking: of the ticked ones, only those in its group. */
  groupOf: string | null
}

/**
 * Queues the cancellation of bookings that came at once: thousands take longer than a request may.
 *
 * @returns the id of the job, whose progress `readRushCancellation` tells; null when nothing was chosen
 */
export async function queueRushCancellation(
  db: Kysely<DB>,
  host: { id: string; name: string },
  choice: RushChoice,
  now: number,
): Promise<number | null> {
  const bookingIds = await chosenIds(db, host.id, choice, now)
  if (bookingIds.length === 0) return null
  const payload = { bookingIds, actor: { kind: 'host', id: host.id, name: host.name } } as const
  const job = { kind: 'rush-cancellation', payload, hostId: host.id, lane: `rush:${host.id}` } as const
  return inTransaction(db, (tx) => enqueueShown(tx, { ...job, runAt: now, deadlineAt: now + TRIED_MS }, now))
}

async function chosenIds(
  db: Db,
  hostId: string,
  { ticked, unlisted, groupOf }: RushChoice,
  now: number,
): Promise<string[]> {
  const rush = await findRushedBookings(db, hostId, now)
  const listed = rush.slice(0, MAX_LISTED)
  const rest = unlisted && groupOf === null ? rush.slice(MAX_LISTED) : []
  const group = groupRush(listed).find(({ bookings }) => bookings.some(({ id }) => id === groupOf))
  const isTicked = new Set(ticked)
  const chosen = (groupOf === null ? listed : (group?.bookings ?? [])).filter(({ id }) => isTicked.has(id))
  return [...chosen, ...rest].map(({ id }) => id)
}

/**
 * Cancels what the host chose, each booking in a transaction of its own. It may run again: what is cancelled stays as it is.
 *
 * @throws after the last booking, if some could not be cancelled
 */
export async function cancelRushedBookings(
  tools: { db: Kysely<DB>; dialect: Dialect; clock: () => number },
  hostId: string,
  { bookingIds, actor }: RushCancellationPayload,
): Promise<void> {
  const errors: unknown[] = []
  for (const id of bookingIds) {
    const row = await findBooking(tools.db, id)
    if (row?.host_id !== hostId) continue
    // One booking that cannot be cancelled must not keep the others.
    await cancelBooking(tools, row, { actor, reason: null }, tools.clock()).catch((error) => errors.push(error))
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} bookings of a rush could not be cancelled`)
}

/** Why a chosen booking was left as it is. `failed`: through a fault of ours. */
export type LeftReason = 'by_attendee' | 'by_host' | 'declined' | 'passed_on' | 'over' | 'failed'

export interface RushCancellation {
  jobId: number
  total: number
  cancelled: number
  state: 'running' | 'done' | 'failed'
  /** Once it no longer runs. */
  left: { id: string; attendee: string; email: string; startsAt: number; reason: LeftReason }[]
}

/** How far a cancellation is, and what it left. @returns null if the host has no such job */
export async function readRushCancellation(
  db: Db,
  hostId: string,
  jobId: number,
  now: number,
): Promise<RushCancellation | null> {
  const job = await findJobOfHost(db, hostId, jobId)
  if (job?.kind !== 'rush-cancellation') return null
  const { bookingIds } = JSON.parse(job.payload) as RushCancellationPayload
  const fates = await findFates(db, bookingIds)
  const left = fates.filter((booking) => !isCancelledBy(job, booking))
  const state = stateOf(job)
  return {
    ...{ jobId, state, total: fates.length, cancelled: fates.length - left.length },
    left:
      state === 'running'
        ? []
        : left.map((booking) => ({
            id: booking.id,
            attendee: booking.attendee_name,
            email: booking.attendee_email,
            startsAt: booking.starts_at,
            reason: whyLeft(booking, hostId, now),
          })),
  }
}

/** A job that waits for a decision since a backup was restored does not run. */
function stateOf({ state, held_at }: JobRow): RushCancellation['state'] {
  if (state === 'queued') return held_at === null ? 'running' : 'done'
  return state === 'failed' ? 'failed' : 'done'
}

function isCancelledBy(job: JobRow, { status, cancelled_by, cancelled_at }: BookingFate): boolean {
  return status === 'cancelled' && cancelled_by === 'host' && (cancelled_at ?? 0) >= job.created_at
}

function whyLeft({ status, cancelled_by, host_id, ends_at }: BookingFate, hostId: string, now: number): LeftReason {
  if (status === 'cancelled') return cancelled_by === 'attendee' ? 'by_attendee' : 'by_host'
  if (status === 'declined') return 'declined'
  if (host_id !== hostId) return 'passed_on'
  return ends_at <= now ? 'over' : 'failed'
}
