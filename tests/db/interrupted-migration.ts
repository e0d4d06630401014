import { writeSync } from 'node:fs'
import { connect } from '#db/connection'
import { migrate } from '#db/migrate'
import { withinMigrations } from './stop-within'

// A process that migrates a database, says so within the named migration, and waits there to be killed.
const [databaseUrl = '', stopIn = ''] = process.argv.slice(2)

const connection = connect(databaseUrl)
const stop = withinMigrations((version) => {
  if (version !== Number(stopIn)) return
  writeSync(1, 'within\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})
await migrate({ ...connection, db: connection.db.withPlugin(stop) })
await connection.close()
