import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { inTransaction } from '#db/in-transaction'
import {
  type CalendarAccountRow,
  extendReadLease,
  findCalendarAccount,
  settleRead,
  takeReadLease,
} from '#db/queries/calendar-accounts'
import { deleteAllObjects } from '#db/queries/calendar-objects'
import { type CalendarRow, findCalendarsOfAccount, updateCalendar } from '#db/queries/calendars'
import { findConnection } from '#db/queries/goto-connections'
import { findHostById } from '#db/queries/hosts'
import type { DB } from '#db/schema'
import { queueAccountMail } from '~/accounts/queue-account-mail.server'
import { loggingFailure } from '~/busy/busy-source'
import { horizonAround } from '~/busy/intervals'
import { newId } from '~/security/tokens.server'
import type { Clock } from '~/time/clock'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '~/time/units'
import type { AccountAccess } from './account-access.server'
import {
  type CalendarChanges,
  type CalendarFailure,
  type CalendarOutcome,
  calendarFailure,
  type ReadingHost,
} from './calendar-provider'
import { isCalendarRead, placeOfCalendar } from './calendar-row'
import { saveRemoteCalendars } from './list-remote-calendars.server'
import { missOwnEvent, storeChanges, TooManyBusyTimes } from './store-changes.server'
import { applyUnreadableChoice, UNREADABLE_AFTER_MS } from './unreadable-account.server'

/** For so long nobody else reads an account whose reader has died. A living one renews its lease. */
const LEASE_MS = MINUTE_MS
const RENEW_EVERY_MS = LEASE_MS / 3
/** After this long no further calendar is begun; those that were read stay so, and the next turn goes on with the others. */
const MAX_BEGIN_MS = MINUTE_MS
/** For hosts whose pages nobody looks at: within a quarter of an hour, also where a round begins late. */
const READ_EVERY_MS = 14 * MINUTE_MS
/** After a read that was overtaken by a write of ours. */
export const READ_AGAIN_MS = SECOND_MS
const FIRST_PAUSE_MS = 15 * SECOND_MS
const MAX_PAUSE_MS = 15 * MINUTE_MS
/** The window moves, and calendars come and go, by a full read once a day. */
const FULL_AGAIN_MS = DAY_MS

export interface ReadTools {
  db: Kysely<DB>
  access: AccountAccess
  clock: Clock
  log: Logger
  /** Keeps the provider's notifications about an account's calendars alive. */
  keepWatching(account: CalendarAccountRow): Promise<void>
  random?: () => number
}

/**
 * Reads what has changed in an account's calendars and stores it, or keeps the last state and records why. One process at a time, by a lease.
 *
 * @returns whether the database is up to date now; `busy`: another process is reading it; `again`: our writes went on meanwhile, so it has
 *   to be read again soon
 */
export async function readAccount(tools: ReadTools, hostId: string, id: string): Promise<boolean | 'busy' | 'again'> {
  const { db, clock } = tools
  const startedAt = clock()
  const lease = { hostId, id, owner: newId('cal'), startedAt }
  if (!(await takeReadLease(db, { ...lease, now: startedAt, until: startedAt + LEASE_MS }))) return 'busy'
  const account = await findCalendarAccount(db, hostId, id)
  if (!account) return true
  if (account.status !== 'connected') return waitForHost(tools, account, lease)
  const renewing = setInterval(() => {
    void loggingFailure(tools.log, () => extendReadLease(db, lease, clock() + LEASE_MS))
  }, RENEW_EVERY_MS)
  try {
    const read = await readCalendars(tools, account)
    // Under the lease, so that no two processes start the same channel.
    if (read.ok) await tools.keepWatching(account)
    return read.ok ? await succeed(tools, account, lease, read.value) : await fail(tools, account, lease, read)
  } catch (error) {
    // Nothing was found out about the account: whoever gets a turn next may read it.
    await settleRead(db, lease, { next_check_at: clock() + MINUTE_MS, paused_until: clock() + FIRST_PAUSE_MS })
    throw error
  } finally {
    clearInterval(renewing)
  }
}

