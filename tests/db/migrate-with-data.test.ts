import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SqlBool, sql } from 'kysely'
import { expect, inject, it, onTestFinished } from 'vitest'
import { type Connection, connect } from '#db/connection'
import { copyTables, readShapes } from '#db/copy-tables'
import { LATEST_VERSION, migrate, readVersion } from '#db/migrate'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { productTables } from '#tests/privacy/person'
import { setClock } from '#tests/setup/stepped-clock'
import { builtPages, startTestApp } from '#tests/setup/test-app'
import { createEmptyDatabaseOn } from '#tests/setup/test-postgres'
import { manageUrl } from '~/booking/manage-link.server'
import { proveAll } from '~/commands/prove'
import { acceptOffered } from '~/goto/connect.server'
import { insertRow, NEW_TABLES, OLD } from './old-database'

/** Counters that no copy of a database takes along; the migration itself wrote the row of `goto_pace`. */
const REQUEST_COUNT = { key: 'api 203.0.113.9', count: 3, ends_at: OLD.now + 60_000 }
const COLUMNS_OF = {
  ...Object.fromEntries(Object.entries(OLD.tables).map(([table, rows]) => [table, Object.keys(rows[0] ?? {})])),
  request_counts: Object.keys(REQUEST_COUNT),
  goto_pace: ['id', 'next_at'],
}

/** A database with schema 18 and all of its rows, on the server under test. */
async function anOldDatabase(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-old-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = `file:${join(folder, 'foyer.db')}`
  const sqlite = connect(file)
  await migrate(sqlite, { upTo: 18 })
  for (const [table, rows] of Object.entries(OLD.tables)) for (const row of rows) await insertRow(sqlite, table, row)
  const serverUrl = inject('postgresServerUrl')
  const url = serverUrl ? await createEmptyDatabaseOn(serverUrl) : file
  const old = serverUrl ? await copyTo(sqlite, url) : sqlite
  await insertRow(old, 'request_counts', REQUEST_COUNT)
  await old.close()
  return url
}

async function copyTo(sqlite: Connection, url: string): Promise<Connection> {
  const postgres = connect(url)
  await migrate(postgres, { upTo: 18 })
  await copyTables(sqlite.db, postgres.db, 'postgres', await readShapes(sqlite.db))
  await sqlite.close()
  return postgres
}

async function countRows({ db }: Pick<Connection, 'db'>, table: string): Promise<number> {
  const { rows } = await sql<{ count: SqlBool }>`select count(*) as count from ${sql.table(table)}`.execute(db)
  return Number(rows[0]?.count)
}

async function startOnOldDatabase() {
  const clock = setClock(OLD.now)
  onTestFinished(clock.giveBack)
  const environment = { DATABASE_URL: await anOldDatabase(), APP_SECRET: OLD.secret }
  return { clock, app: await startTestApp({ pages: await builtPages(), environment }) }
}

const NEW_COLUMNS: Record<string, string> = {
  'bookings.meeting_told': 'meeting_synced_body',
  'calendar_feeds.told_at': 'notified_at',
}

/** Columns whose values another column carries since, in another form. */
const CARRIED_ON: Record<string, (row: Record<string, unknown>) => unknown> = {
  'event_types.reminder_day_before': ({ reminders }) => (String(reminders).includes('"minutesBefore":1440,') ? 1 : 0),
  'event_types.reminder_hour_before': ({ reminders }) => (String(reminders).includes('"minutesBefore":60,') ? 1 : 0),
}

