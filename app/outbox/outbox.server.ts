import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Dialect } from '#db/dialect'
import { claimDueJobs, extendLeases, findNextDueAt, type JobShare, settleJob } from '#db/queries/due-jobs'
import type { JobRow } from '#db/queries/jobs'
import type { DB } from '#db/schema'
import { newId } from '../security/tokens.server'
import { followClock } from './follow-clock.server'
import type { JobOutcome, JobTask } from './job'
import { settlementOf } from './settlement'

/** A worker that dies loses its jobs after this long. */
const LEASE_MS = 30_000
const HEARTBEAT_MS = LEASE_MS / 3
const MOST_AT_ONCE = 16
/** So that a host whose GoTo hangs, or an endpoint that does, leaves room for everybody else (E7). */
const MOST_PER_QUEUE = 4
/** Another process may have queued something without waking us. */
const LONGEST_SLEEP_MS = 15_000
/** While many book, jobs are looked for once for all of them. */
const SHORTEST_SLEEP_MS = 10

/** A leased job with its payload read. */
export type RunningJob = Omit<JobRow, 'kind' | 'payload'> & JobTask
export type RunJob = (job: RunningJob) => Promise<JobOutcome>

export interface Outbox {
  /** Called after a commit that queued jobs: due ones start at once. */
  wake(): void
}

export interface Worker extends Outbox {
  start(): void
  /** Takes no more jobs and waits for the running ones, at most `graceMs`; what is unfinished then runs elsewhere or later. */
  stop(graceMs: number): Promise<void>
  /** Resolves when nothing is due any more. For tests, and for tools that run the outbox to its end. */
  settled(): Promise<void>
  /** When the worker last looked for jobs, for `/readyz`. */
  readonly lastLookAt: number
}

interface WorkerOptions {
  db: Kysely<DB>
  dialect: Dialect
  run: RunJob
  share: JobShare
  mostAtOnce?: number
  /** Told of a job that will not be tried again, before that is written: told twice after a crash, never not at all. */
  afterFailure?: (job: JobRow, error: string) => Promise<void>
  log: Logger
  clock?: () => number
  /** Ms that only ever grow, whatever becomes of the clock. */
  elapsed?: () => number
  random?: () => number
}

/** Runs the jobs that committed changes have left behind: leased, in order per lane, fair between hosts, retried with back-off. */
export function createWorker({
  db,
  dialect,
  run,
  share,
  mostAtOnce = MOST_AT_ONCE,
  afterFailure,
  log,
  clock = Date.now,
  elapsed = () => performance.now(),
  random = Math.random,
}: WorkerOptions): Worker {
  const owner = newId('wrk')
  const running = new Map<number, { queue: string; finished: Promise<void> }>()
  let started = false
  let stopping = false
  let looking: Promise<void> | null = null
  let lookAgain = false
  let lookAsked = false
  let timer: NodeJS.Timeout | undefined
  let heartbeat: NodeJS.Timeout | undefined
  let lastLookAt = 0
  const steps = followClock({ db, clock, elapsed, leaseMs: LEASE_MS, renewalMs: HEARTBEAT_MS + 2_000, renewLeases })
  /** When a look last ended, by the clock that nobody sets. */
  let rested = 0

  function wake(): void {
    if (!started || stopping) return
    lookAsked = true
    if (looking) lookAgain = true
    else sleep(Math.max(0, rested + SHORTEST_SLEEP_MS - performance.now()))
  }

  function sleep(ms: number): void {
    clearTimeout(timer)
    if (stopping) return
    timer = setTimeout(() => {
      looking = look().finally(() => {
        looking = null
        rested = performance.now()
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
      if (nextAt !== null && nextAt <= clock() && running.size < mostAtOnce) {
        await startDueJobs(mostAtOnce - running.size, takeEnded)
        nextAt = await findNextDueAt(db, share, takeEnded)
      }
      const wait = nextAt === null ? LONGEST_SLEEP_MS : Math.max(50, nextAt - clock())
      sleep(Math.min(doubtMs || LONGEST_SLEEP_MS, wait))
    } catch (error) {
      log.error({ error }, 'outbox: the database did not answer, trying again')
      sleep(1_000)
    }
  }

  async function renewLeases(): Promise<void> {
    if (running.size > 0) await extendLeases(db, owner, [...running.keys()], clock() + LEASE_MS)
  }

  async function startDueJobs(limit: number, takeEnded: boolean): Promise<void> {
    const now = clock()
    const claimed = await claimDueJobs(db, dialect, {
      owner,
      now,
      leaseUntil: now + LEASE_MS,
      limit,
      share,
      running: countByQueue(),
      held: [...running.keys()],
      takeEnded,
      perQueue: MOST_PER_QUEUE,
    })
    for (const job of claimed) {
      const finished = runOne(job).finally(() => {
        running.delete(job.id)
        wake()
      })
      running.set(job.id, { queue: job.queue ?? job.host_id, finished })
    }
  }

  function countByQueue(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { queue } of running.values()) counts.set(queue, (counts.get(queue) ?? 0) + 1)
    return counts
  }

  async function runOne(job: JobRow): Promise<void> {
    const outcome = await tryOnce(job)
    const now = clock()
    const settlement = settlementOf(job, outcome, now, random())
    log.info(
      {
        job: job.id,
        kind: job.kind,
        booking: job.booking_id,
        outcome: settlement.state,
        attempt: settlement.attempts,
        error: settlement.error,
      },
      'job',
    )
    try {
      if (settlement.state === 'failed') await afterFailure?.(job, settlement.error ?? '')
      await settleJob(db, job.id, owner, { ...settlement, now })
    } catch (error) {
      // The lease ends by itself and the job runs again: a repeat is looked up (GoTo) or carries the same Message-ID (mail).
      log.error({ error, job: job.id }, 'outbox: could not write how a job ended')
    }
  }

  async function tryOnce(job: JobRow): Promise<JobOutcome> {
    try {
      return await run({ ...job, payload: JSON.parse(job.payload) } as RunningJob)
    } catch (error) {
      log.error({ error, job: job.id, kind: job.kind }, 'job threw')
      return { result: 'retry', error: 'unexpected_error' }
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
      const finished = Promise.allSettled([...running.values()].map((job) => job.finished))
      await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, graceMs).unref())])
      clearInterval(heartbeat)
    },
    async settled() {
      for (;;) {
        await looking
        await Promise.allSettled([...running.values()].map((job) => job.finished))
        const nextAt = await findNextDueAt(db, share)
        if (running.size === 0 && !looking && !lookAsked && (nextAt === null || nextAt > clock())) return
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    get lastLookAt() {
      return lastLookAt
    },
  }
}
