import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type SqlBool, sql } from 'kysely'
import { expect, inject, it, onTestFinished } from 'vitest'
import { type Connection, connect } from '#db/connection'
import { copyTables, readShapes } from '#db/copy-tables'
import { migrate } from '#db/migrate'
import { connectToSimulator } from '#tests/demo/connect-to-simulator'
import { setClock } from '#tests/setup/stepped-clock'
import { builtPages, startTestApp } from '#tests/setup/test-app'
import { createEmptyDatabaseOn } from '#tests/setup/test-postgres'
import { proveAll } from '~/commands/prove'
import { acceptOffered } from '~/goto/connect.server'

/** What a program with schema 18 left behind: rows in every table, two bookings with waiting mails and one with a waiting meeting. */
interface OldDatabase {
  /** Epoch ms, when it was stopped. */
  now: number
  secret: string
  bookings: { waitingMail: { id: string; managePath: string }; waitingMeeting: { id: string; hostId: string } }
  /** In an order in which every row comes after those that it refers to. */
  tables: Record<string, Record<string, unknown>[]>
}

const OLD: OldDatabase = JSON.parse(readFileSync('tests/fixtures/database-schema-18.json', 'utf8'))

/** A database with schema 18 and all of its rows, on the server under test. */
async function anOldDatabase(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-old-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = `file:${join(folder, 'foyer.db')}`
  const sqlite = connect(file)
  await migrate(sqlite, { upTo: 18 })
  for (const [table, rows] of Object.entries(OLD.tables)) for (const row of rows) await insert(sqlite, table, row)
  const serverUrl = inject('postgresServerUrl')
  const url = serverUrl ? await createEmptyDatabaseOn(serverUrl) : file
  if (serverUrl) await copyTo(sqlite, url)
  await sqlite.close()
  return url
}

async function copyTo(sqlite: Connection, url: string): Promise<void> {
  const postgres = connect(url)
  await migrate(postgres, { upTo: 18 })
  await copyTables(sqlite.db, postgres.db, 'postgres', await readShapes(sqlite.db))
  await postgres.close()
}

async function insert({ db }: Connection, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row).map((column) => sql.ref(column))
  const values = Object.values(row).map((value) =>
    value !== null && typeof value === 'object' && 'base64' in value
      ? Buffer.from(String(value.base64), 'base64')
      : value,
  )
  await sql`insert into ${sql.table(table)} (${sql.join(columns)}) values (${sql.join(values)})`.execute(db)
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

const NEW_NAMES: Record<string, string> = { mail_deliveries: 'sent_mails', old_links: 'link_redirects' }

it('a database of schema 18 with rows in every table keeps them, and every rule holds (D4)', async () => {
  const { app } = await startOnOldDatabase()
  const { db, dialect, keyring } = app.services
  for (const [table, rows] of Object.entries(OLD.tables)) {
    expect(rows.length, table).toBeGreaterThan(0)
    // Jobs and mails may have progressed since the start.
    expect(await countRows(app.services, NEW_NAMES[table] ?? table), table).toBeGreaterThanOrEqual(rows.length)
  }
  const findings = await proveAll({ db, dialect }, keyring)
  expect(findings.filter(({ breaches }) => breaches.length > 0)).toEqual([])
})

it('links and queued jobs from before a migration still work (D4)', async () => {
  const { app, clock } = await startOnOldDatabase()
  const { waitingMail, waitingMeeting } = OLD.bookings
  const page = await fetch(app.url + waitingMail.managePath)
  expect({ status: page.status, text: await page.text() }).toEqual({
    status: 200,
    text: expect.stringContaining('Intro call'),
  })
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
  await app.settled()
  const { db } = app.services
  const booking = await db
    .selectFrom('bookings')
    .select(['meeting_status', 'join_url'])
    .where('id', '=', waitingMeeting.id)
    .executeTakeFirst()
  expect(booking).toEqual({ meeting_status: 'ready', join_url: expect.stringMatching(/^https:/) })
})
