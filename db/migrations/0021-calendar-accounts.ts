import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect, raiseVersionOnWrite } from '../dialect'

/**
 * Connected calendars: accounts with their calendars, the objects that were read from them, and the event that each booking has in its
 * host's calendar. Busy intervals may come from an object of a calendar now, or from a whole calendar that cannot be read.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of newTables(dialect)) await sql.raw(statement).execute(db)
  if (dialect === 'sqlite') await rebuildIntervals(db)
  else await extendIntervals(db)
  await sql
    .raw(`create index busy_intervals_object on busy_intervals (object_id) where object_id is not null`)
    .execute(db)
  await sql
    .raw(`create index busy_intervals_calendar on busy_intervals (calendar_id) where calendar_id is not null`)
    .execute(db)
}

function newTables(dialect: Dialect): string[] {
  const { instant, strict } = COLUMN_TYPES[dialect]
  const flag = (name: string, usual: 0 | 1) => `${name} integer not null default ${usual} check (${name} in (0, 1))`
  return [
    `create table calendar_accounts (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      provider text not null check (provider in ('google', 'microsoft', 'caldav')),
      account_key text not null,
      name text not null,
      status text not null check (status in ('connected', 'reconnect_needed', 'leaving')),
      server_url text,
      username text,
      password text,
      access_token text,
      refresh_token text,
      access_expires_at ${instant} not null default 0,
      refreshed_at ${instant},
      refresh_lease_owner text,
      refresh_lease_until ${instant} not null default 0,
      scope text,
      granted_at ${instant} not null,
      checked_at ${instant},
      succeeded_at ${instant},
      error text,
      failing_since ${instant},
      failures integer not null default 0,
      paused_until ${instant} not null default 0,
      next_check_at ${instant} not null,
      lease_owner text,
      lease_until ${instant} not null default 0,
      notified_at ${instant},
      created_at ${instant} not null,
      updated_at ${instant} not null,
      check ((password is null) <> (refresh_token is null))
    ) ${strict}`,
    'create unique index calendar_accounts_key on calendar_accounts (host_id, provider, account_key)',
    'create index calendar_accounts_due on calendar_accounts (next_check_at)',

    `create table calendars (
      id text primary key,
      account_id text not null references calendar_accounts (id) on delete cascade,
      host_id text not null references hosts (id) on delete cascade,
      remote_id text not null,
      name text not null,
      time_zone text,
      ${flag('writable', 1)},
      ${flag('is_primary', 0)},
      ${flag('blocks', 0)},
      ${flag('receives_bookings', 0)},
      sync_state text,
      window_from ${instant},
      window_until ${instant},
      read_at ${instant},
      gone_at ${instant},
      unread_count integer not null default 0,
      created_at ${instant} not null,
      updated_at ${instant} not null
    ) ${strict}`,
    'create unique index calendars_remote on calendars (account_id, remote_id)',
    'create unique index calendars_receiving on calendars (host_id) where receives_bookings = 1',

    `create table calendar_objects (
      id text primary key,
      calendar_id text not null references calendars (id) on delete cascade,
      host_id text not null references hosts (id) on delete cascade,
      remote_id text not null,
      etag text
    ) ${strict}`,
    'create unique index calendar_objects_remote on calendar_objects (calendar_id, remote_id)',

    `create table calendar_channels (
      id text primary key,
      calendar_id text not null references calendars (id) on delete cascade,
      host_id text not null references hosts (id) on delete cascade,
      resource_id text not null,
      secret text not null,
      ends_at ${instant} not null,
      created_at ${instant} not null
    ) ${strict}`,
    'create index calendar_channels_calendar on calendar_channels (calendar_id)',
    'create index calendar_channels_end on calendar_channels (ends_at)',

    `create table calendar_authorizations (
      state_hash text primary key,
      provider text not null,
      host_id text not null references hosts (id) on delete cascade,
      session_id_hash text not null,
      code_verifier text not null,
      created_at ${instant} not null,
      expires_at ${instant} not null
    ) ${strict}`,

    `create table calendar_settings (
      host_id text primary key references hosts (id) on delete cascade,
      unreadable text not null default 'last_known' check (unreadable in ('last_known', 'block', 'free')),
      ${flag('requests', 0)},
      ${flag('invites', 1)}
    ) ${strict}`,

    `create table booking_calendar_events (
      booking_id text primary key references bookings (id) on delete cascade,
      host_id text not null references hosts (id) on delete cascade,
      calendar_id text not null references calendars (id) on delete cascade,
      remote_id text,
      etag text,
      written text,
      written_at ${instant},
      found text check (found in ('deleted', 'moved')),
      found_starts_at ${instant},
      found_ends_at ${instant},
      found_at ${instant},
      created_at ${instant} not null
    ) ${strict}`,
    'create index booking_calendar_events_remote on booking_calendar_events (calendar_id, remote_id)',
    'create index booking_calendar_events_host on booking_calendar_events (host_id)',
  ]
}

const ONE_SOURCE = `check ((feed_id is not null) + (connection_id is not null) + (calendar_id is not null) = 1)`

/** SQLite cannot change the check of a table. The triggers of the old table go with it. */
async function rebuildIntervals(db: Kysely<unknown>): Promise<void> {
  for (const statement of [
    `create table new_busy_intervals (
      id integer primary key autoincrement,
      host_id text not null references hosts (id) on delete cascade,
      feed_id text references calendar_feeds (id) on delete cascade,
      connection_id text references goto_connections (id) on delete cascade,
      calendar_id text references calendars (id) on delete cascade,
      object_id text references calendar_objects (id) on delete cascade,
      starts_at integer not null,
      ends_at integer not null,
      all_day integer not null default 0 check (all_day in (0, 1)),
      blocks integer not null check (blocks in (0, 1)),
      label text,
      check (ends_at > starts_at and ends_at - starts_at <= 604800000),
      ${ONE_SOURCE}
    ) strict`,
    `insert into new_busy_intervals (id, host_id, feed_id, connection_id, starts_at, ends_at, all_day, blocks, label)
      select id, host_id, feed_id, connection_id, starts_at, ends_at, all_day, blocks, label from busy_intervals`,
    'drop table busy_intervals',
    'alter table new_busy_intervals rename to busy_intervals',
    'create index busy_intervals_range on busy_intervals (host_id, starts_at, ends_at) where blocks = 1',
    'create index busy_intervals_feed on busy_intervals (feed_id) where feed_id is not null',
    'create index busy_intervals_connection on busy_intervals (connection_id) where connection_id is not null',
  ])
    await sql.raw(statement).execute(db)
  await raiseVersionOnWrite(db, 'sqlite', { table: 'busy_intervals', hostColumn: 'host_id' })
}

async function extendIntervals(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`select conname as name from pg_constraint
    where conrelid = 'busy_intervals'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%feed_id%'`.execute(
    db,
  )
  for (const { name } of rows) await sql`alter table busy_intervals drop constraint ${sql.id(name)}`.execute(db)
  for (const statement of [
    'alter table busy_intervals add column calendar_id text references calendars (id) on delete cascade',
    'alter table busy_intervals add column object_id text references calendar_objects (id) on delete cascade',
    `alter table busy_intervals add ${ONE_SOURCE.replaceAll(' is not null)', ' is not null)::integer')}`,
  ])
    await sql.raw(statement).execute(db)
}
