import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { connect } from '#db/connection'
import { findCalendarsOfAccount } from '#db/queries/calendars'
import type { Db } from '#db/schema'
import { connectServer } from '#tests/calendars/calendars'
import { connectCalendar } from '#tests/demo/connect-calendar'
import { AN_ATTENDEE, aHost, callApi, freeSlots, startTestApp, type TestApp } from '#tests/setup/test-app'
import { createDatabaseOn } from '#tests/setup/test-postgres'
import { startQuirksServer } from '#tests/simulators/caldav/quirks-server'
import { changeCalendarSettings, chooseReceivingCalendar } from '~/calendars/change-calendars.server'
import { beginCalendarConnect } from '~/calendars/connect-oauth-account.server'
import { backupCommand } from '~/commands/backup'
import { copyDatabaseCommand } from '~/commands/copy-database'
import { proveCommand } from '~/commands/prove'
import { restoreCommand } from '~/commands/restore'

const HOUR_MS = 3_600_000
const postgres = inject('postgresServerUrl')
const TABLES = [
  ...(['calendar_accounts', 'calendars', 'calendar_objects', 'calendar_channels'] as const),
  ...(['calendar_authorizations', 'calendar_settings', 'booking_calendar_events', 'busy_intervals'] as const),
]

beforeEach(() => {
  for (const stream of ['stdout', 'stderr'] as const) vi.spyOn(process[stream], 'write').mockReturnValue(true)
})

/** An app with an account of each kind, events in their calendars, a booking written to one, and a consent that is under way. */
async function startFilledApp() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-carried-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const url = postgres ? await createDatabaseOn(postgres) : `file:${join(folder, 'foyer.db')}`
  const app = await startTestApp({ environment: { DATABASE_URL: url, OUTBOUND_ALLOW_PRIVATE: '1' } })
  const { services, google, microsoft } = app
  const host = await aHost(app)
  const [first = '', second = '', third = ''] = (await freeSlots(app, host)).filter((_, index) => index % 4 === 0)
  const lasting = (start: string) => ({ start: Date.parse(start), end: Date.parse(start) + HOUR_MS })
  google.person.add(lasting(first))
  microsoft.person.add(lasting(second))
  for (const [kind, { state }] of [['google', google] as const, ['microsoft', microsoft] as const]) {
    const accountId = await connectCalendar(services, {
      hostId: host.id,
      kind,
      accountKey: state.accounts[0]?.key ?? '',
    })
    const [calendar] = await findCalendarsOfAccount(services.db, host.id, accountId)
    await chooseReceivingCalendar(services, host.id, calendar?.id ?? '', Date.now())
    await services.calendars.source.readNow(host.id, accountId)
  }
  await connectServer(app, host, await startQuirksServer(), { receives: false })
  const settings = { unreadable: 'block' as const, requests: 1 as const, invites: 0 as const }
  await changeCalendarSettings(services, host.id, settings, Date.now())
  await beginCalendarConnect(services, 'google', { hostId: host.id, sessionIdHash: 'session' }, Date.now())
  await callApi(app, host, 'POST', '/bookings', { eventType: 'intro-call', start: third, attendee: AN_ATTENDEE })
  await app.settled()
  return { app, host, folder }
}

async function rowsOf(db: Db): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {}
  for (const table of TABLES) {
    const all = await db.selectFrom(table).selectAll().execute()
    rows[table] = all.map((row) => JSON.stringify(Object.entries(row).sort())).sort()
  }
  return rows
}

/** The other database has the same rows, and an app on it reads with the grants and passwords that it holds. */
async function expectCarried(app: TestApp, hostId: string, target: string): Promise<void> {
  const wanted = await rowsOf(app.services.db)
  for (const table of TABLES) expect(wanted[table], table).not.toEqual([])
  const other = connect(target)
  expect(await rowsOf(other.db)).toEqual(wanted)
  await other.close()
  expect(await proveCommand([], { ...app.env, DATABASE_URL: target })).toBe(0)

  const moved = await startTestApp({ environment: { ...app.variables, DATABASE_URL: target } })
  const { db, calendars } = moved.services
  for (const { id } of await db.selectFrom('calendar_accounts').select('id').execute())
    await calendars.source.readNow(hostId, id)
  const states = await db.selectFrom('calendar_accounts').select(['status', 'error']).execute()
  expect(states).toEqual(Array.from({ length: 3 }, () => ({ status: 'connected', error: null })))
}

describe('connected calendars', () => {
  it('are in a backup, and work where it is restored', async () => {
    const { app, host, folder } = await startFilledApp()
    const file = join(folder, 'backup.db')
    expect(await backupCommand([file], app.env)).toBe(0)
    const target = postgres ? await createDatabaseOn(postgres) : `file:${join(folder, 'restored.db')}`
    expect(await restoreCommand([file], { ...app.env, DATABASE_URL: target }, Date.now())).toBe(0)
    await expectCarried(app, host.id, target)
  })

  it.runIf(postgres)('go from PostgreSQL to a SQLite file and back, row by row', async () => {
    const { app, host, folder } = await startFilledApp()
    const file = join(folder, 'moved.db')
    expect(await backupCommand([file], app.env)).toBe(0)
    const target = await createDatabaseOn(postgres)
    expect(await copyDatabaseCommand(['--to', target], { ...app.env, DATABASE_URL: `file:${file}` })).toBe(0)
    await expectCarried(app, host.id, target)
  })
})
