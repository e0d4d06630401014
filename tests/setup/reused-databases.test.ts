import { sql } from 'kysely'
import { describe, expect, inject, it } from 'vitest'
import { type Connection, connect } from '#db/connection'
import { takeDatabase } from './reused-databases'
import { aDatabase } from './test-database'
import { createDatabaseOn } from './test-postgres'

const serverUrl = inject('postgresServerUrl')

/** Does something in a database as a test would, and gives it back. */
async function inDatabase<T>(use: (connection: Connection) => Promise<T>) {
  const { url, giveBack } = await takeDatabase(
    serverUrl,
    async (name) => void (await createDatabaseOn(serverUrl, name)),
  )
  const connection = connect(url)
  const result = await use(connection)
  await connection.close()
  giveBack()
  return { url, result }
}

/** A row with a number of the table's own; whose it is does not matter here. @returns the number */
function addJob({ db }: Connection): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    const row = { host_id: 'nobody', lane: 'l', kind: 'k', payload: '{}', run_at: 0, deadline_at: 0, created_at: 0 }
    const { id } = await tx
      .insertInto('jobs')
      .values({ ...row, updated_at: 0 } as never)
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}

describe.skipIf(!serverUrl)('a PostgreSQL database that several tests use in turn', () => {
  it('is empty again, counts from one, and has the rows that the migrations wrote', async () => {
    const pace = ({ db }: Connection) => db.selectFrom('goto_pace').selectAll().execute()
    const first = await inDatabase(async (connection) => {
      const id = await addJob(connection)
      const before = await pace(connection)
      await connection.db.updateTable('goto_pace').set({ next_at: 77 }).execute()
      return { id, before }
    })
    const second = await inDatabase(async (connection) => {
      const left = await connection.db.selectFrom('jobs').select('id').execute()
      return { left, id: await addJob(connection), pace: await pace(connection) }
    })
    expect(second.url).toBe(first.url)
    expect(second.result).toEqual({ left: [], id: first.result.id, pace: first.result.before })
  })

  it('is created again after a test that changed a table', async () => {
    const columns = ({ db }: Connection) =>
      sql`select from information_schema.columns where table_name = 'jobs' and column_name = 'extra'`.execute(db)
    const changed = await inDatabase(async (connection) => {
      await sql`alter table jobs add column extra text`.execute(connection.db)
      return (await columns(connection)).rows.length
    })
    const next = await inDatabase(async (connection) => (await columns(connection)).rows.length)
    expect([changed.result, next.result]).toEqual([1, 0])
  })

  it('is never that of another test that still runs', async () => {
    const one = await aDatabase()
    await addJob(one)
    const other = await aDatabase()
    expect(await other.db.selectFrom('jobs').select('id').execute()).toEqual([])
    expect(await one.db.selectFrom('jobs').select('id').execute()).toHaveLength(1)
  })
})
