import type { JobRow } from '#db/queries/jobs'
import { type JobOutcome, retryDelayMs } from './job'

export interface Settlement {
  state: 'done' | 'superseded' | 'waiting' | 'failed' | 'queued'
  runAt: number
  error: string | null
  /** The number of attempts so far. */
  attempts: number
}

type Job = Pick<JobRow, 'run_at' | 'deadline_at' | 'attempts'>

/**
 * What an outcome means for its job: done, or tried again later, but not after its deadline (E6).
 *
 * @param random in [0, 1)
 */
export function settlementOf(job: Job, outcome: JobOutcome, now: number, random: number): Settlement {
  const attempts = job.attempts + 1
  switch (outcome.result) {
    case 'done':
    case 'superseded':
      return { state: outcome.result, runAt: job.run_at, error: null, attempts }
    case 'waiting':
    case 'failed':
      return { state: outcome.result, runAt: job.run_at, error: outcome.error, attempts }
    case 'retry': {
      const runAt = now + Math.max(retryDelayMs(attempts, random), outcome.afterMs ?? 0)
      return again(job, runAt, outcome.error, attempts)
    }
    case 'put_off':
      // Spread out, so that not all waiting jobs run at once.
      return again(job, now + Math.ceil(outcome.afterMs * (1 + random)), outcome.error, job.attempts)
  }
}

function again(job: Job, runAt: number, error: string, attempts: number): Settlement {
  if (runAt > job.deadline_at) return { state: 'failed', runAt: job.run_at, error, attempts }
  return { state: 'queued', runAt, error, attempts }
}
