import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { findHostsToAskGotoFor } from '#db/queries/goto-meeting-reads'
import type { DB } from '#db/schema'
import type { GotoService } from '~/goto/goto-service.server'
import type { Clock } from '~/time/clock'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '~/time/units'
import { type BusySource, loggingFailure } from './busy-source'
import { createGotoMeetingReader } from './read-goto-meetings.server'

/** On pages in use, a meeting created in GoTo blocks its time within two minutes; the difference is the time of the requests. */
const SEEN_AGE_MS = 110 * SECOND_MS
/** At a booking, older data is requested again. */
const BOOKING_AGE_MS = 2 * MINUTE_MS
/** For this long after a visitor viewed a host's times, they are kept that fresh. */
const SEEN_COUNTS_MS = HOUR_MS
/** The interval for other hosts: GoTo allows 10 requests per second for all hosts together. */
const UNSEEN_AGE_MS = 15 * MINUTE_MS
const MAX_HOSTS_PER_ROUND = 50
const AT_ONCE = 4

interface Tools {
  db: Kysely<DB>
  goto: GotoService
  log: Logger
  clock: Clock
}

/** The meetings that hosts create in GoTo themselves. */
export function createGotoMeetingSource({ db, goto, log, clock }: Tools): BusySource {
  const meetings = createGotoMeetingReader({ db, goto, clock })
  const seen = new Map<string, number>()
  const asked = new Map<string, number>()
  let reading: Promise<void> | undefined

  async function readMeetings(): Promise<void> {
    const now = clock()
    for (const [hostId, at] of seen) if (at < now - SEEN_COUNTS_MS) seen.delete(hostId)
    for (const [hostId, at] of asked) if (at < now - SEEN_AGE_MS) asked.delete(hostId)
    if (!goto.configured) return
    const unseen = await findHostsToAskGotoFor(db, now - UNSEEN_AGE_MS, MAX_HOSTS_PER_ROUND)
    await atOnce([...new Set([...seen.keys(), ...unseen])], (hostId) =>
      loggingFailure(log, () => meetings.freshen(hostId, SEEN_AGE_MS, 'round')),
    )
  }

  return {
    kind: 'goto_meeting',

    readDue() {
      reading ??= readMeetings().finally(() => {
        reading = undefined
      })
      return reading
    },

    markViewed(hostId) {
      const now = clock()
      seen.set(hostId, now)
      if (!goto.configured || Math.abs(now - (asked.get(hostId) ?? 0)) < SEEN_AGE_MS) return
      asked.set(hostId, now)
      void loggingFailure(log, () => meetings.freshen(hostId, SEEN_AGE_MS, 'view'))
    },

    refreshBeforeBooking: async (hostId) => !goto.configured || meetings.freshen(hostId, BOOKING_AGE_MS, 'booking'),
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
