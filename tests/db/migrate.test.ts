import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '#db/connection'
import { LATEST_VERSION, migrate, NewerSchemaError, readVersion } from '#db/migrate'

function anEmptyDatabase() {
  const connection = connect('file::memory:')
  onTestFinished(() => connection.close())
  return connection
}

describe('migrate', () => {
  it('runs in one of two processes that start together on a new database, and both serve (D4)', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-migrate-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const url = `file:${join(folder, 'foyer.db')}`
    const codes = await Promise.all(['dana', 'milo'].map((handle) => createHostIn(url, handle)))
    expect(codes).toEqual([0, 0])
    const connection = connect(url)
    onTestFinished(() => connection.close())
    expect(await readVersion(connection)).toBe(LATEST_VERSION)
    const hosts = await connection.db.selectFrom('hosts').select('handle').orderBy('handle').execute()
    expect(hosts.map(({ handle }) => handle)).toEqual(['dana', 'milo'])
  })

  it('leaves nothing behind when it is interrupted, and can run again (D4)', async () => {
    const connection = anEmptyDatabase()
    const { db } = connection
    // What a later step wants to create exists already: everything before it has run by then.
    await sql`create table teams (id text)`.execute(db)
    await expect(migrate(connection)).rejects.toThrow()
    const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
    expect(rows.map(({ name }) => name)).toEqual(['teams'])
    await sql`drop table teams`.execute(db)
    expect(await migrate(connection)).toHaveLength(LATEST_VERSION)
  })

  it('refuses a database that a newer program has migrated (D4)', async () => {
    const connection = anEmptyDatabase()
    await migrate(connection)
    await sql`insert into schema_version (version, name) values (${LATEST_VERSION + 1}, 'from the future')`.execute(
      connection.db,
    )
    await expect(migrate(connection)).rejects.toThrow(NewerSchemaError)
  })
})

/** A separate process that opens the database, as `npm run user` does. @returns its exit code */
async function createHostIn(databaseUrl: string, handle: string): Promise<number | null> {
  const host = ['--email', `${handle}@example.com`, '--name', 'Dana Example', '--handle', handle]
  const child = spawn('node', ['build/process/commands.js', 'user', 'create', ...host, '--time-zone', 'UTC'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      APP_URL: 'http://localhost:3000',
      APP_SECRET: 'a secret for tests of more than 32 characters',
      SMTP_URL: 'smtp://127.0.0.1:2525',
      MAIL_FROM: 'foyer@example.com',
    },
  })
  const [code] = await once(child, 'exit')
  return code
}
