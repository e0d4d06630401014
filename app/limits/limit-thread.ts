import type { Worker } from 'node:worker_threads'

const LOOK_EVERY_MS = 250
/** On a starved machine a thread waits for its turn. That is not its fault, but nobody waits for ever. */
const WAITING_FACTOR = 6

/** Node before 24.6 cannot measure another thread. */
type Measured = Partial<Pick<Worker, 'cpuUsage'>>

/**
 * Limits the computing time of a thread. Time in which a busy machine does not let it run does not count, so the same input has
 * the same result on a quiet and on a busy machine. A thread that takes six times as long by the clock is over its limit as
 * well; where Node cannot measure a thread, only that counts.
 *
 * @param onOver called at most once
 * @returns ends the watch
 */
export function limitThread(thread: Measured, maxMs: number, onOver: () => void): () => void {
  let ended = false
  let next: NodeJS.Timeout | undefined
  const end = () => {
    ended = true
    clearTimeout(next)
    clearTimeout(latest)
  }
  const over = () => {
    if (ended) return
    end()
    onOver()
  }
  const latest = setTimeout(over, maxMs * WAITING_FACTOR)

  async function look(): Promise<void> {
    const usedMs = await computingMs(thread)
    if (ended) return
    if (usedMs >= maxMs) over()
    else lookAfter(maxMs - usedMs)
  }

  function lookAfter(ms: number): void {
    next = setTimeout(look, Math.min(LOOK_EVERY_MS, Math.ceil(ms)))
  }

  if (thread.cpuUsage) lookAfter(maxMs)
  return end
}

/** 0 for a thread that has not begun or has ended: Node has no figure then. */
async function computingMs(thread: Measured): Promise<number> {
  const used = await thread.cpuUsage?.().catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_WORKER_NOT_RUNNING') throw error
  })
  return used ? (used.user + used.system) / 1_000 : 0
}
