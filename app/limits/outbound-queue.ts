import { queueOfProcess } from './bounded-queue'

/**
 * Calls of other servers, and look-ups of their names, for which a signed-in host's request waits: the page check, a new
 * calendar, webhook or connector, and a provider's consent or its end. A server that hangs holds its request for seconds, so
 * their number is bounded. It is entered before anything is written or used up: what is refused was not begun.
 *
 * Jobs have their worker's limit, and calendars their own queues.
 */
export const outboundQueue = queueOfProcess({
  name: 'outbound',
  atOnce: 32,
  atOncePerKey: 2,
  waiting: 64,
  waitingPerKey: 8,
  retryAfterSeconds: 5,
})
