import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** The network from which a visitor booked, for some days: one network may hold only a share of a host's offered time (S23). */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  for (const statement of [
    `create table booking_networks (
      booking_id text primary key references bookings (id) on delete cascade,
      host_id text not null references hosts (id) on delete cascade,
      network text not null,
      wide_network text not null,
      mailbox text not null,
      booked_at ${instant} not null
    ) ${strict}`,
    'create index booking_networks_host on booking_networks (host_id, booked_at)',
    'create index booking_networks_booked on booking_networks (booked_at)',
    'alter table hosts add column network_share_percent integer check (network_share_percent between 1 and 100)',
  ])
    await sql.raw(statement).execute(db)
}
