import type { JobRow } from '#db/queries/jobs'
import type { JobOutcome, JobTask } from './job'

/** A leased job with its payload read. */
export type RunningJob = Omit<JobRow, 'kind' | 'payload'> & JobTask
export type RunJob = (job: RunningJob) => Promise<JobOutcome>

export interface Outbox {
  /** Called after a commit that queued jobs: due ones start at once. */
  wake(): void
}

export interface Worker extends Outbox {
  start(): void
  /** Takes no more jobs and waits for the running ones, at most `graceMs`; unfinished ones run elsewhere or later. */
  stop(graceMs: number): Promise<void>
  /** Resolves when no job is due. For tests, and for tools that drain the outbox. */
  settled(): Promise<void>
  /** When the worker last searched for jobs, for `/readyz`. */
  readonly lastLookAt: number
}
