import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect, raiseVersionOnRow, raiseVersionOnWrite } from '../dialect'

/**
 * Teams that are booked as one. The page of a team is a row of `hosts` with `is_team = 1`, so that handles, former handles, event types,
 * photos, frames and kept pages are the same for teams and hosts. An event type of such a row has a rule and members.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of statements(dialect)) await sql.raw(statement).execute(db)
  await raiseVersionOnWrite(db, dialect, { table: 'event_type_members', hostColumn: 'page_id' })
  await raiseVersionOnWrite(db, dialect, { table: 'teams', hostColumn: 'host_id' })
  const onRow = (trigger: string, row: Omit<Parameters<typeof raiseVersionOnRow>[2], 'trigger'>) =>
    raiseVersionOnRow(db, dialect, { trigger: `offer_version_${trigger}`, ...row })
  // A booking that passes to another host changes what both offer.
  await onRow('booking_passed', {
    table: 'bookings',
    event: 'update',
    when: 'old.host_id <> new.host_id',
    hosts: '= old.host_id',
  })
  const pageOf = (row: string) => `in (select host_id from teams where id = ${row}.team_id)`
  await onRow('member_added', { table: 'team_members', event: 'insert', hosts: pageOf('new') })
  await onRow('member_changed', { table: 'team_members', event: 'update', hosts: pageOf('new') })
  await onRow('member_removed', { table: 'team_members', event: 'delete', hosts: pageOf('old') })
  // Members without a working connection may get no turns. Tokens that are refreshed change nothing.
  await onRow('goto_added', { table: 'goto_connections', event: 'insert', hosts: '= new.host_id' })
  await onRow('goto_removed', { table: 'goto_connections', event: 'delete', hosts: '= old.host_id' })
  await onRow('goto_changed', {
    table: 'goto_connections',
    event: 'update',
    when: `old.status <> new.status or coalesce(old.trouble, '') <> coalesce(new.trouble, '')`,
    hosts: '= new.host_id',
  })
}

function statements(dialect: Dialect): string[] {
  const { instant, strict } = COLUMN_TYPES[dialect]
  const flag = (name: string) => `${name} integer not null default 0 check (${name} in (0, 1))`
  const rule = `team_rule text check (team_rule in ('round_robin', 'collective', 'choose'))`
  return [
    `alter table hosts add column ${flag('is_team')}`,
    'alter table teams add column host_id text references hosts (id) on delete set null',
    `alter table teams add column ${flag('shows_members')}`,
    'create unique index teams_host on teams (host_id) where host_id is not null',
    `alter table team_members add column bookable_since ${instant}`,
    `alter table team_members add column paused_at ${instant}`,

    `alter table event_types add column ${rule}`,
    'alter table event_types add column team_settings text',
    `create table event_type_members (
      event_type_id text not null references event_types (id) on delete cascade,
      host_id text not null references hosts (id) on delete cascade,
      page_id text not null references hosts (id) on delete cascade,
      priority integer not null check (priority between 1 and 9),
      weight integer not null check (weight between 1 and 100),
      position integer not null,
      created_at ${instant} not null,
      primary key (event_type_id, host_id)
    ) ${strict}`,
    'create index event_type_members_host on event_type_members (host_id)',
    'create index event_type_members_page on event_type_members (page_id)',

    `create table turn_groups (
      id text primary key,
      event_type_id text not null references event_types (id) on delete cascade,
      open_members text not null,
      passed_members text not null,
      created_at ${instant} not null
    ) ${strict}`,
    'create index turn_groups_event_type on turn_groups (event_type_id)',

    `alter table bookings add column ${rule}`,
    'alter table bookings add column turn_group_id text references turn_groups (id)',
    `create index bookings_turns on bookings (event_type_id, created_at, turn_group_id, host_id, status, no_show_at)
      where turn_group_id is not null`,
    'create index bookings_turn_group on bookings (turn_group_id) where turn_group_id is not null',
  ]
}
