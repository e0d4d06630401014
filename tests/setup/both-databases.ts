import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type PostgresServer, startPostgres } from './test-postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server that tests run on instead of SQLite, or empty. */
    postgresServerUrl: string
    /** Responds with the address of the run's PostgreSQL server, which is started for the first who asks (`postgres-of-run.ts`). */
    postgresOfRunUrl: string
  }
}

/** With `TEST_DATABASE=postgres` every app and database of the tests is on PostgreSQL: one server for the run, one copy for a test. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<PostgresServer> | undefined
  const start = () => {
    started ??= startPostgres()
    return started
  }
  project.provide('postgresServerUrl', process.env.TEST_DATABASE === 'postgres' ? (await start()).serverUrl : '')

  const starter = createServer((_, response) => {
    start().then(
      ({ serverUrl }) => response.end(serverUrl),
      (error) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => starter.listen(0, '127.0.0.1', resolve))
  project.provide('postgresOfRunUrl', `http://127.0.0.1:${(starter.address() as AddressInfo).port}`)

  return async () => {
    starter.close().closeAllConnections()
    await (await started)?.stop()
  }
}
