import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { countBusyIntervals, replaceIntervals, setIntervalsOfFeedBlock } from '#db/queries/busy-intervals'
import { type CalendarFeedRow, findFeedOfHost, takeFeedLease, updateFeed } from '#db/queries/calendar-feeds'
import { findConnection } from '#db/queries/goto-connections'
import { findHostById } from '#db/queries/hosts'
import type { DB } from '#db/schema'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import type { Env } from '~/env.server'
import { callOutbound } from '~/outbound/call-outbound.server'
import type { Keyring } from '~/security/sealed-text.server'
import { newId } from '~/security/tokens.server'
import type { Clock, Elapsed } from '~/time/clock'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '~/time/units'
import { type FeedProblem, isStale } from './calendar-feed'
import type { BusySpan } from './calendar-series'
import { MAX_BUSY_TIMES_OF_HOST } from './intervals'
import { readCalendar } from './read-calendar.server'
import { openFeedUrl } from './save-feed.server'

const CHECK_EVERY_MS = 10 * MINUTE_MS
/** A feed that keeps failing is requested less and less, but often enough to recover the same morning. */
const MAX_PAUSE_MS = 2 * HOUR_MS
/** Large calendars on slow servers; the first byte of Google's takes seconds. */
const TIMEOUT_MS = 20 * SECOND_MS
const MAX_BYTES = 5 * 1024 * 1024
/** Longer than the limits of fetching, waiting for the thread and parsing. */
const LEASE_MS = 3 * MINUTE_MS
/** The horizon moves each day, so the same text has new busy times from time to time. */
const EXPAND_AGAIN_MS = 12 * HOUR_MS
/** A single failure of a server is not reported. */
const NOTIFY_AFTER_FAILURES = 2

export interface FeedTools {
  db: Kysely<DB>
  keyring: Keyring
  env: Pick<Env, 'APP_URL' | 'OUTBOUND_ALLOW_PRIVATE'>
  clock: Clock
  elapsed: Elapsed
  random?: () => number
}

type Fetched =
  | { ok: true; unchanged: true }
  | { ok: true; unchanged: false; text: string; etag: string | null; lastModified: string | null }
  | { ok: false; problem: FeedProblem }

/**
 * Reads a feed and stores its busy times, or keeps the last ones and records why. One process at a time, by a lease.
 *
 * @returns false when another process is reading it
 * @throws QueueFullError when too many calendars are waiting to be read
 */
export async function refreshFeed(tools: FeedTools, hostId: string, id: string): Promise<boolean> {
  const { db, keyring, env, clock } = tools
  const lease = { hostId, id, owner: newId('fed'), now: clock(), until: clock() + LEASE_MS }
  if (!(await takeFeedLease(db, lease))) return false
  const [row, host] = await Promise.all([findFeedOfHost(db, hostId, id), findHostById(db, hostId)])
  if (!row || !host) return true

  const url = openFeedUrl(keyring, row)
  const fetched = await fetchFeed(tools, url, row)
  if (!fetched.ok) return fail(tools, row, fetched.problem)
  if (fetched.unchanged) return succeed(tools, row, {})
  const ownAddresses = await addressesOf(tools, host, url)
  const meaning = [host.time_zone, ...ownAddresses, fetched.text].join('\n')
  const contentHash = createHash('sha256').update(meaning).digest('hex')
  const version = { etag: fetched.etag, last_modified: fetched.lastModified, content_hash: contentHash }
  if (contentHash === row.content_hash && !isDueForExpansion(row, clock())) return succeed(tools, row, version)

  const ourHost = new URL(env.APP_URL).hostname
  const task = { text: fetched.text, timeZone: host.time_zone, now: clock(), ourHost, ownAddresses }
  const read = await readCalendar(hostId, task).catch(async (error: unknown) => {
    // Nothing was found out about the calendar: whoever gets a turn next may read it.
    await updateFeed(db, hostId, id, { lease_owner: null, lease_until: 0 })
    throw error
  })
  if (!read.ok) return fail(tools, row, read.reason)
  return succeed(
    tools,
    row,
    {
      ...version,
      expanded_at: clock(),
      unread_count: read.unread.count,
      unread_events: JSON.stringify(read.unread.shown),
      ...(read.name === null ? {} : { name: read.name.slice(0, 100) }),
    },
    read.intervals,
  )
}

/**
 * The addresses under which a host is invited: an event that one of them declined is free time. Google's secret feed address
 * contains the calendar's address.
 */
async function addressesOf({ db }: FeedTools, host: { id: string; email: string }, url: string): Promise<string[]> {
  const goto = await findConnection(db, host.id)
  const inUrl = new URL(url).pathname
    .split('/')
    .flatMap((part) => (/@|%40/i.test(part) ? [part.replace(/%40/gi, '@')] : []))
  return [...new Set([host.email, goto?.email ?? '', ...inUrl])].filter(Boolean)
}

