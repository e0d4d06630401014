import type { Kysely } from 'kysely'
import { inTransaction } from '#db/in-transaction'
import { findBookingsInAccount } from '#db/queries/booking-calendar-events'
import {
  type CalendarAccountRow,
  deleteCalendarAccount,
  findCalendarAccount,
  findLeavingAccounts,
  hasOtherAccount,
  updateCalendarAccount,
} from '#db/queries/calendar-accounts'
import { deleteAllObjects, replaceWholeBlock } from '#db/queries/calendar-objects'
import { findCalendarsOfAccount, updateCalendar } from '#db/queries/calendars'
import type { DB } from '#db/schema'
import { recordAudit } from '~/audit/record-audit.server'
import { queueCalendarAccountEvent } from '~/integrations/webhooks/queue-calendar-account-event.server'
import { revokeToken } from '~/oauth/oauth-client.server'
import { openTokens } from '~/oauth/sealed-tokens.server'
import { enqueueAll } from '~/outbox/enqueue.server'
import type { Keyring } from '~/security/sealed-text.server'
import type { Clock } from '~/time/clock'
import { HOUR_MS } from '~/time/units'
import { type AccountAccess, CALENDAR_TIMEOUTS, type CalendarProviders, calendarGrantOf } from './account-access.server'
import { calendarEventJob } from './calendar-event-job'

/** A calendar that takes nothing out for so long keeps what it has. */
const LEAVING_MS = 24 * HOUR_MS

export interface LeaveTools {
  db: Kysely<DB>
  keyring: Keyring
  providers: CalendarProviders
  access: AccountAccess
  clock: Clock
  /** Ends the provider's notifications about an account's calendars. */
  stopWatching(account: CalendarAccountRow): Promise<void>
}

/**
 * Disconnects an account: its calendars block nothing and receive nothing from now on. If our events of coming meetings are to be taken out,
 * the account stays until that is done; else the grant is revoked and everything we hold is deleted at once.
 *
 * @returns whether there was such an account of this host
 */
export async function disconnectCalendarAccount(
  tools: LeaveTools,
  hostId: string,
  id: string,
  { takeEventsOut }: { takeEventsOut: boolean },
  now: number,
): Promise<boolean> {
  const { db } = tools
  const account = await inTransaction(db, async (tx) => {
    const row = await findCalendarAccount(tx, hostId, id)
    if (!row || row.status === 'leaving') return undefined
    const bookings = takeEventsOut ? await findBookingsInAccount(tx, hostId, id, now) : []
    await updateCalendarAccount(tx, hostId, id, { status: 'leaving', updated_at: now })
    await queueCalendarAccountEvent(tx, hostId, id, 'calendar.disconnected', now)
    await recordAudit(tx, { act: 'calendar_disconnected', hostId, facts: { name: row.name } }, now)
    for (const calendar of await findCalendarsOfAccount(tx, hostId, id)) {
      await updateCalendar(tx, hostId, calendar.id, { blocks: 0, receives_bookings: 0, sync_state: null })
      await deleteAllObjects(tx, { hostId, calendarId: calendar.id })
      await replaceWholeBlock(tx, { hostId, calendarId: calendar.id }, [])
    }
    await enqueueAll(
      tx,
      bookings.map((booking) => calendarEventJob(booking, hostId, now)),
      now,
    )
    // An account that no longer lets us in gives nothing back.
    return { row, stays: bookings.length > 0 && row.status === 'connected' }
  })
  if (!account) return false
  if (!account.stays) await removeAccount(tools, account.row)
  return true
}

/** Removes accounts whose events are taken out, and those where that did not succeed in a day. */
export async function finishLeaving(tools: LeaveTools): Promise<void> {
  const now = tools.clock()
  for (const account of await findLeavingAccounts(tools.db)) {
    const left = await findBookingsInAccount(tools.db, account.host_id, account.id, now)
    if (left.length === 0 || now - account.updated_at > LEAVING_MS) await removeAccount(tools, account)
  }
}

/** Our copy of the grant is deleted whatever the provider responds to the revocation (T8). */
async function removeAccount(tools: LeaveTools, account: CalendarAccountRow): Promise<void> {
  await tools.stopWatching(account)
  if (!(await deleteCalendarAccount(tools.db, account.host_id, account.id))) return
  await revokeCalendarGrant(tools, account)
}

/**
 * Best effort. Google ends every grant that a person gave our client, so the grant stays while another host of ours has connected the same
 * account.
 */
export async function revokeCalendarGrant(
  { db, keyring, providers }: Pick<LeaveTools, 'db' | 'keyring' | 'providers'>,
  account: CalendarAccountRow,
): Promise<void> {
  const oauth = providers[account.provider]?.oauth
  const grant = calendarGrantOf(account)
  if (!oauth?.revokeUrl || !grant) return
  if (await hasOtherAccount(db, account)) return
  await revokeToken(oauth, openTokens(keyring, oauth, grant).refreshToken, CALENDAR_TIMEOUTS)
}
