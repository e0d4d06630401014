import { insertEventType } from '#db/queries/event-types'
import { insertSchedule } from '#db/queries/schedules'
import type { Db } from '#db/schema'
import { defaultSettings, eventTypeToRow } from '~/event-types/event-type'
import type { Locale } from '~/i18n/locale'
import { newId } from '~/security/tokens.server'
import { accountMessages } from './messages'

const WORKDAYS = [1, 2, 3, 4, 5]

/** Gives a new host working hours and one event type, in the transaction that creates the host. */
export async function giveDefaults(
  tx: Db,
  { hostId, locale, now }: { hostId: string; locale: Locale; now: number },
): Promise<void> {
  const { scheduleName, eventTypeTitle } = accountMessages[locale].defaults
  const stamps = { created_at: now, updated_at: now }
  await insertSchedule(tx, {
    id: newId('sch'),
    host_id: hostId,
    name: scheduleName,
    is_default: 1,
    weekly: JSON.stringify(WORKDAYS.map((weekday) => ({ weekday, start: '09:00', end: '17:00' }))),
    overrides: '[]',
    ...stamps,
  })
  await insertEventType(tx, {
    id: newId('evt'),
    host_id: hostId,
    ...eventTypeToRow(defaultSettings({ slug: 'intro-call', title: eventTypeTitle })),
    position: 1,
    ...stamps,
  })
}
