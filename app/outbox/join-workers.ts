import type { Worker } from './worker'

/** Several workers, each with its own kinds of jobs and its own capacity, as one. */
export function joinWorkers(workers: Worker[]): Worker {
  return {
    wake() {
      for (const worker of workers) worker.wake()
    },
    start() {
      for (const worker of workers) worker.start()
    },
    async stop(graceMs) {
      await Promise.all(workers.map((worker) => worker.stop(graceMs)))
    },
    async settled() {
      // A job of one may queue a job of another, so all are drained twice.
      for (let round = 0; round < 2; round++) for (const worker of workers) await worker.settled()
    },
    get lastLookAt() {
      return Math.min(...workers.map((worker) => worker.lastLookAt))
    },
  }
}