/** Every row of a table of schema 18 as text, by its old columns, in any order. */
async function readOldColumns(
  { db }: Connection,
  [table, columns]: [string, string[]],
  isMigrated: boolean,
): Promise<string[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(
    isMigrated ? (NEW_TABLES[table] ?? table) : table,
  )}`.execute(db)
  return rows
    .map((row) =>
      JSON.stringify(
        columns.map((column) => {
          const name = `${table}.${column}`
          const carried = isMigrated ? CARRIED_ON[name] : undefined
          return carried ? carried(row) : row[isMigrated ? (NEW_COLUMNS[name] ?? column) : column]
        }),
      ),
    )
    .sort()
}

it('the database of schema 18 has rows in every table that there was', async () => {
  const connection = connect(await anOldDatabase())
  onTestFinished(() => connection.close())
  const tables = (await productTables(connection.db))
    .map(({ name }) => name)
    .filter((name) => name !== 'schema_version')
  expect(Object.keys(COLUMNS_OF).sort()).toEqual(tables.sort())
  for (const table of tables) expect(await countRows(connection, table), table).toBeGreaterThan(0)
})

it('all migrations since schema 18 keep every value of every row (D4)', async () => {
  const connection = connect(await anOldDatabase())
  onTestFinished(() => connection.close())
  const read = async (isMigrated: boolean) => {
    const tables: Record<string, string[]> = {}
    for (const shape of Object.entries(COLUMNS_OF))
      tables[shape[0]] = await readOldColumns(connection, shape, isMigrated)
    return tables
  }
  const before = await read(false)
  await migrate(connection)
  expect(await readVersion(connection)).toBe(LATEST_VERSION)
  expect(await read(true)).toEqual(before)
})

it('every rule holds in a database of schema 18 that the app has opened (D4)', async () => {
  const { app } = await startOnOldDatabase()
  const { db, dialect, keyring } = app.services
  for (const [table, rows] of Object.entries(OLD.tables)) {
    // Jobs and mails may have progressed since the start.
    expect(await countRows(app.services, NEW_TABLES[table] ?? table), table).toBeGreaterThanOrEqual(rows.length)
  }
  const findings = await proveAll({ db, dialect }, keyring)
  expect(findings.filter(({ breaches }) => breaches.length > 0)).toEqual([])
})

it('links from before a migration still show their bookings, and cancel one (D4)', async () => {
  const { app } = await startOnOldDatabase()
  const { db, keyring } = app.services
  const bookings = await db.selectFrom('bookings').select(['id', 'manage_token', 'title']).execute()
  expect(bookings).toHaveLength(OLD.tables.bookings?.length ?? -1)
  for (const { id, manage_token, title } of bookings) {
    if (manage_token === null) throw new Error(`${id} has no link`)
    const page = await fetch(manageUrl(keyring, app.url, { id, manage_token }))
    expect({ status: page.status, text: await page.text() }).toEqual({
      status: 200,
      text: expect.stringContaining(title),
    })
  }
  const { id, managePath } = OLD.bookings.waitingMail
  const cancelled = await fetch(`${app.url}${managePath}/cancel`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ reason: '' }),
    headers: { Origin: app.url },
  })
  expect(cancelled.status).toBe(302)
  const row = await db.selectFrom('bookings').select(['status', 'sequence']).where('id', '=', id).executeTakeFirst()
  expect(row).toEqual({ status: 'cancelled', sequence: 1 })
})

it('jobs that were queued before a migration run after it (D4)', async () => {
  const { app, clock } = await startOnOldDatabase()
  const { waitingMeeting } = OLD.bookings
  const accountKey = app.goto.state.accounts[0]?.key ?? ''
  // This simulator does not know the old one's grants, and its accounts differ.
  await connectToSimulator(app.services, { hostId: waitingMeeting.hostId, accountKey })
  expect(await acceptOffered(app.services, waitingMeeting.hostId, clock.now())).toBe(true)
  // Refused mails were to be tried again some minutes later.
  clock.step(20 * 60_000)
  app.services.outbox.wake()
  const invites = ['ada@example.com', 'ben@example.com'].map((to) =>
    app.mail.waitFor(({ envelope }) => envelope.to.includes(to)),
  )
  for (const { parsed } of await Promise.all(invites)) expect(parsed.subject).toContain('Intro call')
  const { db } = app.services
  const queued = (OLD.tables.jobs ?? []).filter(({ state }) => state === 'queued')
  const due = queued.filter(({ run_at }) => Number(run_at) <= clock.now()).map(({ id }) => Number(id))
  const meeting = async () => {
    // An attempt before the new connection was there is repeated some time later.
    app.services.outbox.wake()
    await app.settled()
    clock.step(60_000)
    const columns = ['meeting_status', 'join_url'] as const
    return db.selectFrom('bookings').select(columns).where('id', '=', waitingMeeting.id).executeTakeFirst()
  }
  await expect
    .poll(meeting, { timeout: 30_000 })
    .toEqual({ meeting_status: 'ready', join_url: expect.stringMatching(/^https:/) })
  expect(due.length).toBeGreaterThan(0)
  const open = async () => {
    await meeting()
    const jobs = await db.selectFrom('jobs').select(['kind', 'state']).where('id', 'in', due).execute()
    // A mail that a later one replaces is not sent.
    return jobs.filter(({ state }) => state !== 'done' && state !== 'superseded')
  }
  // A mail that was being tried when the meeting was ready has its turn some time later.
  await expect.poll(open, { timeout: 30_000 }).toEqual([])
})
