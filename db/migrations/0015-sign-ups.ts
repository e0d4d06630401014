import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/**
 * A sign-up attempt is stored beside the unverified account, one row each, until a mailed link decides which attempt counts
 * (S22). The unverified account itself no longer has a password or a public name.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  const statements = [
    `create table sign_ups (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      name text not null,
      handle text not null,
      time_zone text not null,
      locale text not null,
      password_hash text not null,
      browser_hash text,
      created_at ${instant} not null
    ) ${strict}`,
    'create index sign_ups_host on sign_ups (host_id, created_at)',
    'create index sign_ups_created on sign_ups (created_at)',
    'alter table account_tokens add column sign_up_id text references sign_ups (id) on delete cascade',
    'create index account_tokens_sign_up on account_tokens (sign_up_id)',
    'create index hosts_unverified on hosts (created_at) where email_verified_at is null',
    // Accounts that wait now: the person who opens their link chooses a new password.
    `insert into sign_ups (id, host_id, name, handle, time_zone, locale, password_hash, browser_hash, created_at)
      select 'sgn' || substr(id, 4), id, name, handle, time_zone, locale, password_hash, null, updated_at from hosts
      where email_verified_at is null and password_hash is not null`,
    `delete from event_types where host_id in (select id from hosts where email_verified_at is null)`,
    `delete from schedules where host_id in (select id from hosts where email_verified_at is null)`,
    // With an underscore, which no public handle has.
    `update hosts set name = '', handle = lower(id), password_hash = null where email_verified_at is null`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
