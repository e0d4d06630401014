import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Dialect } from '#db/dialect'
import { inTransaction } from '#db/in-transaction'
import { claimDueJobs, extendLeases, type JobShare, type RunningPlace, settleJob } from '#db/queries/due-jobs'
import type { JobRow } from '#db/queries/jobs'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { newId } from '~/security/tokens.server'
import { SECOND_MS } from '~/time/units'
import { type JobOutcome, readMailPayload } from './job'
import { type Settlement, settlementOf } from './settlement'
import type { RunJob, RunningJob } from './worker'

/** A dead worker loses its jobs after this long. */
export const LEASE_MS = 30 * SECOND_MS
/** For a job whose host reconnected while it ran. */
const AGAIN_MS = SECOND_MS
/** So that a host whose GoTo hangs, or a hanging endpoint, leaves capacity for everybody else (E7). */
const MAX_PER_QUEUE = 4
/** Over all of a host's queues: endpoints that hang, calendars that hang, and the rest. */
const MAX_PER_HOST = 8
/** Deliveries go to servers of users, any number of which may never answer. Other jobs are retried after an outage of ours, all of them. */
const MOST_RETRIES: Record<JobShare, number> = { deliveries: 16, others: Number.POSITIVE_INFINITY }

export interface RunningJobsOptions {
  db: Kysely<DB>
  dialect: Dialect
  run: RunJob
  share: JobShare
  /**
   * Called when a job will not be tried again, before that is recorded: after a crash it may be called twice, but it is always
   * called.
   */
  afterFailure?: (job: JobRow, error: string) => Promise<void>
  /**
   * Whether a job that is about to wait for its host need not wait any more. Asked in the transaction that records the wait,
   * with the host locked, as whoever ends the wait has.
   */
  mayRunAgain?: (tx: Db, hostId: string) => Promise<boolean>
  log: Logger
  clock: () => number
  random: () => number
  /** Called when a job has ended and its lane and capacity are free. */
  onCapacity: () => void
}

/** The jobs of one worker: leases them, runs them and records their results. */
export function createRunningJobs(options: RunningJobsOptions) {
  const { db, dialect, run, share, afterFailure, mayRunAgain, log, clock, random, onCapacity } = options
  const owner = newId('wrk')
  const running = new Map<number, RunningPlace & { finished: Promise<void> }>()

  async function runOne(job: JobRow): Promise<void> {
    const outcome = await tryOnce(job)
    const now = clock()
    const settlement = settlementOf(job, outcome, now, random())
    const { state, attempts: attempt, error } = settlement
    log.info({ job: job.id, kind: job.kind, booking: job.booking_id, outcome: state, attempt, error }, 'job')
    try {
      if (state === 'failed') await afterFailure?.(job, error ?? '')
      await settle(job, settlement, now)
    } catch (error) {
      // The lease expires and the job runs again: a repeat is looked up first (GoTo) or has the same Message-ID (mail).
      log.error({ error, job: job.id }, 'outbox: could not write how a job ended')
    }
  }

  async function settle(job: JobRow, settlement: Settlement, now: number): Promise<void> {
    if (settlement.state !== 'waiting' || !mayRunAgain)
      return inTransaction(db, (tx) => settleJob(tx, job.id, owner, { ...settlement, now }))
    // While the job ran, its host may have reconnected, which ends only waits that are recorded.
    await withHostLocked({ db, dialect }, job.host_id, async (tx) => {
      const again: Settlement = { ...settlement, state: 'queued', runAt: now + AGAIN_MS }
      await settleJob(tx, job.id, owner, { ...((await mayRunAgain(tx, job.host_id)) ? again : settlement), now })
    })
  }

  async function tryOnce(job: JobRow): Promise<JobOutcome> {
    try {
      const payload = job.kind === 'booking-mail' ? readMailPayload(job.payload) : JSON.parse(job.payload)
      return await run({ ...job, payload } as RunningJob)
    } catch (error) {
      log.error({ error, job: job.id, kind: job.kind }, 'job threw')
      return { result: 'retry', error: 'unexpected_error' }
    }
  }

  return {
    get count() {
      return running.size
    },

    /** @param takeEnded whether expired leases of other workers may be taken */
    async startDue(limit: number, takeEnded: boolean): Promise<void> {
      const now = clock()
      const claimed = await claimDueJobs(db, dialect, {
        owner,
        now,
        leaseUntil: now + LEASE_MS,
        limit,
        share,
        running: [...running.values()],
        held: [...running.keys()],
        takeEnded,
        perQueue: MAX_PER_QUEUE,
        perHost: MAX_PER_HOST,
        mostRetries: MOST_RETRIES[share],
      })
      for (const job of claimed) {
        const finished = runOne(job).finally(() => {
          running.delete(job.id)
          onCapacity()
        })
        running.set(job.id, {
          queue: job.queue ?? job.host_id,
          hostId: job.host_id,
          isRetry: job.attempts > 0,
          finished,
        })
      }
    },

    async renewLeases(): Promise<void> {
      if (running.size > 0) await extendLeases(db, owner, [...running.keys()], clock() + LEASE_MS)
    },

    /** Resolves when all running jobs have ended. */
    async finished(): Promise<void> {
      await Promise.allSettled([...running.values()].map((job) => job.finished))
    },
  }
}
