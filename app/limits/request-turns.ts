import { type BoundedQueue, createBoundedQueue } from './bounded-queue'

/** The longest time that a request holds its turn: one that waits for another server uses no time of ours. */
const MAX_TURN_MS = 250

export interface RequestTurns {
  readonly queue: BoundedQueue
  /** @throws QueueFullError */
  take<T>(network: string, answer: () => Promise<T>): Promise<T>
}

/**
 * Reads of one network are answered one after the other, so that a network with many simultaneous requests delays itself and
 * not others: any other client waits for at most one of its requests.
 *
 * @param ofNetwork how many at once; more than one if responses mostly wait for a database on another machine
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
