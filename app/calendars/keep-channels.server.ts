import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { type CalendarAccountRow, markReadDue } from '#db/queries/calendar-accounts'
import {
  type CalendarChannelRow,
  deleteCalendarChannel,
  findCalendarChannels,
  insertCalendarChannel,
  updateCalendarChannel,
} from '#db/queries/calendar-channels'
import { type CalendarRow, findCalendarsOfAccount } from '#db/queries/calendars'
import type { DB } from '#db/schema'
import type { Env } from '~/env.server'
import type { Keyring } from '~/security/sealed-text.server'
import { newId, newToken } from '~/security/tokens.server'
import type { Clock } from '~/time/clock'
import { DAY_MS, HOUR_MS } from '~/time/units'
import type { AccountAccess, CalendarProviders } from './account-access.server'
import type { CalendarOutcome, CalendarWatch, NotificationChannel, StartedChannel } from './calendar-provider'
import { isCalendarRead, placeOfCalendar } from './calendar-row'

/** Both providers end channels after seven days at the latest. */
const CHANNEL_MS = 6 * DAY_MS
/** Long enough for a provider that does not answer for a day. */
const RENEW_BEFORE_MS = 2 * DAY_MS
/** Until a provider that refused a channel is asked again. */
const RETRY_MS = HOUR_MS
/** Each is a request; the others follow with the next read of the account. */
const MAX_CHANGES = 10

interface ChannelTools {
  db: Kysely<DB>
  keyring: Keyring
  providers: CalendarProviders
  access: AccountAccess
  env: Pick<Env, 'APP_URL' | 'GOOGLE_API_URL' | 'MICROSOFT_API_URL'>
  clock: Clock
  log: Logger
}

export interface Channels {
  /**
   * Has a channel for each calendar of an account that is read, renews those that end soon, and stops those of calendars that are not read
   * any more. For the process that holds the account's lease. Failures leave the regular reads, which are enough.
   */
  keepWatching(account: CalendarAccountRow): Promise<void>
  /** Ends all channels of an account. Best effort: those that stay end by themselves, and nothing listens to them. */
  stopWatching(account: CalendarAccountRow): Promise<void>
}

