import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** How mails to attendees are signed, by host or team. Without a row, or with an empty value in it, as the account is. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  const statement = `create table senders (
    host_id text primary key references hosts (id) on delete cascade,
    name text not null,
    reply_to text not null,
    signature text not null,
    updated_at ${instant} not null
  ) ${strict}`
  await sql.raw(statement).execute(db)
}
