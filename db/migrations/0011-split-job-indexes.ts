import { type Kysely, sql } from 'kysely'

/**
 * Separate indexes for the two workers: an idle worker finds that out without reading the other's jobs, or those that a
 * restored backup paused.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'drop index jobs_due',
    `create index jobs_due on jobs (run_at, id) where state = 'queued' and held_at is null and kind <> 'delivery'`,
    `create index jobs_due_deliveries on jobs (run_at, id) where state = 'queued' and held_at is null and kind = 'delivery'`,
  ])
    await sql.raw(statement).execute(db)
}
