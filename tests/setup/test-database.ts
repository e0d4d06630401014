import { onTestFinished } from 'vitest'
import { type Connection, connect } from '#db/connection'
import { migrate } from '#db/migrate'

/** A fresh, migrated database for one test; closed when the test ends. */
export async function aDatabase(): Promise<Connection> {
  const connection = connect('file::memory:')
  onTestFinished(() => connection.close())
  await migrate(connection)
  return connection
}
