import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** Everything a host can say about what is booked, one-time links, limits over all event types, and the host's photo. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of statements(dialect)) await sql.raw(statement).execute(db)
}

const LOCATION_KINDS = `('goto', 'host_calls', 'attendee_calls', 'address', 'link')`

function statements(dialect: Dialect): string[] {
  const { instant, bytes, strict } = COLUMN_TYPES[dialect]
  return [
    'alter table event_types add column window_counts_workdays integer not null default 0 check (window_counts_workdays in (0, 1))',
    'alter table event_types add column daily_minutes_limit integer check (daily_minutes_limit > 0)',
    `alter table event_types add column location_kind text not null default 'goto' check (location_kind in ${LOCATION_KINDS})`,
    `alter table event_types add column location_detail text not null default ''`,
    `alter table event_types add column meeting_instructions text not null default ''`,
    `alter table event_types add column confirmation_text text not null default ''`,
    `alter table event_types add column redirect_url text not null default ''`,
    `alter table event_types add column consent_text text not null default ''`,
    `alter table event_types add column consent_url text not null default ''`,
    'alter table event_types add column secret integer not null default 0 check (secret in (0, 1))',
    `alter table event_types add column secret_nonce text not null default ''`,

    'alter table hosts add column daily_limit integer check (daily_limit > 0)',
    'alter table hosts add column weekly_limit integer check (weekly_limit > 0)',
    'alter table hosts add column daily_minutes_limit integer check (daily_minutes_limit > 0)',
    'alter table hosts add column photo_id text',

    `alter table bookings add column location_kind text not null default 'goto' check (location_kind in ${LOCATION_KINDS})`,
    `alter table bookings add column location_detail text not null default ''`,

    `create table host_photos (
      id text primary key,
      host_id text not null unique references hosts (id) on delete cascade,
      media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp')),
      content ${bytes} not null,
      created_at ${instant} not null
    ) ${strict}`,

    `create table one_time_links (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      event_type_id text not null references event_types (id) on delete cascade,
      created_at ${instant} not null,
      used_at ${instant},
      booking_id text references bookings (id) on delete set null
    ) ${strict}`,
    'create index one_time_links_of_event_type on one_time_links (host_id, event_type_id, created_at)',
  ]
}