interface Lease {
  hostId: string
  id: string
  owner: string
  startedAt: number
}

/** The account cannot be read. What that means changes after an hour. */
async function waitForHost({ db, clock }: ReadTools, account: CalendarAccountRow, lease: Lease): Promise<true> {
  const now = clock()
  await inTransaction(db, async (tx) => {
    await applyUnreadableChoice(tx, account, now)
    await settleRead(tx, lease, { next_check_at: now + READ_EVERY_MS })
  })
  return true
}

/** @returns whether something has to be read again soon */
async function readCalendars(
  tools: ReadTools,
  account: CalendarAccountRow,
): Promise<CalendarOutcome<{ again: boolean }>> {
  const { db, access, clock } = tools
  const host = await readingHost(tools, account)
  if (!host) return { ok: true, value: { again: false } }
  let calendars = await findCalendarsOfAccount(db, account.host_id, account.id)
  if (calendars.length === 0 || calendars.some((calendar) => isFullDue(calendar, clock()))) {
    const listed = await access.act(account, (provider, own) => provider.listCalendars(own))
    if (!listed.ok) return listed
    await saveRemoteCalendars(db, account, listed.value, clock())
    calendars = await findCalendarsOfAccount(db, account.host_id, account.id)
  }
  let again = false
  const startedAt = clock()
  for (const calendar of calendars.filter(isCalendarRead)) {
    if (Math.abs(clock() - startedAt) > MAX_BEGIN_MS)
      return calendarFailure('unreachable', { detail: 'too slow as a whole' })
    const read = await readCalendar(tools, account, calendar, host)
    if (read.ok) again ||= !read.value
    else if (read.reason === 'not_found') {
      const gone = await removeIfGone(tools, account, calendar)
      if (!gone.ok) return gone
      if (!gone.value) return read
    } else return read
  }
  return { ok: true, value: { again } }
}

function isFullDue(calendar: CalendarRow, now: number): boolean {
  if (!isCalendarRead(calendar)) return false
  return (
    calendar.sync_state === null ||
    calendar.window_from === null ||
    Math.abs(horizonAround(now).from - calendar.window_from) >= FULL_AGAIN_MS
  )
}

/** @returns whether its sync state could move on */
async function readCalendar(
  { db, access, clock, log }: ReadTools,
  account: CalendarAccountRow,
  calendar: CalendarRow,
  host: ReadingHost,
): Promise<CalendarOutcome<boolean>> {
  const place = placeOfCalendar(calendar)
  const request = (syncState: string | null) => {
    const now = clock()
    const known = { from: calendar.window_from ?? now, until: calendar.window_until ?? now }
    const window = syncState === null ? horizonAround(now) : known
    return { calendar: place, host, syncState, window, now }
  }
  let asked = request(isFullDue(calendar, clock()) ? null : calendar.sync_state)
  const read = (what: typeof asked) => access.act(account, (provider, own) => provider.readChanges(own, what))
  let outcome = await read(asked)
  if (!outcome.ok && outcome.reason === 'sync_lost' && asked.syncState !== null) {
    log.info({ account: account.id, calendar: calendar.id }, 'calendar: sync state lost, reading everything')
    asked = request(null)
    outcome = await read(asked)
  }
  if (outcome.ok && (await missOwnEvent(db, { calendar, changes: outcome.value, startedAt: asked.now }))) {
    asked = request(null)
    outcome = await read(asked)
  }
  if (!outcome.ok) return outcome
  // Most reads: nothing is written, and the next one asks from the same state.
  if (isNothingNew(outcome.value)) return { ok: true, value: true }
  const { window, now: startedAt } = asked
  try {
    const value = await storeChanges(db, { calendar, changes: outcome.value, window, startedAt, now: clock() })
    return { ok: true, value }
  } catch (error) {
    if (!(error instanceof TooManyBusyTimes)) throw error
    return calendarFailure('unreadable', { detail: 'more busy times than a host may have' })
  }
}

