import { createHash } from 'node:crypto'
import { findIdempotencyKey, insertIdempotencyKey } from '#db/queries/idempotency-keys'
import type { Db } from '#db/schema'

/** How long a repeated submission is answered like the first (B4). */
export const IDEMPOTENCY_MS = 24 * 60 * 60_000

/** Tells a repeated submission from a new one (B4). */
export interface Idempotency {
  source: 'form' | 'api'
  key: string
  /**
   * What was sent, where that is less than what it came to mean: defaults that the host changes between two attempts make no other
   * request.
   */
  said?: unknown
}

/** A key counts for one host, event type and door. */
interface Place {
  hostId: string
  eventTypeId: string
}

/** A submission as it is remembered: no word of it can be read back. */
export interface Submission {
  keyHash: string
  requestHash: string
}

/**
 * What a submission is remembered by.
 *
 * @param request stands for what was sent where `said` does not
 */
export function submissionOf(place: Place, { source, key, said }: Idempotency, request: unknown): Submission {
  return {
    keyHash: hashOf([place.hostId, place.eventTypeId, source, key]),
    requestHash: hashOf(said ?? request),
  }
}

/**
 * What became of the same key in the last 24 hours, before anything else about the submission is judged: what was booked stays
 * booked, also when its event type has other durations or questions by now.
 */
export async function findEarlierSubmission(
  db: Db,
  { keyHash, requestHash }: Submission,
  now: number,
): Promise<{ bookingId: string; sameRequest: boolean; keyHash: string } | null> {
  const earlier = await findIdempotencyKey(db, keyHash, now - IDEMPOTENCY_MS)
  return earlier ? { bookingId: earlier.booking_id, sameRequest: earlier.request_hash === requestHash, keyHash } : null
}

/** The booking that was made under a key in the last 24 hours, whatever was sent with it. */
export async function findBookingOfKey(
  db: Db,
  place: Place,
  idempotency: Idempotency,
  now: number,
): Promise<string | null> {
  const { keyHash } = submissionOf(place, idempotency, null)
  return (await findIdempotencyKey(db, keyHash, now - IDEMPOTENCY_MS))?.booking_id ?? null
}

/** Remembers what a submission has booked, in the booking's own transaction. */
export async function keepSubmission(
  tx: Db,
  { keyHash, requestHash }: Submission,
  { hostId, bookingId }: { hostId: string; bookingId: string },
  now: number,
): Promise<void> {
  await insertIdempotencyKey(tx, {
    key_hash: keyHash,
    request_hash: requestHash,
    host_id: hostId,
    booking_id: bookingId,
    answer: null,
    created_at: now,
  })
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex')
}
