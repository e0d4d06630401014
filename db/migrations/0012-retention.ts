import { type Kysely, sql } from 'kysely'

/** How many days after a meeting its people are erased automatically; null: only by the host. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hosts add column keep_people_days integer check (keep_people_days > 0)`.execute(db)
}
