import { oncePerProcess } from '#db/once-per-process'

/**
 * A queue for work that must not pile up: limited concurrency, limited waiting, fair turns between keys. Work that does not fit
 * is refused at once with a time to retry (S21).
 */

interface QueueLimits {
  /** For logs and metrics. */
  name: string
  atOnce: number
  /** Limit per key: a network, a host, a session. If left out, one key may use everything. */
  atOncePerKey?: number
  /** How much may wait besides the running work; 0: nothing waits. */
  waiting: number
  waitingPerKey?: number
  /** The retry time for refused work. */
  retryAfterSeconds: number
}

export interface QueueState {
  running: number
  waiting: number
  /** Since the start of the process. */
  refused: number
}

export interface BoundedQueue {
  readonly name: string
  /**
   * Waits for a turn.
   *
   * @returns a function that ends the turn; a second call does nothing
   * @throws QueueFullError when the queue is full
   */
  enter(key: string): Promise<() => void>
  /** Runs work in its turn. @throws QueueFullError when the queue is full */
  run<T>(key: string, work: () => Promise<T>): Promise<T>
  state(): QueueState
}

/** Answered as 503 with `Retry-After`. */
export const QueueFullError = oncePerProcess(
  'QueueFullError',
  () =>
    class extends Error {
      constructor(
        readonly queue: string,
        readonly retryAfterSeconds: number,
      ) {
        super(`The queue ${queue} is full`)
      }
    },
)
export type QueueFullError = InstanceType<typeof QueueFullError>

/** A queue that all requests and jobs of the process share. */
export function queueOfProcess(limits: QueueLimits): BoundedQueue {
  return oncePerProcess(`queue ${limits.name}`, () => createBoundedQueue(limits))
}

interface Waiter {
  begin(): void
  refuse(): void
}

/**
 * Keys take turns: a key with much waiting work gets one turn like every other. When the queue is full, a key with less waiting
 * work replaces the last entry of the key that has most.
 */
export function createBoundedQueue(limits: QueueLimits): BoundedQueue {
  const { name, atOnce, waiting: mostWaiting, retryAfterSeconds } = limits
  const { atOncePerKey = atOnce, waitingPerKey = mostWaiting } = limits
  const runningOf = new Map<string, number>()
  /** In the order of turns: a key that has just had one is last. */
  const waitersOf = new Map<string, Waiter[]>()
  let running = 0
  let waiting = 0
  let refused = 0

  const mayBegin = (key: string) => running < atOnce && (runningOf.get(key) ?? 0) < atOncePerKey

  function begin(key: string): () => void {
    running++
    runningOf.set(key, (runningOf.get(key) ?? 0) + 1)
    let ended = false
    return () => {
      if (ended) return
      ended = true
      running--
      const left = (runningOf.get(key) ?? 1) - 1
      if (left > 0) runningOf.set(key, left)
      else runningOf.delete(key)
      beginNext()
    }
  }

  function beginNext(): void {
    for (const [key, waiters] of waitersOf) {
      if (running >= atOnce) return
      if (!mayBegin(key)) continue
      waitersOf.delete(key)
      const next = waiters.shift()
      if (waiters.length > 0) waitersOf.set(key, waiters)
      waiting--
      next?.begin()
    }
  }

  function refuse(): QueueFullError {
    refused++
    return new QueueFullError(name, retryAfterSeconds)
  }

  /**
   * Frees a place for a key that has `own` waiting, by refusing the last entry of the key that has most. @returns whether there
   * is a place
   */
  function freePlace(own: number): boolean {
    if (waiting < mostWaiting) return true
    let longest: Waiter[] = []
    for (const waiters of waitersOf.values()) if (waiters.length > longest.length) longest = waiters
    if (longest.length <= own + 1) return false
    waiting--
    longest.pop()?.refuse()
    return true
  }

  function enter(key: string): Promise<() => void> {
    if (mayBegin(key) && !waitersOf.has(key)) return Promise.resolve(begin(key))
    const own = waitersOf.get(key) ?? []
    if (own.length >= waitingPerKey || !freePlace(own.length)) return Promise.reject(refuse())
    waiting++
    waitersOf.set(key, own)
    return new Promise((resolve, reject) => {
      own.push({ begin: () => resolve(begin(key)), refuse: () => reject(refuse()) })
    })
  }

  return {
    name,
    enter,
    async run(key, work) {
      const end = await enter(key)
      try {
        return await work()
      } finally {
        end()
      }
    },
    state: () => ({ running, waiting, refused }),
  }
}
