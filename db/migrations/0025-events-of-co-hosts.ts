import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** A booking with several hosts has one event for each of them, in the calendar of each. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of dialect === 'sqlite' ? rebuildOnSqlite() : widenOnPostgres())
    await sql.raw(statement).execute(db)
}

function widenOnPostgres(): string[] {
  return [
    'alter table booking_calendar_events drop constraint booking_calendar_events_pkey',
    'alter table booking_calendar_events add primary key (booking_id, host_id)',
  ]
}

/** SQLite cannot change the key of a table. */
function rebuildOnSqlite(): string[] {
  const { instant, strict } = COLUMN_TYPES.sqlite
  const columns = `booking_id, host_id, calendar_id, remote_id, etag, written, written_at,
    found, found_starts_at, found_ends_at, found_at, created_at`
  return [
    `create table new_booking_calendar_events (
      booking_id text not null references bookings (id) on delete cascade,
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
      created_at ${instant} not null,
      primary key (booking_id, host_id)
    ) ${strict}`,
    `insert into new_booking_calendar_events (${columns}) select ${columns} from booking_calendar_events`,
    'drop table booking_calendar_events',
    'alter table new_booking_calendar_events rename to booking_calendar_events',
    'create index booking_calendar_events_remote on booking_calendar_events (calendar_id, remote_id)',
    'create index booking_calendar_events_host on booking_calendar_events (host_id)',
  ]
}
