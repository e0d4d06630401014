import { inject } from 'vitest'
import { createDatabaseOn } from './test-postgres'

export interface PostgresOfRun {
  /** A fresh, migrated database. @returns its `DATABASE_URL` */
  createDatabase(): Promise<string>
}

/**
 * For tests that run on both databases at once: one server for all of them, started when the first asks and stopped after the last. To start one
 * and migrate its template takes two seconds of a core.
 */
export async function postgresOfRun(): Promise<PostgresOfRun> {
  const response = await fetch(inject('postgresOfRunUrl'))
  const answer = await response.text()
  if (!response.ok) throw new Error(`No PostgreSQL: ${answer}`)
  return { createDatabase: () => createDatabaseOn(answer) }
}
