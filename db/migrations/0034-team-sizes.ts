import { type Kysely, sql } from 'kysely'

/**
 * How many members a team's event type was given: a collective one that has lost some is not booked with fewer. And an index for the
 * bookings of co-hosts, past and cancelled ones too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const statements = [
    'alter table event_types add column team_size integer',
    `update event_types set team_size = (select count(*) from event_type_members where event_type_id = event_types.id)
      where team_rule is not null`,
    'create index booking_co_hosts_host on booking_co_hosts (host_id, starts_at, booking_id)',
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}
