import { createBoundedQueue } from '~/limits/bounded-queue'

/**
 * Open streams cost a query every few seconds each. A browser has one per tab; nobody waits for one: a page that is refused reads its
 * rows again now and then instead.
 */
const STREAMS = { waiting: 0, retryAfterSeconds: 15 }
export const streamsOfProcess = createBoundedQueue({ ...STREAMS, name: 'streams', atOnce: 400, atOncePerKey: 12 })
const streamsOfSessions = createBoundedQueue({ ...STREAMS, name: 'streams-of-session', atOnce: 400, atOncePerKey: 4 })

/**
 * A place for one stream of a session and its host.
 *
 * @returns what gives the place back when the stream has ended
 * @throws QueueFullError
 */
export async function openLiveStream(hostId: string, sessionIdHash: string): Promise<() => void> {
  const endOfSession = await streamsOfSessions.enter(sessionIdHash)
  try {
    const endOfHost = await streamsOfProcess.enter(hostId)
    return () => {
      endOfSession()
      endOfHost()
    }
  } catch (error) {
    endOfSession()
    throw error
  }
}
