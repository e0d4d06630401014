import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** Busy times from elsewhere: calendar feeds and GoTo's own meetings; and the feed of a host's bookings for other calendars. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, id, strict } = COLUMN_TYPES[dialect]
  const statements = [
    `create table calendar_feeds (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      url text not null,
      url_hash text not null,
      name text not null,
      all_day_blocks integer not null check (all_day_blocks in (0, 1)),
      stale_blocks integer not null check (stale_blocks in (0, 1)),
      error text,
      failing_since ${instant},
      failures integer not null default 0,
      checked_at ${instant},
      succeeded_at ${instant},
      etag text,
      last_modified text,
      content_hash text,
      expanded_at ${instant},
      interval_count integer not null default 0,
      unread_count integer not null default 0,
      next_check_at ${instant} not null,
      lease_owner text,
      lease_until ${instant} not null default 0,
      told_at ${instant},
      created_at ${instant} not null,
      updated_at ${instant} not null
    ) ${strict}`,
    'create unique index calendar_feeds_url on calendar_feeds (host_id, url_hash)',
    'create index calendar_feeds_due on calendar_feeds (next_check_at)',

    `create table goto_meeting_reads (
      connection_id text primary key references goto_connections (id) on delete cascade,
      host_id text not null references hosts (id) on delete cascade,
      read_at ${instant},
      error text,
      failing_since ${instant},
      lease_owner text,
      lease_until ${instant} not null default 0
    ) ${strict}`,

    // No row is longer than a week (longer ones are stored in pieces), so a search touches the range asked for and one week more.
    `create table busy_intervals (
      id ${id},
      host_id text not null references hosts (id) on delete cascade,
      feed_id text references calendar_feeds (id) on delete cascade,
      connection_id text references goto_connections (id) on delete cascade,
      starts_at ${instant} not null,
      ends_at ${instant} not null,
      all_day integer not null default 0 check (all_day in (0, 1)),
      blocks integer not null check (blocks in (0, 1)),
      label text,
      check (ends_at > starts_at and ends_at - starts_at <= 604800000),
      check ((feed_id is null) <> (connection_id is null))
    ) ${strict}`,
    'create index busy_intervals_range on busy_intervals (host_id, starts_at, ends_at) where blocks = 1',
    'create index busy_intervals_feed on busy_intervals (feed_id) where feed_id is not null',
    'create index busy_intervals_connection on busy_intervals (connection_id) where connection_id is not null',
    // GoTo's list shows our own meetings by their marker alone while the answer of their making is on its way.
    'create index bookings_marker on bookings (host_id, meeting_marker)',

    `create table subscribe_feeds (
      host_id text primary key references hosts (id) on delete cascade,
      secret_hash text not null unique,
      secret text not null,
      created_at ${instant} not null
    ) ${strict}`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
