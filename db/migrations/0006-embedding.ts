import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** Where a host's pages may be framed, and which links of an earlier service lead to which event type. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  const statements = [
    `create table allowed_sites (
      host_id text not null references hosts (id) on delete cascade,
      site text not null check (site like 'http%://%'),
      created_at ${instant} not null,
      primary key (host_id, site)
    ) ${strict}`,
    `create table old_links (
      host_id text not null references hosts (id) on delete cascade,
      old_path text not null check (old_path = lower(old_path) and old_path not like '/%'),
      event_type_id text not null references event_types (id) on delete cascade,
      created_at ${instant} not null,
      primary key (host_id, old_path)
    ) ${strict}`,
    'create index old_links_event_type on old_links (event_type_id)',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
