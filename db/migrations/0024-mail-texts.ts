import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** The host's own texts for the mails of an event type, per moment and language. Without a row, or without a text in it, ours is sent. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  const run = (statement: string) => sql.raw(statement).execute(db)
  await run(`create table mail_texts (
    event_type_id text not null references event_types (id) on delete cascade,
    host_id text not null references hosts (id) on delete cascade,
    moment text not null,
    variant text not null default '',
    locale text not null,
    subject text not null,
    body text not null,
    updated_at ${instant} not null,
    primary key (event_type_id, moment, variant, locale)
  ) ${strict}`)
  await run('create index mail_texts_host on mail_texts (host_id)')
}