export function createChannels(tools: ChannelTools): Channels {
  const { db, keyring, providers, access, env, clock, log } = tools
  /** By calendar. */
  const refusedAt = new Map<string, number>()

  function watchOf({ provider }: CalendarAccountRow): CalendarWatch | null {
    return canBeNotified(env, provider) ? (providers[provider]?.watch ?? null) : null
  }

  async function keepWatching(account: CalendarAccountRow): Promise<void> {
    const watch = watchOf(account)
    if (!watch) return
    const now = clock()
    for (const [id, at] of refusedAt) if (Math.abs(now - at) > RETRY_MS) refusedAt.delete(id)
    const { missing, ending, unneeded } = await planOf(account, now)
    for (const channel of unneeded.slice(0, MAX_CHANGES)) await end(account, watch, channel)
    const work = [...missing.map((calendar) => ({ calendar, old: null })), ...ending].slice(0, MAX_CHANGES)
    let started = 0
    for (const { calendar, old } of work) {
      if (refusedAt.has(calendar.id)) continue
      const outcome = old ? await renew(account, watch, calendar, old) : await start(account, watch, calendar)
      if (outcome.ok) started += old ? 0 : 1
      else {
        const { reason, status, detail } = outcome
        refusedAt.set(calendar.id, now)
        log.warn({ calendar: calendar.id, reason, status, detail }, 'calendar: no notifications, it is read regularly')
      }
    }
    // What changed between the last read and the start was not announced.
    if (started > 0) await markReadDue(db, account.host_id, account.id, clock())
  }

  async function planOf(account: CalendarAccountRow, now: number) {
    const [calendars, channels] = await Promise.all([
      findCalendarsOfAccount(db, account.host_id, account.id),
      findCalendarChannels(db, account.host_id, account.id),
    ])
    const read = calendars.filter(isCalendarRead)
    const latest = new Map<string, CalendarChannelRow>()
    for (const channel of channels.toSorted((a, b) => a.ends_at - b.ends_at)) latest.set(channel.calendar_id, channel)
    return {
      missing: read.filter(({ id }) => !latest.has(id)),
      ending: read.flatMap((calendar) => {
        const old = latest.get(calendar.id)
        return old && old.ends_at < now + RENEW_BEFORE_MS ? [{ calendar, old }] : []
      }),
      unneeded: channels.filter(
        (channel) => latest.get(channel.calendar_id) !== channel || !read.some(({ id }) => id === channel.calendar_id),
      ),
    }
  }

  async function start(
    account: CalendarAccountRow,
    watch: CalendarWatch,
    calendar: CalendarRow,
  ): Promise<CalendarOutcome<StartedChannel>> {
    const channel = newChannel(account)
    const started = await access.act(account, (_provider, own) => watch.start(own, placeOfCalendar(calendar), channel))
    if (started.ok) await save(calendar, channel, started.value)
    return started
  }

  async function renew(
    account: CalendarAccountRow,
    watch: CalendarWatch,
    calendar: CalendarRow,
    old: CalendarChannelRow,
  ): Promise<CalendarOutcome<StartedChannel>> {
    const isSame = watch.renewal === 'same_channel'
    const channel = isSame ? sameChannel(account, old) : newChannel(account)
    const outcome = await access.act(account, (_provider, own) =>
      watch.renew(own, placeOfCalendar(calendar), channel, { id: old.id, resourceId: old.resource_id }),
    )
    if (!outcome.ok) return outcome
    const { resourceId, until } = outcome.value
    if (isSame) await updateCalendarChannel(db, old.host_id, old.id, { resource_id: resourceId, ends_at: until })
    else {
      await save(calendar, channel, outcome.value)
      await deleteCalendarChannel(db, old.host_id, old.id)
    }
    return outcome
  }

  async function end(account: CalendarAccountRow, watch: CalendarWatch, channel: CalendarChannelRow): Promise<void> {
    const { id, resource_id: resourceId } = channel
    const stopped = await access.act(account, (_provider, own) => watch.stop(own, { id, resourceId }))
    if (!stopped.ok) log.info({ channel: id, reason: stopped.reason }, 'calendar: a channel was left to end by itself')
    await deleteCalendarChannel(db, channel.host_id, id)
  }

  function newChannel(account: CalendarAccountRow): NotificationChannel {
    return { id: newId('cch'), secret: newToken(), ...addressOf(account) }
  }

  function sameChannel(account: CalendarAccountRow, { id, host_id, secret }: CalendarChannelRow): NotificationChannel {
    return { id, secret: keyring.open(secret, channelContext({ host_id, id })), ...addressOf(account) }
  }

  function addressOf({ provider }: CalendarAccountRow) {
    return { address: `${env.APP_URL}${notificationPath(provider)}`, until: clock() + CHANNEL_MS }
  }

  async function save(calendar: CalendarRow, { id, secret }: NotificationChannel, started: StartedChannel) {
    const { id: calendar_id, host_id } = calendar
    await insertCalendarChannel(db, {
      ...{ id, calendar_id, host_id, resource_id: started.resourceId, ends_at: started.until, created_at: clock() },
      secret: keyring.seal(secret, channelContext({ host_id, id })),
    })
  }

  return {
    keepWatching,
    async stopWatching(account) {
      const watch = watchOf(account)
      if (!watch) return
      const channels = await findCalendarChannels(db, account.host_id, account.id)
      for (const channel of channels) await end(account, watch, channel)
    },
  }
}

export function channelContext({ host_id, id }: { host_id: string; id: string }): string {
  return `calendar-channel:${host_id}:${id}`
}

function notificationPath(provider: CalendarAccountRow['provider']): string {
  return `/calendars/${provider}/notifications`
}

/** Providers call only https addresses; a provider on this machine calls this machine. */
function canBeNotified(env: ChannelTools['env'], provider: CalendarAccountRow['provider']): boolean {
  if (env.APP_URL.startsWith('https:')) return true
  const api = { google: env.GOOGLE_API_URL, microsoft: env.MICROSOFT_API_URL, caldav: null }[provider]
  return api !== null && isLoopback(api) && isLoopback(env.APP_URL)
}

function isLoopback(url: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
}
