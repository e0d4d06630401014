import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** Own addresses in the From of mails, by host or team. Mails never come from one that nobody has proven. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  for (const statement of [
    `create table sending_addresses (
      host_id text primary key references hosts (id) on delete cascade,
      address text not null,
      asked_at ${instant} not null,
      token_hash text unique,
      token_expires_at ${instant},
      proven_at ${instant},
      relay text not null,
      lines text not null,
      checked_at ${instant} not null,
      next_check_at ${instant} not null,
      right_at ${instant},
      refusal text,
      check (right_at is null or proven_at is not null)
    ) ${strict}`,
    'create index sending_addresses_next_check on sending_addresses (next_check_at)',
  ])
    await sql.raw(statement).execute(db)
}
