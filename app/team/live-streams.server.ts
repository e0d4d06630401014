import { queueOfProcess } from '~/limits/bounded-queue'

/**
 * Limits open streams, because each costs a query every few seconds. A browser has one per tab. Nothing waits for a stream: a
 * refused page polls its rows instead.
 */
const STREAMS = { waiting: 0, retryAfterSeconds: 15 }
export const streamsOfProcess = queueOfProcess({ ...STREAMS, name: 'streams', atOnce: 400, atOncePerKey: 12 })
const streamsOfSessions = queueOfProcess({ ...STREAMS, name: 'streams-of-session', atOnce: 400, atOncePerKey: 4 })

/**
 * Reserves one stream for a session and its host.
 *
 * @returns a function that releases it when the stream has ended
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
