import type { Kysely } from 'kysely'
import { clampFutureTimestamps, rescheduleAfterClockStep } from '#db/queries/clock-steps'
import type { DB } from '#db/schema'
import { KINDS_FOR_AN_INSTANT } from './job'

/** Corrections smaller than this are a machine's daily bread, and every lease bears them. */
const STEP_MS = 5_000

interface Options {
  db: Kysely<DB>
  /** Epoch ms. */
  clock: () => number
  /** Ms that only ever grow, whatever becomes of the clock. */
  elapsed: () => number
  leaseMs: number
  /** How long after a step forward whoever lives has renewed their leases. */
  renewalMs: number
  renewLeases: () => Promise<void>
}

export interface ClockFollower {
  /** Called before each look for jobs. */
  follow(): Promise<void>
  /** How much longer a lease that looks ended may still be somebody's, in ms. */
  doubtMs(): number
}

/**
 * Keeps a worker right when the clock is stepped (E8). Set back, it must not leave jobs resting until it is as late again. Set forward,
 * or after the machine slept, which looks the same, all leases look ended: two must not run what one of them holds.
 */
export function followClock({ db, clock, elapsed, leaseMs, renewalMs, renewLeases }: Options): ClockFollower {
  let last: { wall: number; real: number } | null = null
  /** And not yet followed: the database may be away just then. Nobody knows by which clock was written what is found at first. */
  let setBack = true
  let doubtfulUntil = 0

  /** Whether the clock ran ahead of the time that really passed. */
  function lookAtClock(): boolean {
    const now = { wall: clock(), real: elapsed() }
    const before = last ?? now
    last = now
    if (now.wall < before.wall) setBack = true
    return now.wall - before.wall - (now.real - before.real) > STEP_MS
  }

  return {
    async follow() {
      const setForward = lookAtClock()
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
