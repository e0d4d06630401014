import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findBookingsToWrite } from '#db/queries/booking-calendar-events'
import {
  findCalendarAccountByKey,
  findCalendarAccounts,
  insertCalendarAccount,
  updateCalendarAccount,
} from '#db/queries/calendar-accounts'
import { findCalendarsOfAccount, updateCalendar } from '#db/queries/calendars'
import type { DB, Db } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { recordAudit } from '~/audit/record-audit.server'
import { queueCalendarAccountEvent } from '~/integrations/webhooks/queue-calendar-account-event.server'
import { outboundQueue } from '~/limits/outbound-queue'
import type { OAuthTokens } from '~/oauth/oauth-provider'
import { sealTokens } from '~/oauth/sealed-tokens.server'
import { tokenColumns } from '~/oauth/stored-columns'
import { enqueueAll } from '~/outbox/enqueue.server'
import type { Keyring } from '~/security/sealed-text.server'
import { newId } from '~/security/tokens.server'
import type { Elapsed } from '~/time/clock'
import { SECOND_MS } from '~/time/units'
import { passwordContext } from './account-access.server'
import { discoverCaldav } from './caldav/discover.server'
import { listCaldavCalendars } from './caldav/list-calendars.server'
import { calendarEventJob } from './calendar-event-job'
import type { CalendarAccount, CalendarFailureReason, CalendarKind, RemoteCalendar } from './calendar-provider'
import { saveRemoteCalendarsIn } from './list-remote-calendars.server'
import { applyUnreadableChoice } from './unreadable-account.server'

/** More than a person could want. */
const MAX_ACCOUNTS = 20
/** The host waits at the form, and a server that hangs would hold a place in the queue of all for minutes. */
const MAX_CONNECT_MS = 40 * SECOND_MS

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
  keyring: Keyring
}

export type NewGrant =
  | { kind: 'token'; provider: Exclude<CalendarKind, 'caldav'>; tokens: OAuthTokens & { refreshToken: string } }
  | { kind: 'password'; serverUrl: string; username: string; password: string }

export type ConnectCalendarResult =
  | { ok: true; accountId: string }
  | { ok: false; reason: CalendarFailureReason | 'too_many' }

/**
 * Stores an account with the calendars that its provider lists, after the provider has accepted the grant. The same account connected again
 * gets the new grant and goes on where it was. The main calendar of a first account blocks time at once; what receives bookings is the
 * host's choice.
 */
export async function saveCalendarAccount(
  { db, dialect, keyring }: Tools,
  hostId: string,
  { account, calendars, grant }: { account: CalendarAccount; calendars: RemoteCalendar[]; grant: NewGrant },
  now: number,
): Promise<ConnectCalendarResult> {
  const provider = grant.kind === 'token' ? grant.provider : 'caldav'
  return withHostLocked({ db, dialect }, hostId, async (tx) => {
    const known = await findCalendarAccountByKey(tx, hostId, { provider, accountKey: account.accountKey })
    if (!known && (await findCalendarAccounts(tx, hostId)).length >= MAX_ACCOUNTS)
      return { ok: false, reason: 'too_many' }
    const id = known?.id ?? newId('cac')
    const columns = {
      ...sealedGrant(keyring, { hostId, id }, grant, now),
      ...{ name: account.name.slice(0, 200), status: 'connected' as const, granted_at: now },
      ...{ error: null, failing_since: null, failures: 0, paused_until: 0, next_check_at: now, notified_at: null },
      updated_at: now,
    }
    if (known) await updateCalendarAccount(tx, hostId, id, columns)
    else
      await insertCalendarAccount(tx, {
        ...{ id, host_id: hostId, provider, account_key: account.accountKey, created_at: now },
        ...columns,
      })
    await saveRemoteCalendarsIn(tx, { id, host_id: hostId }, calendars, now)
    if (!known) await useMainCalendar(tx, hostId, id, now)
    await applyUnreadableChoice(tx, { id, host_id: hostId, failing_since: null }, now)
    if (known?.status !== 'connected') await queueCalendarAccountEvent(tx, hostId, id, 'calendar.reconnected', now)
    await queueCalendarEvents(tx, hostId, now)
    await recordAudit(tx, { act: 'calendar_connected', hostId, facts: { name: columns.name } }, now)
    return { ok: true, accountId: id }
  })
}

/** A calendar that was connected and blocks nothing would surprise its host. */
async function useMainCalendar(tx: Db, hostId: string, accountId: string, now: number): Promise<void> {
  const calendars = await findCalendarsOfAccount(tx, hostId, accountId)
  const main =
    calendars.find(({ is_primary }) => is_primary === 1) ?? (calendars.length === 1 ? calendars[0] : undefined)
  if (main) await updateCalendar(tx, hostId, main.id, { blocks: 1, updated_at: now })
}

/** Brings the events of all coming meetings in line: in a calendar that was chosen, or that can be written to again. */
export async function queueCalendarEvents(tx: Db, hostId: string, now: number): Promise<void> {
  const bookings = await findBookingsToWrite(tx, hostId, now)
  await enqueueAll(
    tx,
    bookings.map((booking) => calendarEventJob(booking, hostId, now)),
    now,
  )
}

function sealedGrant(keyring: Keyring, { hostId, id }: { hostId: string; id: string }, grant: NewGrant, now: number) {
  if (grant.kind === 'password') {
    const context = passwordContext({ host_id: hostId, id })
    return { server_url: grant.serverUrl, username: grant.username, password: keyring.seal(grant.password, context) }
  }
  const sealed = sealTokens(keyring, { key: grant.provider }, { hostId, id }, grant.tokens, '', now)
  // The scope of an earlier grant does not stay.
  return { ...tokenColumns(sealed, now), scope: sealed.scope }
}

/**
 * Connects an account of a CalDAV server by what its host typed: nothing is stored before the server has accepted the password and listed
 * its calendars.
 *
 * @throws QueueFullError
 */
export async function connectCaldav(
  tools: Tools & { allowPrivate: boolean; elapsed: Elapsed },
  hostId: string,
  typed: { serverAddress: string; username: string; password: string },
  now: number,
): Promise<ConnectCalendarResult> {
  const access = { username: typed.username, password: typed.password }
  const found = await outboundQueue.run(hostId, async () => {
    const limited = { ...tools, until: tools.elapsed() + MAX_CONNECT_MS }
    const home = await discoverCaldav(limited, access, typed.serverAddress)
    if (!home.ok) return home
    const calendars = await listCaldavCalendars(limited, access, home.value.homeUrl)
    return calendars.ok ? { ok: true as const, home: home.value, calendars: calendars.value } : calendars
  })
  if (!found.ok) return { ok: false, reason: found.reason }
  const { homeUrl, principalUrl } = found.home
  return saveCalendarAccount(
    tools,
    hostId,
    {
      account: {
        accountKey: `${principalUrl} ${typed.username}`,
        name: `${typed.username} · ${new URL(homeUrl).hostname}`,
      },
      calendars: found.calendars,
      grant: { kind: 'password', serverUrl: homeUrl, ...access },
    },
    now,
  )
}
