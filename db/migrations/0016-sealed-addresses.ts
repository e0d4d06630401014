import { type Kysely, sql } from 'kysely'

/**
 * Addresses of webhooks and CRMs often hold a token: they are sealed as those of calendar feeds are, by the program when it starts,
 * because only that knows the keys. What a list shows of a webhook is its host name. Photos say whether they were cleaned.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table webhooks add column name text not null default ''`.execute(db)
  await sql`alter table host_photos add column cleaned integer not null default 0 check (cleaned in (0, 1))`.execute(db)
}
