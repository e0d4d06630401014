import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { EventOwner } from '#db/queries/booking-calendar-events'
import type { DB } from '#db/schema'
import type { Env } from '~/env.server'
import type { JobOutcome } from '~/outbox/job'
import type { Outbox } from '~/outbox/worker'
import type { Keyring } from '~/security/sealed-text.server'
import type { Clock, Elapsed } from '~/time/clock'
import { type AccountAccess, type CalendarProviders, createAccountAccess } from './account-access.server'
import { createCaldavProvider } from './caldav/caldav-provider.server'
import { type CalendarSource, createCalendarSource } from './calendar-source.server'
import { disconnectCalendarAccount, type LeaveTools } from './disconnect-account.server'
import { createGoogleCalendar } from './google/google-calendar.server'
import { createChannels } from './keep-channels.server'
import { createMicrosoftCalendar } from './microsoft/microsoft-calendar.server'
import { writeBookingEvent } from './write-booking-event.server'

interface Tools {
  db: Kysely<DB>
  keyring: Keyring
  env: Env
  outbox: Outbox
  log: Logger
  clock: Clock
  elapsed: Elapsed
}

/** Connected calendars, for as long as the process lives. */
export interface Calendars {
  providers: CalendarProviders
  access: AccountAccess
  source: CalendarSource
  /** Runs the job of a booking and one of its hosts. */
  writeBookingEvent(owner: EventOwner): Promise<JobOutcome>
  disconnect(hostId: string, accountId: string, options: { takeEventsOut: boolean }): Promise<boolean>
}

export function createCalendars(tools: Tools): Calendars {
  const { db, keyring, env, clock } = tools
  const providers: CalendarProviders = {
    google: createGoogleCalendar(env),
    microsoft: createMicrosoftCalendar(env),
    caldav: createCaldavProvider(tools),
  }
  const access = createAccountAccess({ db, keyring, providers, clock })
  const channels = createChannels({ ...tools, providers, access })
  const leaving: LeaveTools = { db, keyring, providers, access, clock, stopWatching: channels.stopWatching }
  const source = createCalendarSource({ ...tools, ...leaving, keepWatching: channels.keepWatching })
  const writing = { db, access, readNow: source.readNow, env, clock }
  return {
    providers,
    access,
    source,
    writeBookingEvent: (owner) => writeBookingEvent(writing, owner),
    disconnect: (hostId, accountId, options) => disconnectCalendarAccount(leaving, hostId, accountId, options, clock()),
  }
}
