import type { Generated } from 'kysely'
import type { Instant, Json } from './columns'

export interface JobsTable {
  /** Increases with every row: jobs of one lane run in this order. */
  id: Generated<number>
  host_id: string
  booking_id: string | null
  /** Jobs of one lane never overtake each other. */
  lane: string
  /** Jobs of one queue share its capacity in the worker; null: the host's jobs share one. */
  queue: string | null
  kind: string
  payload: Json
  state: Generated<JobState>
  run_at: Instant
  deadline_at: Instant
  attempts: Generated<number>
  lease_owner: string | null
  lease_until: Generated<Instant>
  last_error: string | null
  created_at: Instant
  updated_at: Instant
  /** Queued in a backup that was restored: it may have run since, so it waits for a decision (D3). */
  held_at: Instant | null
}

/** `waiting`: cannot run until something outside changes, such as a reconnected GoTo account. */
export type JobState = 'queued' | 'waiting' | 'done' | 'superseded' | 'failed' | 'discarded'
