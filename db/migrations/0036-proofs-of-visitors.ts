import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect, raiseVersionOnWrite } from '../dialect'

/** Times that wait for the proof of an address, and a host's own limits on open bookings. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  for (const statement of [
    'alter table event_types add column proves_address integer not null default 0 check (proves_address in (0, 1))',
    'alter table hosts add column max_open_of_address integer check (max_open_of_address between 1 and 100000)',
    'alter table hosts add column max_open_of_network integer check (max_open_of_network between 1 and 100000)',
    'alter table hosts add column max_open_in_all integer check (max_open_in_all between 1 and 100000)',
    `create table address_proofs (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      event_type_id text not null references event_types (id) on delete cascade,
      form_key text not null unique,
      email text not null,
      mailbox text not null,
      network text not null,
      wide_network text not null,
      request text not null,
      starts_at ${instant} not null,
      ends_at ${instant} not null,
      held_until ${instant} not null,
      mails integer not null default 0,
      wrong_codes integer not null default 0,
      booking_id text references bookings (id) on delete cascade,
      withdrawn_at ${instant},
      created_at ${instant} not null,
      check (ends_at > starts_at)
    ) ${strict}`,
    'create index address_proofs_host on address_proofs (host_id, held_until)',
    'create index address_proofs_created on address_proofs (created_at)',
    'create index address_proofs_booking on address_proofs (booking_id) where booking_id is not null',
    'create index address_proofs_event_type on address_proofs (event_type_id)',
    `create table held_times (
      proof_id text not null references address_proofs (id) on delete cascade,
      host_id text not null references hosts (id) on delete cascade,
      event_type_id text not null references event_types (id) on delete cascade,
      starts_at ${instant} not null,
      ends_at ${instant} not null,
      buffer_before_minutes integer not null,
      buffer_after_minutes integer not null,
      held_until ${instant} not null,
      primary key (proof_id, host_id)
    ) ${strict}`,
    'create index held_times_host on held_times (host_id, starts_at)',
    'create index held_times_event_type on held_times (event_type_id)',
    'create index held_times_end on held_times (held_until)',
    'create index booking_networks_network on booking_networks (network, booked_at)',
    'create index booking_networks_mailbox on booking_networks (mailbox, booked_at)',
  ])
    await sql.raw(statement).execute(db)
  await raiseVersionOnWrite(db, dialect, { table: 'held_times', hostColumn: 'host_id' })
}
