import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/**
 * What became of a meeting: the host's word in `bookings`, beside `no_show_at`; what the provider's history says in a table of its own, so
 * that reading it changes no booking. Follow-ups, and who wants none.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of statements(dialect)) await sql.raw(statement).execute(db)
  await sql.raw(jobsOfUpcoming(dialect)).execute(db)
}

function statements(dialect: Dialect): string[] {
  const { instant, strict } = COLUMN_TYPES[dialect]
  return [
    `alter table bookings add column attended_at ${instant}`,
    `create table meeting_outcomes (
      booking_id text primary key references bookings (id) on delete cascade,
      host_id text not null references hosts (id) on delete cascade,
      state text not null check (state in ('unknown', 'held', 'not_held')),
      reason text,
      started_at ${instant},
      ended_at ${instant},
      participants integer,
      reads integer not null default 0,
      read_at ${instant},
      recording text,
      recording_found_at ${instant},
      recording_sent_at ${instant},
      running_asked_at ${instant},
      running integer not null default 0 check (running in (0, 1))
    ) ${strict}`,
    'create index meeting_outcomes_host on meeting_outcomes (host_id)',
    `alter table event_types add column after_meeting text`,
    `create table follow_ups (
      booking_id text not null references bookings (id) on delete cascade,
      follow_up text not null,
      outcome text not null check (outcome in ('met', 'no_show', 'not_held', 'unknown')),
      claimed_at ${instant} not null,
      primary key (booking_id, follow_up)
    ) ${strict}`,
    `create table unsubscribes (
      host_id text not null references hosts (id) on delete cascade,
      mailbox text not null,
      created_at ${instant} not null,
      primary key (host_id, mailbox)
    ) ${strict}`,
  ]
}

/** Bookings that were made by an earlier program and are still to come. New ones queue their job by themselves. */
function jobsOfUpcoming(dialect: Dialect): string {
  const now = dialect === 'sqlite' ? `unixepoch() * 1000` : `cast(extract(epoch from now()) * 1000 as bigint)`
  const text = (ends: string) => (dialect === 'sqlite' ? ends : `cast(${ends} as text)`)
  return `insert into jobs (host_id, booking_id, lane, kind, payload, run_at, deadline_at, lease_until, created_at, updated_at)
    select host_id, id, 'attendance:' || id, 'attendance', '{"endsAt":' || ${text('ends_at')} || ',"afterMs":60000}',
      ends_at + 60000, ends_at + 2592000000, 0, ${now}, ${now}
    from bookings where status = 'confirmed' and location_kind = 'goto' and ends_at > ${now}`
}
