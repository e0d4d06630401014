import { inject, onTestFinished } from 'vitest'
import { type Connection, connect } from '#db/connection'
import { migrate } from '#db/migrate'
import { takeDatabase } from './reused-databases'
import { createDatabaseOn } from './test-postgres'

/** Where one test keeps its data: in memory, or on the run's PostgreSQL server (`TEST_DATABASE=postgres`). */
export async function aDatabaseUrl(): Promise<string> {
  const serverUrl = inject('postgresServerUrl')
  if (!serverUrl) return 'file::memory:'
  const { url, giveBack } = await takeDatabase(
    serverUrl,
    async (name) => void (await createDatabaseOn(serverUrl, name)),
  )
  // Hooks run in reverse order: by then what the test opened is closed.
  onTestFinished(giveBack)
  return url
}

/** A fresh, migrated database for one test; closed when the test ends. */
export async function aDatabase(): Promise<Connection> {
  const connection = connect(await aDatabaseUrl())
  onTestFinished(() => connection.close())
  await migrate(connection)
  return connection
}
