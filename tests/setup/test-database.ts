import { copyFileSync, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { type Connection, connect } from '#db/connection'
import { migrate } from '#db/migrate'
import { takeDatabase } from './reused-databases'
import { createDatabaseOn } from './test-postgres'

/** A folder in memory, on Linux: flushing a file there costs nothing. */
const MEMORY_FOLDER = '/dev/shm'
/** The databases of two tests with their logs are far below it; containers may have no more than 64 MB. */
const LEAST_FREE_BYTES = 48 * 1024 * 1024

/** Where one test keeps its data: in memory, or on the run's PostgreSQL server (`TEST_DATABASE=postgres`). */
export async function aDatabaseUrl(): Promise<string> {
  const serverUrl = inject('postgresServerUrl')
  if (!serverUrl) return hasMemoryFolder() ? aCopyInMemory() : 'file::memory:'
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

function hasMemoryFolder(): boolean {
  if (!existsSync(MEMORY_FOLDER)) return false
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER)
  return bavail * bsize > LEAST_FREE_BYTES
}

interface Template {
  file: string
  folder: string
  copies: number
}

let template: Promise<Template> | undefined

/** Migrating a database costs thirty times as much as copying one that was migrated. */
async function aCopyInMemory(): Promise<string> {
  template ??= makeTemplate()
  const made = await template
  const file = join(made.folder, `${++made.copies}.db`)
  copyFileSync(made.file, file)
  onTestFinished(() => {
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true })
  })
  return `file:${file}`
}

/** One for each process that runs tests. */
async function makeTemplate(): Promise<Template> {
  const folder = mkdtempSync(join(MEMORY_FOLDER, 'foyer-tests-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'template.db')
  const connection = connect(`file:${file}`)
  await migrate(connection)
  // The last connection writes the log back into the file.
  await connection.close()
  return { file, folder, copies: 0 }
}
