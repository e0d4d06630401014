import { inject, onTestFinished } from 'vitest'
import { type Connection, connect } from '#db/connection'
import { migrate } from '#db/migrate'
import { createDatabaseOn } from './test-postgres'

/** Where a test keeps its data: in memory, or on the run's PostgreSQL server (`TEST_DATABASE=postgres`). */
export async function aDatabaseUrl(): Promise<string> {
  const serverUrl = inject('postgresServerUrl')
  return serverUrl ? createDatabaseOn(serverUrl) : 'file::memory:'
}

/** A fresh, migrated database for one test; closed when the test ends. */
export async function aDatabase(): Promise<Connection> {
  const connection = connect(await aDatabaseUrl())
  onTestFinished(() => connection.close())
  await migrate(connection)
  return connection
}
