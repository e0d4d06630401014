import type { Env } from '~/env.server'
import type { Clock, Elapsed } from '~/time/clock'
import { SECOND_MS } from '~/time/units'
import { type CalendarAccess, type CalendarProvider, calendarFailure } from '../calendar-provider'
import { listCaldavCalendars } from './list-calendars.server'
import { readCaldavChanges } from './read-objects.server'
import { deleteCaldavEvent, writeCaldavEvent } from './write-object.server'

/** A few requests of a healthy server. */
const MAX_WRITE_MS = 45 * SECOND_MS

interface Tools {
  env: Pick<Env, 'APP_URL' | 'OUTBOUND_ALLOW_PRIVATE'>
  clock: Clock
  elapsed: Elapsed
}

/** Any CalDAV server (RFC 4791): Nextcloud, iCloud, Fastmail, mailbox.org and others, by an address and an app password. */
export function createCaldavProvider({ env, clock, elapsed }: Tools): CalendarProvider {
  const tools = {
    allowPrivate: env.OUTBOUND_ALLOW_PRIVATE,
    ourHost: new URL(env.APP_URL).hostname,
    clock,
    elapsed,
  }
  const writing = () => ({ ...tools, until: elapsed() + MAX_WRITE_MS })
  return {
    kind: 'caldav',
    configured: true,
    oauth: null,
    watch: null,
    async findAccount(access) {
      const own = passwordOf(access)
      const listed = await listCaldavCalendars(tools, own, own.serverUrl)
      return listed.ok ? { ok: true, value: { accountKey: own.serverUrl, name: own.username } } : listed
    },
    listCalendars: async (access) => {
      const own = passwordOf(access)
      return listCaldavCalendars(tools, own, own.serverUrl)
    },
    readChanges: async (access, request) => readCaldavChanges(tools, passwordOf(access), request),
    async writeEvent(access, calendar, event, known) {
      const written = await writeCaldavEvent(writing(), passwordOf(access), calendar, event, known)
      // The object that would be replaced has vanished in between.
      return !written.ok && known === null && written.reason === 'conflict'
        ? calendarFailure('unreachable', { status: written.status, outcomeUnknown: true })
        : written
    },
    deleteEvent: async (access, calendar, bookingId, known) =>
      deleteCaldavEvent(writing(), passwordOf(access), calendar, bookingId, known),
  }
}

function passwordOf(access: CalendarAccess): Extract<CalendarAccess, { kind: 'password' }> {
  if (access.kind !== 'password') throw new Error('CalDAV needs a password')
  return access
}
