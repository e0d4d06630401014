import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { DB } from '#db/schema'
import type { GotoService } from '~/goto/goto-service.server'
import type { Outbox } from '~/outbox/worker'
import type { Clock } from '~/time/clock'
import { SECOND_MS } from '~/time/units'
import { type BusySource, loggingFailure } from './busy-source'
import { createCalendarFeedSource } from './calendar-feed-source.server'
import { createGotoMeetingSource } from './goto-meeting-source.server'
import type { FeedTools } from './refresh-feed.server'

/** How long an attendee waits for the sources before the last known state counts (E9). */
const BOOKING_BUDGET_MS = 1_500
const ROUND_MS = 15 * SECOND_MS

export interface ExternalBusy {
  /** A host's times were viewed: old data is refreshed in the background, at most every two minutes. Never waits. */
  markViewed(hostId: string): void
  /**
   * Asks the sources before a booking is accepted, for a short moment; network, so before the transaction, never inside.
   *
   * @returns whether the database is up to date; if not, a source does not answer and the last known state counts
   */
  refreshBeforeBooking(hostId: string): Promise<{ upToDate: boolean; tookMs: number }>
  /** Reads a feed now, because its host asked for it. @returns false when it is already being read @throws QueueFullError */
  refreshFeed(hostId: string, id: string): Promise<boolean>
  /** Reads a new feed in the background, after the response that it was added. */
  refreshInBackground(hostId: string, id: string): void
  /** One round of the periodic work. For tests; `start` repeats it. */
  round(): Promise<void>
  start(): void
  stop(): Promise<void>
}

interface Tools extends FeedTools {
  db: Kysely<DB>
  goto: GotoService
  outbox: Outbox
  log: Logger
  clock: Clock
  /** Sources from above this folder. */
  more?: BusySource[]
}

/** Keeps external busy times up to date, in one process or in several. */
export function createExternalBusy(tools: Tools): ExternalBusy {
  const { log, elapsed } = tools
  const feeds = createCalendarFeedSource(tools)
  const sources: BusySource[] = [feeds, createGotoMeetingSource(tools), ...(tools.more ?? [])]
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  async function round(): Promise<void> {
    await Promise.all(sources.map((source) => source.readDue()))
  }

  function schedule(): void {
    // Spread, so that several processes do not always ask at the same moment.
    timer = setTimeout(
      () => {
        schedule()
        running = loggingFailure(log, round)
      },
      ROUND_MS * (0.75 + Math.random() / 2),
    )
  }

  return {
    markViewed(hostId) {
      for (const source of sources) source.markViewed(hostId)
    },

    async refreshBeforeBooking(hostId) {
      const startedAt = elapsed()
      let timeout: NodeJS.Timeout | undefined
      const late = new Promise<false>((resolve) => {
        timeout = setTimeout(() => resolve(false), BOOKING_BUDGET_MS)
      })
      const fresh = Promise.all(sources.map((source) => source.refreshBeforeBooking(hostId)))
      const upToDate = await Promise.race([fresh.then((sources) => sources.every(Boolean)), late])
      clearTimeout(timeout)
      return { upToDate, tookMs: elapsed() - startedAt }
    },

    refreshFeed: feeds.readFeed,
    refreshInBackground: (hostId, id) => void loggingFailure(log, () => feeds.readFeed(hostId, id)),
    round,
    start: schedule,

    async stop() {
      clearTimeout(timer)
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, SECOND_MS).unref())])
      clearTimeout(timer)
    },
  }
}
