import type { TestProject } from 'vitest/node'
import { startPostgres } from './test-postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server that tests run on instead of SQLite, or empty. */
    postgresServerUrl: string
  }
}

/** With `TEST_DATABASE=postgres` every app and database of the tests is on PostgreSQL: one server for the run, one copy for a test. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE !== 'postgres') {
    project.provide('postgresServerUrl', '')
    return
  }
  const server = await startPostgres()
  project.provide('postgresServerUrl', server.serverUrl)
  return () => server.stop()
}
