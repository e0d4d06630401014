import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { findDueFeeds } from '#db/queries/calendar-feeds'
import { findHostsToAskGotoFor } from '#db/queries/goto-meeting-reads'
import type { DB } from '#db/schema'
import type { GotoService } from '~/goto/goto-service.server'
import { createBoundedQueue } from '~/limits/bounded-queue'
import type { Outbox } from '~/outbox/worker'
import type { Clock } from '~/time/clock'
import { MINUTE_MS } from '~/time/units'
import { createGotoMeetingReader } from './read-goto-meetings.server'
import { type FeedTools, refreshFeed } from './refresh-feed.server'

/** On pages in use, a meeting created in GoTo blocks its time within two minutes; the difference is the time of the requests. */
const SEEN_AGE_MS = 110_000
/** At a booking, older data is requested again. */
const BOOKING_AGE_MS = 2 * MINUTE_MS
/** How long an attendee waits for GoTo before the last known state counts (E9). */
const BOOKING_BUDGET_MS = 1_500
/** For this long after a visitor viewed a host's times, they are kept that fresh. */
const SEEN_COUNTS_MS = 60 * MINUTE_MS
/** The interval for other hosts: GoTo allows 10 requests per second for all hosts together. */
const UNSEEN_AGE_MS = 15 * MINUTE_MS
const ROUND_MS = 15_000
const MAX_HOSTS_PER_ROUND = 50
const MAX_FEEDS_PER_ROUND = 50
const MAX_FEEDS_OF_HOST_PER_ROUND = 4
const AT_ONCE = 4

/**
 * Fetching and reading feeds, which mostly waits for other servers. One feed per host at a time: fifty addresses that never
 * answer delay only the calendars of their own host (E7).
 */
export const feedQueue = createBoundedQueue({
  name: 'feeds',
  atOnce: 8,
  atOncePerKey: 1,
  waiting: 400,
  waitingPerKey: 50,
  retryAfterSeconds: 60,
})

export interface ExternalBusy {
  /** A host's times were viewed: old data is refreshed in the background, at most every two minutes. Never waits. */
  markViewed(hostId: string): void
  /**
   * Asks GoTo before a booking is accepted, for a short moment; network, so before the transaction, never inside.
   *
   * @returns whether the database is up to date; if not, GoTo does not answer and the last known state counts
   */
  refreshBeforeBooking(hostId: string): Promise<{ answered: boolean; tookMs: number }>
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
}

/** Keeps external busy times up to date, in one process or in several. */
export function createExternalBusy(tools: Tools): ExternalBusy {
  const { db, goto, outbox, log, clock, elapsed } = tools
  const meetings = createGotoMeetingReader({ db, goto, clock })
  const seen = new Map<string, number>()
  const asked = new Map<string, number>()
  /** Ids of feeds. */
  const waiting = new Set<string>()
  let readingMeetings: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  async function round(): Promise<void> {
    readingMeetings ??= readMeetings().finally(() => {
      readingMeetings = undefined
    })
    await Promise.all([readingMeetings, readFeeds()])
  }

  async function readFeeds(): Promise<void> {
    const due = await findDueFeeds(db, clock(), { all: MAX_FEEDS_PER_ROUND, ofHost: MAX_FEEDS_OF_HOST_PER_ROUND })
    await Promise.all(due.map(({ id, host_id }) => quietly(() => readFeed(host_id, id))))
    // A failed feed may have queued a mail.
    if (due.length > 0) outbox.wake()
  }

  /** Unless it is already waiting: a round does not wait for earlier rounds. */
  async function readFeed(hostId: string, id: string): Promise<boolean> {
    if (waiting.has(id)) return false
    waiting.add(id)
    return feedQueue.run(hostId, () => refreshFeed(tools, hostId, id)).finally(() => waiting.delete(id))
  }

  async function readMeetings(): Promise<void> {
    const now = clock()
    for (const [hostId, at] of seen) if (at < now - SEEN_COUNTS_MS) seen.delete(hostId)
    for (const [hostId, at] of asked) if (at < now - SEEN_AGE_MS) asked.delete(hostId)
    if (!goto.configured) return
    const unseen = await findHostsToAskGotoFor(db, now - UNSEEN_AGE_MS, MAX_HOSTS_PER_ROUND)
    await atOnce([...new Set([...seen.keys(), ...unseen])], (hostId) =>
      quietly(() => meetings.freshen(hostId, SEEN_AGE_MS)),
    )
  }

  async function quietly(work: () => Promise<unknown>): Promise<void> {
    try {
      await work()
    } catch (error) {
      log.error({ error }, 'busy times were not refreshed, trying again')
    }
  }

  function schedule(): void {
    // Spread, so that several processes do not always ask at the same moment.
    timer = setTimeout(
      () => {
        schedule()
        running = quietly(round)
      },
      ROUND_MS * (0.75 + Math.random() / 2),
    )
  }

  return {
    markViewed(hostId) {
      const now = clock()
      seen.set(hostId, now)
      if (!goto.configured || Math.abs(now - (asked.get(hostId) ?? 0)) < SEEN_AGE_MS) return
      asked.set(hostId, now)
      void quietly(() => meetings.freshen(hostId, SEEN_AGE_MS))
    },

    async refreshBeforeBooking(hostId) {
      if (!goto.configured) return { answered: true, tookMs: 0 }
      const startedAt = elapsed()
      let timeout: NodeJS.Timeout | undefined
      const late = new Promise<false>((resolve) => {
        timeout = setTimeout(() => resolve(false), BOOKING_BUDGET_MS)
      })
      const answered = await Promise.race([meetings.freshen(hostId, BOOKING_AGE_MS), late])
      clearTimeout(timeout)
      return { answered, tookMs: elapsed() - startedAt }
    },

    refreshFeed: readFeed,
    refreshInBackground: (hostId, id) => void quietly(() => readFeed(hostId, id)),
    round,
    start: schedule,

    async stop() {
      clearTimeout(timer)
      await Promise.race([running, new Promise((resolve) => setTimeout(resolve, 1_000).unref())])
      clearTimeout(timer)
    },
  }
}

/** A few at a time, so that a host whose GoTo hangs delays nobody else (E7). */
async function atOnce<T>(items: T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}
