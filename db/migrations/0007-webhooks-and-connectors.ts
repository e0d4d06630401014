import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of statements(dialect)) await sql.raw(statement).execute(db)
}

function statements(dialect: Dialect): string[] {
  const { instant, id, strict } = COLUMN_TYPES[dialect]
  const target = `
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      events text not null,
      failing_since ${instant},
      rest_until ${instant} not null default 0,
      disabled_at ${instant},
      disabled_reason text check (disabled_reason in ('by_host', 'failing', 'gone')),
      created_at ${instant} not null,
      updated_at ${instant} not null`
  return [
    // Keys that were made before there were scopes could do everything, and still can.
    `alter table api_keys add column scopes text not null default '["read","book","manage"]'`,
    `alter table api_keys add column expires_at ${instant}`,

    // Jobs of one queue share its capacity in the worker; without a queue, a host's jobs share one.
    'alter table jobs add column queue text',

    `create table webhooks (${target},
      url text not null,
      secret text not null,
      previous_secret text,
      previous_secret_until ${instant} not null default 0
    ) ${strict}`,
    'create index webhooks_host on webhooks (host_id, created_at)',

    `create table connectors (${target},
      name text not null,
      crm_system text,
      record_id_path text,
      requests text not null,
      headers text not null
    ) ${strict}`,
    'create index connectors_host on connectors (host_id, created_at)',

    `create table connector_records (
      connector_id text not null references connectors (id) on delete cascade,
      booking_id text not null references bookings (id) on delete cascade,
      record_id text not null,
      created_at ${instant} not null,
      primary key (connector_id, booking_id)
    ) ${strict}`,

    `create table deliveries (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      webhook_id text references webhooks (id) on delete cascade,
      connector_id text references connectors (id) on delete cascade,
      booking_id text references bookings (id) on delete cascade,
      event text not null,
      snapshot text not null,
      state text not null check (state in ('queued', 'delivered', 'failed')),
      attempts integer not null default 0,
      created_at ${instant} not null,
      updated_at ${instant} not null,
      check ((webhook_id is null) <> (connector_id is null))
    ) ${strict}`,
    'create index deliveries_host on deliveries (host_id, created_at)',
    'create index deliveries_webhook on deliveries (webhook_id, created_at)',
    'create index deliveries_connector on deliveries (connector_id, created_at)',
    'create index deliveries_booking on deliveries (booking_id, created_at)',
    'create index deliveries_age on deliveries (created_at)',

    `create table delivery_attempts (
      id ${id},
      delivery_id text not null references deliveries (id) on delete cascade,
      at ${instant} not null,
      took_ms integer not null,
      request text,
      status integer,
      problem text,
      answer text not null default ''
    ) ${strict}`,
    'create index delivery_attempts_delivery on delivery_attempts (delivery_id, id)',
  ]
}
