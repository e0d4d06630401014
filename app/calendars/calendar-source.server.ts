import type { Logger } from 'pino'
import {
  findCalendarAccount,
  findCalendarAccounts,
  findDueCalendarAccounts,
  markReadDue,
} from '#db/queries/calendar-accounts'
import { type BusySource, loggingFailure } from '~/busy/busy-source'
import { QueueFullError, queueOfProcess } from '~/limits/bounded-queue'
import type { Outbox } from '~/outbox/worker'
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '~/time/units'
import { finishLeaving, type LeaveTools } from './disconnect-account.server'
import { READ_AGAIN_MS, type ReadTools, readAccount } from './read-account.server'

/** On pages in use, a foreign event blocks its time within two minutes; the difference is the time of the requests. */
const SEEN_AGE_MS = 100 * SECOND_MS
/** At a booking, older data is requested again. */
const BOOKING_AGE_MS = 2 * MINUTE_MS
/** For this long after a visitor viewed a host's times, they are kept that fresh. */
const SEEN_COUNTS_MS = HOUR_MS
const MAX_ACCOUNTS_PER_ROUND = 200
const MAX_ACCOUNTS_OF_HOST_PER_ROUND = 4
const BUSY_POLL_MS = 100

/** Reading mostly waits for other servers. A few accounts of one host at a time: those that hang delay only their own host (E7). */
export const calendarReadQueue = queueOfProcess({
  name: 'calendar-reads',
  atOnce: 16,
  atOncePerKey: 4,
  waiting: 400,
  waitingPerKey: 20,
  retryAfterSeconds: 30,
})

/** The same for servers that hosts name: any number of them may be slow on purpose, and no calendar at Google or Microsoft waits behind them. */
export const caldavReadQueue = queueOfProcess({
  name: 'caldav-reads',
  atOnce: 16,
  atOncePerKey: 2,
  waiting: 400,
  waitingPerKey: 20,
  retryAfterSeconds: 30,
})

export interface CalendarSource extends BusySource {
  /** Reads an account now: its host asked for it, or its provider notified us. Never throws. */
  readNow(hostId: string, accountId: string): Promise<void>
}

/** The calendars of accounts that hosts connected. */
export function createCalendarSource(tools: ReadTools & LeaveTools & { outbox: Outbox; log: Logger }): CalendarSource {
  const { db, outbox, log, clock } = tools
  const seen = new Map<string, number>()
  const asked = new Map<string, number>()
  /** By account. */
  const reading = new Map<string, Promise<boolean>>()

  /** At most once at a time for an account. @returns whether the database is up to date */
  function read(hostId: string, id: string): Promise<boolean> {
    const running = reading.get(id)
    if (running) return running
    const begun = queueOf(hostId, id)
      .then((queue) => queue.run(hostId, () => readAccount(tools, hostId, id)))
      .then((read) => {
        if (read === 'again') readAgain(hostId, id)
        return read === 'busy' ? awaitOther(hostId, id) : read !== false
      })
      .catch(asNotRead)
      .finally(() => reading.delete(id))
    reading.set(id, begun)
    return begun
  }

  /** The next round does it as well, but that may be too late for somebody who is looking at the page. */
  function readAgain(hostId: string, id: string): void {
    setTimeout(() => void loggingFailure(log, () => read(hostId, id)), READ_AGAIN_MS).unref()
  }

  async function queueOf(hostId: string, id: string) {
    const account = await findCalendarAccount(db, hostId, id)
    return account?.provider === 'caldav' ? caldavReadQueue : calendarReadQueue
  }

  /** Another process is reading it: what it finds is new enough. */
  async function awaitOther(hostId: string, id: string): Promise<boolean> {
    const from = clock()
    while (Math.abs(clock() - from) < 10 * SECOND_MS) {
      await new Promise((resolve) => setTimeout(resolve, BUSY_POLL_MS))
      const account = (await findCalendarAccounts(db, hostId)).find((one) => one.id === id)
      if (!account || account.lease_until <= clock()) return account?.error === null
    }
    return false
  }

  async function readDue(): Promise<void> {
    const now = clock()
    for (const [hostId, at] of seen) if (at < now - SEEN_COUNTS_MS) seen.delete(hostId)
    for (const [hostId, at] of asked) if (at < now - SEEN_AGE_MS) asked.delete(hostId)
    const due = await findDueCalendarAccounts(db, now, {
      viewed: [...seen.keys()].slice(-5_000),
      viewedBefore: now - SEEN_AGE_MS,
      limit: MAX_ACCOUNTS_PER_ROUND,
      ofHost: MAX_ACCOUNTS_OF_HOST_PER_ROUND,
    })
    await Promise.all(due.map(({ id, host_id }) => loggingFailure(log, () => read(host_id, id))))
    await loggingFailure(log, () => finishLeaving(tools))
    // A read may have queued mails.
    if (due.length > 0) outbox.wake()
  }

  /** Accounts that can be read, with data older than that. */
  async function staleAccounts(hostId: string, maxAgeMs: number) {
    const now = clock()
    const accounts = await findCalendarAccounts(db, hostId)
    return accounts.filter(
      ({ status, error, checked_at, next_check_at }) =>
        status === 'connected' &&
        (error !== null || checked_at === null || Math.abs(now - checked_at) > maxAgeMs || next_check_at <= now),
    )
  }

  async function freshen(hostId: string, maxAgeMs: number): Promise<boolean> {
    const stale = await staleAccounts(hostId, maxAgeMs)
    const results = await Promise.all(
      // An account that fails is left alone for a while, however many attendees come.
      stale.map(({ id, paused_until }) => (paused_until > clock() ? false : read(hostId, id))),
    )
    if (stale.length > 0) outbox.wake()
    return results.every(Boolean)
  }

  return {
    kind: 'calendar',
    readDue,

    markViewed(hostId) {
      const now = clock()
      seen.delete(hostId)
      seen.set(hostId, now)
      if (Math.abs(now - (asked.get(hostId) ?? 0)) < SEEN_AGE_MS) return
      asked.set(hostId, now)
      void loggingFailure(log, () => freshen(hostId, SEEN_AGE_MS))
    },

    refreshBeforeBooking: (hostId) => freshen(hostId, BOOKING_AGE_MS),

    async readNow(hostId, accountId) {
      await loggingFailure(log, async () => {
        // A read that is going on may have missed the cause.
        await markReadDue(db, hostId, accountId, clock())
        await reading.get(accountId)
        await read(hostId, accountId)
        outbox.wake()
      })
    },
  }
}

function asNotRead(error: unknown): false {
  if (!(error instanceof QueueFullError)) throw error
  return false
}