function isNothingNew({ full, events, removed, unread }: CalendarChanges): boolean {
  return !full && events.length + removed.length + unread.length === 0
}

/** A calendar that the provider no longer lists blocks nothing. A wrong answer about one that it does list changes nothing. */
async function removeIfGone(
  { db, access, clock }: ReadTools,
  account: CalendarAccountRow,
  calendar: CalendarRow,
): Promise<CalendarOutcome<boolean>> {
  const listed = await access.act(account, (provider, own) => provider.listCalendars(own))
  if (!listed.ok) return listed
  if (listed.value.some(({ remoteId }) => remoteId === calendar.remote_id)) return { ok: true, value: false }
  await inTransaction(db, async (tx) => {
    await deleteAllObjects(tx, { hostId: calendar.host_id, calendarId: calendar.id })
    await updateCalendar(tx, calendar.host_id, calendar.id, {
      ...{ gone_at: clock(), sync_state: null, window_from: null, window_until: null, unread_count: 0 },
    })
  })
  return { ok: true, value: true }
}

/** The addresses under which the host is invited: an event that one of them declined is free time. */
async function readingHost({ db }: ReadTools, account: CalendarAccountRow): Promise<ReadingHost | null> {
  const [host, goto] = await Promise.all([findHostById(db, account.host_id), findConnection(db, account.host_id)])
  if (!host) return null
  const addresses = [host.email, goto?.email ?? '', account.name, account.username ?? '']
  return {
    hostId: host.id,
    timeZone: host.time_zone,
    ownAddresses: [...new Set(addresses.filter((address) => address.includes('@')))],
  }
}

async function succeed(
  { db, clock, random = Math.random }: ReadTools,
  account: CalendarAccountRow,
  lease: Lease,
  { again }: { again: boolean },
): Promise<true | 'again'> {
  const now = clock()
  await inTransaction(db, async (tx) => {
    if (account.failing_since !== null) await applyUnreadableChoice(tx, { ...account, failing_since: null }, now)
    await settleRead(tx, lease, {
      ...{ error: null, failing_since: null, failures: 0, checked_at: now, succeeded_at: now, paused_until: 0 },
      next_check_at: again ? now + READ_AGAIN_MS : Math.round(now + READ_EVERY_MS * (0.8 + random() / 5)),
    })
  })
  return again ? 'again' : true
}

/** What was last known stays, unless the host wants something else after an hour. */
async function fail(
  { db, clock, log, random = Math.random }: ReadTools,
  account: CalendarAccountRow,
  lease: Lease,
  { reason, status, detail, retryAfterMs }: CalendarFailure,
): Promise<false> {
  const now = clock()
  log.warn({ account: account.id, provider: account.provider, reason, status, detail }, 'calendar: could not be read')
  const failingSince = account.failing_since ?? now
  const pause = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(account.failures, 10))
  const pausedUntil = Math.round(now + Math.max(pause * (0.75 + random() / 2), retryAfterMs ?? 0))
  await inTransaction(db, async (tx) => {
    await applyUnreadableChoice(tx, { ...account, failing_since: failingSince }, now)
    // An account that needs its host was announced when that was found.
    const tell =
      reason !== 'reconnect_needed' &&
      now - failingSince >= UNREADABLE_AFTER_MS &&
      now - (account.notified_at ?? 0) >= 24 * HOUR_MS
    if (tell) await queueAccountMail(tx, account.host_id, { mail: 'calendar-unreadable', accountId: account.id }, now)
    await settleRead(tx, lease, {
      ...{ error: reason, failing_since: failingSince, failures: account.failures + 1, checked_at: now },
      ...(tell ? { notified_at: now } : {}),
      paused_until: pausedUntil,
      next_check_at: pausedUntil,
    })
  })
  return false
}
