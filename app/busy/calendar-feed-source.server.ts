import type { Logger } from 'pino'
import { findDueFeeds } from '#db/queries/calendar-feeds'
import { queueOfProcess } from '~/limits/bounded-queue'
import type { Outbox } from '~/outbox/worker'
import { type BusySource, loggingFailure } from './busy-source'
import { type FeedTools, refreshFeed } from './refresh-feed.server'

const MAX_FEEDS_PER_ROUND = 50
const MAX_FEEDS_OF_HOST_PER_ROUND = 4

/**
 * Fetching and reading feeds, which mostly waits for other servers. One feed per host at a time: fifty addresses that never
 * answer delay only the calendars of their own host (E7).
 */
export const feedQueue = queueOfProcess({
  name: 'feeds',
  atOnce: 8,
  atOncePerKey: 1,
  waiting: 400,
  waitingPerKey: 50,
  retryAfterSeconds: 60,
})

export interface CalendarFeedSource extends BusySource {
  /** Reads a feed now. @returns false when it is already being read @throws QueueFullError */
  readFeed(hostId: string, id: string): Promise<boolean>
}

/** Calendars that hosts follow by their address. They are read at their own intervals; a visitor or a booking changes nothing about that. */
export function createCalendarFeedSource(tools: FeedTools & { outbox: Outbox; log: Logger }): CalendarFeedSource {
  const { db, outbox, log, clock } = tools
  /** Ids of feeds. */
  const waiting = new Set<string>()

  async function readDue(): Promise<void> {
    const due = await findDueFeeds(db, clock(), { all: MAX_FEEDS_PER_ROUND, ofHost: MAX_FEEDS_OF_HOST_PER_ROUND })
    await Promise.all(due.map(({ id, host_id }) => loggingFailure(log, () => readFeed(host_id, id))))
    // A failed feed may have queued a mail.
    if (due.length > 0) outbox.wake()
  }

  /** Unless it is already waiting: a round does not wait for earlier rounds. */
  async function readFeed(hostId: string, id: string): Promise<boolean> {
    if (waiting.has(id)) return false
    waiting.add(id)
    return feedQueue.run(hostId, () => refreshFeed(tools, hostId, id)).finally(() => waiting.delete(id))
  }

  return { kind: 'calendar_feed', readDue, markViewed: () => {}, refreshBeforeBooking: async () => true, readFeed }
}
