import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { connect } from '#db/connection'
import { LATEST_VERSION, migrate, NewerSchemaError, readVersion } from '#db/migrate'

/** Two connections to one file, as two processes have them. */
function twoConnections() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-migrate-'))
  const connections = [
    connect(`file:${join(folder, 'foyer.db')}`),
    connect(`file:${join(folder, 'foyer.db')}`),
  ] as const
  onTestFinished(async () => {
    for (const connection of connections) await connection.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return connections
}

describe('migrate', () => {
  it('D4: of two processes that start together one does the work and the other finds it done', async () => {
    const [first, second] = twoConnections()
    const applied = await Promise.all([migrate(first), migrate(second)])
    expect(applied.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, LATEST_VERSION])
    expect(await readVersion(second)).toBe(LATEST_VERSION)
  })

  it('D4: interrupted in the middle, it leaves nothing behind and can be done again', async () => {
    const [connection] = twoConnections()
    const { db } = connection
    // What a later step wants to create is there already: everything before it has been done by then.
    await sql`create table teams (id text)`.execute(db)
    await expect(migrate(connection)).rejects.toThrow()
    const { rows } = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(db)
    expect(rows.map(({ name }) => name)).toEqual(['teams'])
    await sql`drop table teams`.execute(db)
    expect(await migrate(connection)).toHaveLength(LATEST_VERSION)
  })

  it('D4: refuses a database that a newer program has migrated', async () => {
    const [connection] = twoConnections()
    await migrate(connection)
    await sql`insert into schema_version (version, name) values (${LATEST_VERSION + 1}, 'from the future')`.execute(
      connection.db,
    )
    await expect(migrate(connection)).rejects.toThrow(NewerSchemaError)
  })
})
