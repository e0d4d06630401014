import { type Kysely, sql } from 'kysely'

/**
 * What the two workers look for, apart: one that has nothing to do finds that out without walking through the other's jobs, nor through
 * those that a restored backup holds back.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    'drop index jobs_due',
    `create index jobs_due on jobs (run_at, id) where state = 'queued' and held_at is null and kind <> 'delivery'`,
    `create index jobs_due_deliveries on jobs (run_at, id) where state = 'queued' and held_at is null and kind = 'delivery'`,
  ])
    await sql.raw(statement).execute(db)
}
