import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, createAppendOnlyGuard, type Dialect } from '../dialect'

/**
 * Who did what that matters for an account's security (S25). Nothing refers to other tables, so that an entry outlives what it is about;
 * `audit_erasures` is empty but for the moment in which entries are deleted on purpose.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, id, strict } = COLUMN_TYPES[dialect]
  for (const statement of [
    `create table audit_entries (
      id ${id},
      at ${instant} not null,
      host_id text,
      actor_kind text not null check (actor_kind in ('host', 'manager', 'operator', 'key', 'system', 'unknown')),
      actor_id text,
      act text not null,
      network text,
      facts text not null default '{}'
    ) ${strict}`,
    'create index audit_entries_host on audit_entries (host_id, at, id)',
    'create index audit_entries_actor on audit_entries (actor_id, at, id)',
    'create index audit_entries_at on audit_entries (at, id)',
    `create table audit_erasures (
      id ${id},
      host_id text,
      before ${instant} not null default 0
    ) ${strict}`,
  ])
    await sql.raw(statement).execute(db)
  await createAppendOnlyGuard(db, dialect)
}
