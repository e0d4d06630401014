import { expect } from 'vitest'
import { findCalendarsOfHost } from '#db/queries/calendars'
import type { TestApp, TestHost } from '#tests/setup/test-app'
import type { CaldavServer } from '#tests/simulators/caldav/real-servers'
import { chooseBlockingCalendars, chooseReceivingCalendar } from '~/calendars/change-calendars.server'
import { connectCaldav } from '~/calendars/connect-account.server'

/** The app reaches servers on loopback. */
export const REACHES_LOOPBACK = { OUTBOUND_ALLOW_PRIVATE: '1' }

/** Connects the account of a server and uses one of its calendars for both directions. */
export async function connectServer(
  app: TestApp,
  host: TestHost,
  server: Pick<CaldavServer, 'url' | 'username' | 'password'>,
  { blocks = true, receives = true, calendar = undefined as string | undefined } = {},
): Promise<{ accountId: string; calendarId: string }> {
  const { services } = app
  const tools = { ...services, allowPrivate: services.env.OUTBOUND_ALLOW_PRIVATE }
  const typed = { serverAddress: server.url, username: server.username, password: server.password }
  const connected = await connectCaldav(tools, host.id, typed, Date.now())
  if (!connected.ok) throw new Error(connected.reason)
  const { accountId } = connected
  const calendars = await findCalendarsOfHost(services.db, host.id)
  const chosen = calendars.find(({ account_id, name }) => account_id === accountId && (!calendar || name === calendar))
  if (!chosen) throw new Error(`No calendar ${calendar} among ${calendars.map(({ name }) => name).join(', ')}`)
  await chooseBlockingCalendars(services, host.id, accountId, new Set(blocks ? [chosen.id] : []), Date.now())
  if (receives) await chooseReceivingCalendar(services, host.id, chosen.id, Date.now())
  await app.services.calendars.source.readNow(host.id, accountId)
  return { accountId, calendarId: chosen.id }
}

/** Waits until no event of a booking is to be written, and skips the pauses between attempts. */
export async function eventsWritten({ services, settled }: TestApp): Promise<void> {
  const { db, outbox } = services
  await expect
    .poll(async () => {
      const isOpen = db.updateTable('jobs').where('kind', '=', 'calendar-event').where('state', '=', 'queued')
      await isOpen.set({ run_at: Date.now() }).execute()
      outbox.wake()
      await settled()
      const open = db.selectFrom('jobs').select(['attempts', 'last_error']).where('kind', '=', 'calendar-event')
      return open.where('state', '=', 'queued').execute()
    })
    .toEqual([])
}

/** A foreign event as a calendar program writes it. */
export function anEvent(uid: string, lines: string[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Somebody//Else//EN',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    'DTSTAMP:20260101T000000Z',
    'SUMMARY:Dentist',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

/** @example utc('2026-12-03T09:00:00Z') // '20261203T090000Z' */
export function utc(instant: string | number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '')
}
