import { findNextDueAt } from '#db/queries/due-jobs'
import type { Clock, Elapsed } from '~/time/clock'
import { SECOND_MS } from '~/time/units'
import { followClock } from './follow-clock.server'
import { createRunningJobs, LEASE_MS, type RunningJobsOptions } from './running-jobs.server'
import type { Worker } from './worker'

const HEARTBEAT_MS = LEASE_MS / 3
/** A live worker surely renews its lease within this time. */
const RENEWAL_MS = HEARTBEAT_MS + 2 * SECOND_MS
const MAX_AT_ONCE = 16
/** Another process may have queued a job without waking us. */
const MAX_SLEEP_MS = 15 * SECOND_MS
/** While many people book, one search for jobs serves all of them. */
const SHORTEST_SLEEP_MS = 10

interface WorkerOptions extends Omit<RunningJobsOptions, 'clock' | 'random' | 'onCapacity'> {
  maxAtOnce?: number
  clock: Clock
  elapsed: Elapsed
  random?: () => number
}

/** Runs the jobs of committed changes: leased, in order per lane, fair between hosts, retried with back-off. */
export function createWorker({
  maxAtOnce = MAX_AT_ONCE,
  clock,
  elapsed,
  random = Math.random,
  ...options
}: WorkerOptions): Worker {
  const { db, share, log } = options
  const running = createRunningJobs({ ...options, clock, random, onCapacity: wake })
  const { renewLeases } = running
  let started = false
  let stopping = false
  let looking: Promise<void> | null = null
  let lookAgain = false
  let lookAsked = false
  let timer: NodeJS.Timeout | undefined
  let heartbeat: NodeJS.Timeout | undefined
  let lastLookAt = 0
  const steps = followClock({ db, clock, elapsed, leaseMs: LEASE_MS, renewalMs: RENEWAL_MS, renewLeases })
  /** When the last search for jobs ended, by the monotonic clock. */
  let rested = 0

  function wake(): void {
    if (!started || stopping) return
    lookAsked = true
    if (looking) lookAgain = true
    else sleep(Math.max(0, rested + SHORTEST_SLEEP_MS - elapsed()))
  }

  function sleep(ms: number): void {
    clearTimeout(timer)
    if (stopping) return
    timer = setTimeout(() => {
      looking = look().finally(() => {
        looking = null
        rested = elapsed()
        if (lookAgain) {
          lookAgain = false
          wake()
        }
      })
    }, ms)
  }

  async function look(): Promise<void> {
    lastLookAt = clock()
    lookAsked = false
    try {
      await steps.follow()
      const doubtMs = steps.doubtMs()
      const takeEnded = doubtMs === 0
      let nextAt = await findNextDueAt(db, share, takeEnded)
      if (nextAt !== null && nextAt <= clock() && running.count < maxAtOnce) {
        await running.startDue(maxAtOnce - running.count, takeEnded)
        nextAt = await findNextDueAt(db, share, takeEnded)
      }
      const wait = nextAt === null ? MAX_SLEEP_MS : Math.max(50, nextAt - clock())
      sleep(Math.min(doubtMs || MAX_SLEEP_MS, wait))
    } catch (error) {
      log.error({ error }, 'outbox: the database did not answer, trying again')
      sleep(SECOND_MS)
    }
  }

  return {
    wake,
    start() {
      started = true
      heartbeat = setInterval(() => {
        renewLeases().catch((error) => log.error({ error }, 'outbox: leases not extended'))
      }, HEARTBEAT_MS)
      wake()
    },
    async stop(graceMs) {
      stopping = true
      clearTimeout(timer)
      lookAsked = false
      await looking
      await Promise.race([running.finished(), new Promise((resolve) => setTimeout(resolve, graceMs).unref())])
      clearInterval(heartbeat)
    },
    async settled() {
      for (;;) {
        await looking
        await running.finished()
        const nextAt = await findNextDueAt(db, share)
        if (running.count === 0 && !looking && !lookAsked && (nextAt === null || nextAt > clock())) return
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    get lastLookAt() {
      return lastLookAt
    },
  }
}
