import { type Kysely, sql } from 'kysely'

/** Settings of a team's event type that a member has chosen for themselves, where the team leaves them to its members. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table event_type_members add column own_settings text').execute(db)
}
