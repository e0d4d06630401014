import type { CalendarAccountRow } from '#db/queries/calendar-accounts'
import { replaceWholeBlock, setIntervalsOfCalendarBlock } from '#db/queries/calendar-objects'
import { findCalendarSettings, findCalendarsOfAccount } from '#db/queries/calendars'
import type { Db } from '#db/schema'
import { horizonAround, inPieces } from '~/busy/intervals'
import { HOUR_MS } from '~/time/units'

/** For this long what was last known counts, whatever the host chose. */
export const UNREADABLE_AFTER_MS = HOUR_MS

/**
 * Makes the busy times of an account mean what its host chose for calendars that cannot be read: what was last known, everything, or
 * nothing. Called whenever the account fails, recovers, or the choice changes.
 */
export async function applyUnreadableChoice(
  tx: Db,
  account: Pick<CalendarAccountRow, 'id' | 'host_id' | 'failing_since'>,
  now: number,
): Promise<void> {
  const { unreadable } = await findCalendarSettings(tx, account.host_id)
  const isUnreadable = account.failing_since !== null && now - account.failing_since >= UNREADABLE_AFTER_MS
  const horizon = horizonAround(now)
  for (const calendar of await findCalendarsOfAccount(tx, account.host_id, account.id)) {
    const place = { hostId: account.host_id, calendarId: calendar.id }
    const blocks = calendar.blocks === 1
    await setIntervalsOfCalendarBlock(tx, place, blocks && !(isUnreadable && unreadable === 'free'))
    const whole = blocks && isUnreadable && unreadable === 'block'
    await replaceWholeBlock(tx, place, whole ? inPieces({ start: horizon.from, end: horizon.until }, horizon) : [])
  }
}
