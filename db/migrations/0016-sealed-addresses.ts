import { type Kysely, sql } from 'kysely'

/**
 * Addresses of webhooks and CRMs often hold a token: they are sealed like those of calendar feeds, by the app when it starts,
 * because only the app has the keys. Lists show only the host name of a webhook. Photos say whether they were cleaned.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table webhooks add column name text not null default ''`.execute(db)
  await sql`alter table host_photos add column cleaned integer not null default 0 check (cleaned in (0, 1))`.execute(db)
}
