import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, inject, it, onTestFinished } from 'vitest'
import { type Connection, connect } from '#db/connection'
import { copyTables, readShapes } from '#db/copy-tables'
import { LATEST_VERSION, migrate, readVersion } from '#db/migrate'
import { productTables } from '#tests/privacy/person'
import { bundleProgram } from '#tests/setup/bundle-program'
import { createEmptyDatabaseOn } from '#tests/setup/test-postgres'
import { proveAll } from '~/commands/prove'
import { Keyring } from '~/security/sealed-text.server'
import { fillAtVersion, NEW_TABLES, OLD } from './old-database'
import { withinMigrations } from './stop-within'

const postgres = inject('postgresServerUrl')
const FIRST_WITH_ALL_TABLES = 18
const VERSIONS = Array.from({ length: LATEST_VERSION - 1 }, (_, index) => index + 1)

let program = ''
beforeAll(async () => {
  program = await bundleProgram('tests/db/interrupted-migration.ts')
})

async function aDatabaseAt(version: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-upgrade-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const url = postgres ? await createEmptyDatabaseOn(postgres) : `file:${join(folder, 'foyer.db')}`
  await using(url, (connection) => (postgres ? copyInto(connection, version) : fillAtVersion(connection, version)))
  return url
}

/** Rows of a file are not quite those of a server: identities go on after them, and photos are bytes. */
async function copyInto(server: Connection, version: number): Promise<void> {
  await migrate(server, { upTo: FIRST_WITH_ALL_TABLES })
  await using('file::memory:', async (file) => {
    await fillAtVersion(file, FIRST_WITH_ALL_TABLES)
    await copyTables(file.db, server.db, 'postgres', await readShapes(file.db))
  })
  await migrate(server, { upTo: version })
}

async function using<Result>(url: string, use: (connection: Connection) => Promise<Result>): Promise<Result> {
  const connection = connect(url)
  try {
    return await use(connection)
  } finally {
    await connection.close()
  }
}

/** Everything in a database, with its schema. */
async function readAll({ db }: Connection) {
  const tables = await productTables(db)
  const rows = tables.map(async ({ name, columns }) => {
    const found = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)
    return [name, columns.map((column) => column.name), found.rows.map((row) => JSON.stringify(row)).sort()] as const
  })
  return { version: await readVersion({ db }), tables: await Promise.all(rows) }
}

/** A process that is killed while it migrates, with all statements of one migration run. */
async function killWithin(url: string, version: number): Promise<void> {
  const child = spawn('node', [program, url, String(version)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  expect(String(said)).toBe('within\n')
  child.kill('SIGKILL')
  expect(await once(child, 'exit')).toEqual([null, 'SIGKILL'])
}

/** Broken rules after the upgrade. Schema 1 kept no history, so its bookings have no first entry in it. */
async function broken(connection: Connection, version: number): Promise<string[]> {
  const findings = await proveAll({ db: connection.db, dialect: connection.dialect }, new Keyring([OLD.secret]))
  const rules = findings.filter(({ breaches }) => breaches.length > 0).map(({ rule }) => rule)
  return version === 1 ? rules.filter((rule) => rule !== 'every booking began with an entry in its history') : rules
}

/** What the rows of an older schema are later stored as; migration 15 removes the hours of accounts that nobody verified. */
async function countOldRows({ db }: Connection): Promise<Record<string, number>> {
  const names = (await productTables(db)).map(({ name }) => name)
  const counts: Record<string, number> = {}
  for (const table of Object.keys(OLD.tables)) {
    if (table === 'schedules') continue
    const name = [NEW_TABLES[table] ?? table, table].find((one) => names.includes(one))
    if (name === undefined) continue
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(db)
    counts[table] = Number(rows[0]?.count)
  }
  return counts
}

/** What is on the disk within each migration, as a process that is killed there leaves it. */
async function upgradeWithCopies(url: string): Promise<{ applied: number; copies: string[] }> {
  const file = url.slice('file:'.length)
  const copies: string[] = []
  const copy = withinMigrations((version) => {
    const name = `${file}.within-${version}`
    for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, name + end)
    copies.push(`file:${name}`)
  })
  const applied = await using(url, (connection) => migrate({ ...connection, db: connection.db.withPlugin(copy) }))
  return { applied: applied.length, copies }
}

it.skipIf(postgres).each(VERSIONS)(
  'schema %i is whole wherever its upgrade is cut off, and keeps every row and rule after it (D4)',
  async (version) => {
    const url = await aDatabaseAt(version)
    const before = await using(url, readAll)
    const counts = await using(url, countOldRows)
    expect(counts.bookings).toBeGreaterThan(5)
    const { applied, copies } = await upgradeWithCopies(url)
    expect([applied, copies.length]).toEqual([LATEST_VERSION - version, LATEST_VERSION - version])
    for (const copy of copies) expect(await using(copy, readVersion)).toBe(version)
    for (const copy of [copies.at(0), copies.at(-1)]) expect(await using(copy ?? '', readAll)).toEqual(before)
    await using(url, async (connection) => {
      expect(await countOldRows(connection)).toMatchObject(counts)
      expect(await broken(connection, version)).toEqual([])
    })
  },
)

it.each([FIRST_WITH_ALL_TABLES + 1, LATEST_VERSION - 1, LATEST_VERSION])(
  'a process killed within migration %i leaves schema 18 as it was, and the next upgrades it (D4)',
  async (killedIn) => {
    const url = await aDatabaseAt(FIRST_WITH_ALL_TABLES)
    const before = await using(url, readAll)
    await killWithin(url, killedIn)
    expect(await using(url, readAll)).toEqual(before)
    await using(url, async (connection) => {
      expect(await migrate(connection)).toHaveLength(LATEST_VERSION - FIRST_WITH_ALL_TABLES)
      expect(await broken(connection, FIRST_WITH_ALL_TABLES)).toEqual([])
    })
  },
)

it('an older program refuses a newer database in one line, and leaves it as it is (D4)', async () => {
  const url = await aDatabaseAt(LATEST_VERSION)
  const newer = LATEST_VERSION + 1
  await using(url, ({ db }) =>
    sql`insert into schema_version (version, name) values (${newer}, 'of a later program')`.execute(db),
  )
  const before = await using(url, readAll)
  const line = `The database has schema ${newer}, this program knows ${LATEST_VERSION}: start the newer program, or restore a backup`
  expect(await run(url, ['start.js'])).toEqual({ code: 1, said: [`DATABASE_URL cannot be used: ${line}`] })
  const host = ['--email', 'dana@example.com', '--name', 'Dana', '--handle', 'dana', '--time-zone', 'UTC']
  const { code, said } = await run(url, ['commands.js', 'user', 'create', ...host])
  expect([code, said.length]).toEqual([1, 1])
  expect(said[0]).toContain(line)
  expect(await using(url, readAll)).toEqual(before)
})

/** A built program. */
async function run(url: string, [file = '', ...args]: string[]) {
  const child = spawn('node', [join('build/process', file), ...args], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      APP_URL: 'http://localhost:1',
      APP_SECRET: OLD.secret,
      DATABASE_URL: url,
      SMTP_URL: 'smtp://127.0.0.1:1',
      MAIL_FROM: 'bookings@example.com',
    },
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (text += String(chunk)))
  const [code] = await once(child, 'close')
  return { code, said: text.trim().split('\n') }
}
