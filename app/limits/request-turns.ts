import { type BoundedQueue, createBoundedQueue } from './bounded-queue'

/** So long a request holds its turn at most: one that waits for somebody else uses no time of ours. */
const MAX_TURN_MS = 250

export interface RequestTurns {
  readonly queue: BoundedQueue
  /** @throws QueueFullError */
  take<T>(network: string, answer: () => Promise<T>): Promise<T>
}

/**
 * Reads of one network are answered one after the other, so that a network that asks for much at once stands in its own way and not
 * in everybody's: whoever else comes finds at most one of its requests before their own.
 *
 * @param ofNetwork how many at once; more than one where answers mostly wait for a database elsewhere
 */
export function createRequestTurns(ofNetwork: number): RequestTurns {
  const queue = createBoundedQueue({
    name: 'requests',
    atOnce: 4 * ofNetwork,
    atOncePerKey: ofNetwork,
    waiting: 2_000,
    waitingPerKey: 200,
    retryAfterSeconds: 2,
  })
  return {
    queue,
    async take(network, answer) {
      const end = await queue.enter(network)
      const timer = setTimeout(end, MAX_TURN_MS)
      try {
        return await answer()
      } finally {
        clearTimeout(timer)
        end()
      }
    },
  }
}
