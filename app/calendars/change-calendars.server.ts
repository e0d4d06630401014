import type { Kysely } from 'kysely'
import type { Dialect } from '#db/dialect'
import { findCalendarAccounts, markReadDue } from '#db/queries/calendar-accounts'
import { deleteAllObjects, setIntervalsOfCalendarBlock } from '#db/queries/calendar-objects'
import {
  type CalendarSettingsRow,
  clearReceivingCalendar,
  findCalendarOfHost,
  findCalendarSettings,
  findCalendarsOfHost,
  saveCalendarSettings,
  updateCalendar,
} from '#db/queries/calendars'
import type { DB } from '#db/schema'
import { withHostLocked } from '#db/with-host-locked'
import { queueCalendarEvents } from './connect-account.server'
import { applyUnreadableChoice } from './unreadable-account.server'

interface Tools {
  db: Kysely<DB>
  dialect: Dialect
}

/**
 * Saves which calendars of an account block time. Times that are known count at once; the others follow with the next read.
 *
 * @param blocking ids of those that block; all others of the account do not
 * @returns whether there is such an account of this host
 */
export async function chooseBlockingCalendars(
  { db, dialect }: Tools,
  hostId: string,
  accountId: string,
  blocking: ReadonlySet<string>,
  now: number,
): Promise<boolean> {
  return withHostLocked({ db, dialect }, hostId, async (tx) => {
    const account = (await findCalendarAccounts(tx, hostId)).find(
      ({ id, status }) => id === accountId && status !== 'leaving',
    )
    if (!account) return false
    for (const calendar of await findCalendarsOfHost(tx, hostId)) {
      const blocks = blocking.has(calendar.id)
      if (calendar.account_id !== accountId || (calendar.blocks === 1) === blocks) continue
      const place = { hostId, calendarId: calendar.id }
      await updateCalendar(tx, hostId, calendar.id, { blocks: blocks ? 1 : 0, updated_at: now })
      if (blocks || calendar.receives_bookings === 1) await setIntervalsOfCalendarBlock(tx, place, blocks)
      else {
        // Nobody reads it any more.
        await deleteAllObjects(tx, place)
        await updateCalendar(tx, hostId, calendar.id, { sync_state: null, unread_count: 0 })
      }
    }
    await applyUnreadableChoice(tx, account, now)
    await markReadDue(tx, hostId, accountId, now)
    return true
  })
}

/**
 * Saves which calendar receives the host's bookings; null: none. The events of coming meetings move there; without one they stay where they
 * are.
 *
 * @returns false when the host has no such calendar, or it cannot be written to
 */
export async function chooseReceivingCalendar(
  { db, dialect }: Tools,
  hostId: string,
  calendarId: string | null,
  now: number,
): Promise<boolean> {
  return withHostLocked({ db, dialect }, hostId, async (tx) => {
    const calendar = calendarId === null ? null : await findCalendarOfHost(tx, hostId, calendarId)
    if (calendar === undefined || calendar?.writable === 0) return false
    if (calendar?.receives_bookings === 1) return true
    const former = (await findCalendarsOfHost(tx, hostId)).find(({ receives_bookings }) => receives_bookings === 1)
    await clearReceivingCalendar(tx, hostId, now)
    if (former && former.blocks === 0 && calendar !== null)
      await updateCalendar(tx, hostId, former.id, { sync_state: null })
    if (!calendar) return true
    await updateCalendar(tx, hostId, calendar.id, { receives_bookings: 1, updated_at: now })
    await markReadDue(tx, hostId, calendar.account_id, now)
    await queueCalendarEvents(tx, hostId, now)
    return true
  })
}

/** Saves what a host wants of calendars in general; it counts at once. */
export async function changeCalendarSettings(
  { db, dialect }: Tools,
  hostId: string,
  settings: CalendarSettingsRow,
  now: number,
): Promise<void> {
  await withHostLocked({ db, dialect }, hostId, async (tx) => {
    const before = await findCalendarSettings(tx, hostId)
    await saveCalendarSettings(tx, hostId, settings)
    if (before.unreadable !== settings.unreadable)
      for (const account of await findCalendarAccounts(tx, hostId)) await applyUnreadableChoice(tx, account, now)
    if (before.requests !== settings.requests) await queueCalendarEvents(tx, hostId, now)
  })
}
