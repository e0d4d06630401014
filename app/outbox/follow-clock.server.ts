import type { Kysely } from 'kysely'
import { clampFutureTimestamps, rescheduleAfterClockStep } from '#db/queries/clock-steps'
import type { DB } from '#db/schema'
import { SECOND_MS } from '~/time/units'
import { KINDS_FOR_AN_INSTANT } from './job'

/** Smaller corrections are usual, and every lease tolerates them. */
const STEP_MS = 5 * SECOND_MS

interface Options {
  db: Kysely<DB>
  /** Epoch ms. */
  clock: () => number
  /** Milliseconds that only grow, even if the clock is changed. */
  elapsed: () => number
  leaseMs: number
  /** How long after a step forward every live worker has renewed its leases. */
  renewalMs: number
  renewLeases: () => Promise<void>
}

export interface ClockFollower {
  /** Called before each search for jobs. */
  follow(): Promise<void>
  /** How much longer a lease that looks expired may still be held, in ms. */
  doubtMs(): number
}

/**
 * Keeps a worker correct when the clock is stepped (E8). If it is set back, jobs must not wait until the old time comes again.
 * If it is set forward, or after the machine slept, which looks the same, all leases look expired: two workers must not run a
 * job that one of them holds.
 */
export function followClock({ db, clock, elapsed, leaseMs, renewalMs, renewLeases }: Options): ClockFollower {
  let last: { wall: number; real: number } | null = null
  /**
   * A step that was not handled yet, because the database may be unavailable. At the start it is unknown by which clock the
   * rows were written.
   */
  let setBack = true
  let doubtfulUntil = 0

  /** Whether the clock advanced more than the elapsed time. */
  function checkClock(): boolean {
    const now = { wall: clock(), real: elapsed() }
    const before = last ?? now
    last = now
    if (now.wall < before.wall) setBack = true
    return now.wall - before.wall - (now.real - before.real) > STEP_MS
  }

  return {
    async follow() {
      const setForward = checkClock()
      if (setBack) {
        const now = clock()
        await rescheduleAfterClockStep(db, { forAnInstant: KINDS_FOR_AN_INSTANT, leaseMs, now })
        await clampFutureTimestamps(db, now)
        setBack = false
      }
      if (setForward) {
        doubtfulUntil = elapsed() + renewalMs
        await renewLeases()
      }
    },
    doubtMs: () => Math.max(0, doubtfulUntil - elapsed()),
  }
}