function isDueForExpansion({ expanded_at }: CalendarFeedRow, now: number): boolean {
  return expanded_at === null || now - expanded_at > EXPAND_AGAIN_MS
}

/** Requests only a newer version, unless the horizon must move anyway. */
async function fetchFeed({ env, clock, elapsed }: FeedTools, url: string, row: CalendarFeedRow): Promise<Fetched> {
  const conditional = row.error === null && !isDueForExpansion(row, clock())
  const result = await callOutbound({
    method: 'GET',
    url,
    headers: {
      Accept: 'text/calendar, text/plain;q=0.5, */*;q=0.1',
      'Accept-Encoding': 'gzip',
      ...(conditional && row.etag !== null ? { 'If-None-Match': row.etag } : {}),
      ...(conditional && row.last_modified !== null ? { 'If-Modified-Since': row.last_modified } : {}),
    },
    timeoutMs: TIMEOUT_MS,
    maxBytes: MAX_BYTES,
    allowPrivate: env.OUTBOUND_ALLOW_PRIVATE,
    elapsed,
  })
  if (!result.ok) return { ok: false, problem: result.reason }
  const { status, body, headers } = result.response
  if (status === 304 && conditional) return { ok: true, unchanged: true }
  if (status === 200) {
    const header = (name: string) => (typeof headers[name] === 'string' ? headers[name].slice(0, 300) : null)
    return { ok: true, unchanged: false, text: body, etag: header('etag'), lastModified: header('last-modified') }
  }
  if (status >= 300 && status < 400) return { ok: false, problem: 'moved' }
  return { ok: false, problem: [401, 403, 404, 410].includes(status) ? 'not_there' : 'bad_answer' }
}

/** @param intervals the calendar's present busy times; if left out, the last ones stay */
async function succeed(
  tools: FeedTools,
  row: CalendarFeedRow,
  values: Parameters<typeof updateFeed>[3],
  intervals?: BusySpan[],
): Promise<true> {
  const { db, clock, random = Math.random } = tools
  const now = clock()
  const fits = await inTransaction(db, async (tx) => {
    // Read again: the host may have changed the meaning of whole days, or removed the feed, while it was being read.
    const current = await findFeedOfHost(tx, row.host_id, row.id)
    if (!current) return true
    if (intervals) {
      const others = (await countBusyIntervals(tx, row.host_id)) - current.interval_count
      if (others + intervals.length > MAX_BUSY_TIMES_OF_HOST) return false
      const rows = intervals.map(({ start, end, allDay }) => ({
        starts_at: start,
        ends_at: end,
        all_day: allDay ? (1 as const) : (0 as const),
        blocks: allDay ? current.all_day_blocks : (1 as const),
        label: null,
      }))
      await replaceIntervals(tx, row.host_id, { feed_id: row.id, connection_id: null }, rows)
    } else if (current.error !== null) {
      await setIntervalsOfFeedBlock(tx, row.host_id, row.id, { allDay: false, blocks: true })
      await setIntervalsOfFeedBlock(tx, row.host_id, row.id, { allDay: true, blocks: current.all_day_blocks === 1 })
    }
    await updateFeed(tx, row.host_id, row.id, {
      ...values,
      ...(intervals ? { interval_count: intervals.length } : {}),
      error: null,
      failing_since: null,
      failures: 0,
      checked_at: now,
      succeeded_at: now,
      next_check_at: Math.round(now + CHECK_EVERY_MS * (0.9 + random() / 5)),
      lease_owner: null,
      lease_until: 0,
    })
    return true
  })
  return fits ? true : fail(tools, row, 'too_much')
}

/** The last good state stays and keeps blocking, unless the host wants to ignore one older than a day. */
async function fail(
  { db, clock, random = Math.random }: FeedTools,
  row: CalendarFeedRow,
  problem: FeedProblem,
): Promise<true> {
  const now = clock()
  await inTransaction(db, async (tx) => {
    const current = await findFeedOfHost(tx, row.host_id, row.id)
    if (!current) return
    if (isStale(current, now) && current.stale_blocks === 0)
      for (const allDay of [true, false])
        await setIntervalsOfFeedBlock(tx, row.host_id, row.id, { allDay, blocks: false })
    const failingSince = current.failing_since ?? now
    const tell = current.failures + 1 >= NOTIFY_AFTER_FAILURES && now - (current.notified_at ?? 0) >= DAY_MS
    if (tell) await queueAccountMail(tx, row.host_id, { mail: 'calendar-trouble', feedId: row.id }, now)
    const pause = Math.min(MAX_PAUSE_MS, CHECK_EVERY_MS * 2 ** current.failures)
    await updateFeed(tx, row.host_id, row.id, {
      error: problem,
      failing_since: failingSince,
      failures: current.failures + 1,
      checked_at: now,
      ...(tell ? { notified_at: now } : {}),
      next_check_at: Math.round(now + pause * (0.9 + random() / 5)),
      lease_owner: null,
      lease_until: 0,
    })
  })
  return true
}
