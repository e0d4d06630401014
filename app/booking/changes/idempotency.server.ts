import { createHash } from 'node:crypto'
import { findIdempotencyKey, insertIdempotencyKey } from '#db/queries/idempotency-keys'
import type { Db } from '#db/schema'
import { DAY_MS } from '~/time/units'

/** How long a repeated submission gets the same result as the first (B4). */
export const IDEMPOTENCY_MS = DAY_MS

/** Tells a repeated submission from a new one (B4). */
export interface Idempotency {
  source: 'form' | 'api'
  key: string
  /**
   * What was sent, without the defaults that were added: if the host changes a default between two attempts, the request is
   * still the same.
   */
  said?: unknown
}

/** A key is valid for one host, event type and source (form or API). */
interface Place {
  hostId: string
  eventTypeId: string
}

/** A submission as stored: its content cannot be read back. */
export interface Submission {
  keyHash: string
  requestHash: string
}

/**
 * Builds what is stored of a submission.
 *
 * @param request used as what was sent if `said` is missing
 */
export function submissionOf(place: Place, { source, key, said }: Idempotency, request: unknown): Submission {
  return {
    keyHash: hashOf([place.hostId, place.eventTypeId, source, key]),
    requestHash: hashOf(said ?? request),
  }
}

/**
 * Finds what the same key did in the last 24 hours. Called before anything else about the submission is checked: what was
 * booked stays booked, even if the event type has other durations or questions by now.
 */
export async function findEarlierSubmission(
  db: Db,
  { keyHash, requestHash }: Submission,
  now: number,
): Promise<{ bookingId: string; sameRequest: boolean; keyHash: string } | null> {
  const earlier = await findIdempotencyKey(db, keyHash, now - IDEMPOTENCY_MS)
  return earlier ? { bookingId: earlier.booking_id, sameRequest: earlier.request_hash === requestHash, keyHash } : null
}

/** The booking that was made under a key in the last 24 hours, regardless of what was sent with it. */
export async function findBookingOfKey(
  db: Db,
  place: Place,
  idempotency: Idempotency,
  now: number,
): Promise<string | null> {
  const { keyHash } = submissionOf(place, idempotency, null)
  return (await findIdempotencyKey(db, keyHash, now - IDEMPOTENCY_MS))?.booking_id ?? null
}

/** Stores what a submission has booked, in the booking's transaction. */
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
