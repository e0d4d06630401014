import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** Who did what to a booking, every mail that went out about it, and what moving, approving and reminding need. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of statements(dialect)) await sql.raw(statement).execute(db)
}

function statements(dialect: Dialect): string[] {
  const { instant, id, strict } = COLUMN_TYPES[dialect]
  return [
    `alter table event_types add column reminder_day_before integer not null default 1 check (reminder_day_before in (0, 1))`,
    `alter table event_types add column reminder_hour_before integer not null default 1 check (reminder_hour_before in (0, 1))`,
    `alter table bookings add column answer_due_at ${instant}`,
    `alter table bookings add column expired integer not null default 0 check (expired in (0, 1))`,
    `alter table bookings add column meeting_told text`,
    `alter table bookings add column meeting_gone_at ${instant}`,
    `alter table bookings add column link_by_host integer not null default 0 check (link_by_host in (0, 1))`,
    `alter table bookings add column no_show_at ${instant}`,
    `alter table bookings add column private_note text not null default ''`,
    `alter table goto_connections add column meetings_checked_at ${instant} not null default 0`,

    `create table booking_events (
      id ${id},
      booking_id text not null references bookings (id) on delete cascade,
      host_id text not null references hosts (id) on delete cascade,
      at ${instant} not null,
      kind text not null,
      actor_kind text not null check (actor_kind in ('attendee', 'host', 'manager', 'api', 'system')),
      actor_id text,
      actor_name text,
      sequence integer not null,
      data text not null
    ) ${strict}`,
    'create index booking_events_booking on booking_events (booking_id, id)',

    `create table mail_deliveries (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      booking_id text references bookings (id) on delete cascade,
      mail text not null,
      recipient text not null check (recipient in ('host', 'attendee', 'guest')),
      address text not null,
      message_id text not null,
      sequence integer,
      method text check (method in ('REQUEST', 'CANCEL')),
      response text not null,
      accepted_at ${instant} not null
    ) ${strict}`,
    // One accepted mail per Message-ID (E3): whoever comes second finds it here and does not send again.
    'create unique index mail_deliveries_message on mail_deliveries (message_id)',
    'create index mail_deliveries_booking on mail_deliveries (booking_id, accepted_at)',
    'create index mail_deliveries_host on mail_deliveries (host_id, accepted_at)',
    // What `findNextDueAt` asks: leases that may end unnoticed.
    `create index jobs_leased on jobs (lease_until) where state = 'queued' and lease_until > 0`,
  ]
}
