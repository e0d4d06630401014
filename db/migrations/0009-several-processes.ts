import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** What several processes of one app must share, and jobs that a restored backup pauses (D3). */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of statements(dialect)) await sql.raw(statement).execute(db)
}

function statements(dialect: Dialect): string[] {
  const { instant, strict, forgetful } = COLUMN_TYPES[dialect]
  return [
    `create ${forgetful} table request_counts (
      key text primary key,
      count integer not null,
      ends_at ${instant} not null
    ) ${strict}`,
    'create index request_counts_ended on request_counts (ends_at)',

    `create table goto_pace (
      id integer primary key check (id = 1),
      next_at ${instant} not null
    ) ${strict}`,
    'insert into goto_pace (id, next_at) values (1, 0)',

    `alter table jobs add column held_at ${instant}`,
    'create index jobs_held on jobs (id) where held_at is not null',
  ]
}
