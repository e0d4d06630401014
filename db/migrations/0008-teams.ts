import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** Teams: whose meetings managers may see and cancel. A host is in one team at most, and has agreed to it. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of statements(dialect)) await sql.raw(statement).execute(db)
}

function statements(dialect: Dialect): string[] {
  const { instant, strict } = COLUMN_TYPES[dialect]
  return [
    `create table teams (
      id text primary key,
      name text not null,
      created_at ${instant} not null,
      updated_at ${instant} not null
    ) ${strict}`,

    `create table team_members (
      host_id text primary key references hosts (id) on delete cascade,
      team_id text not null references teams (id) on delete cascade,
      role text not null check (role in ('owner', 'manager', 'member')),
      shares_goto integer not null check (shares_goto in (0, 1)),
      agreed_at ${instant} not null
    ) ${strict}`,
    'create index team_members_team on team_members (team_id)',
    `create unique index team_members_owner on team_members (team_id) where role = 'owner'`,

    `create table team_invitations (
      id text primary key,
      team_id text not null references teams (id) on delete cascade,
      email text not null check (email = lower(email)),
      role text not null check (role in ('manager', 'member')),
      invited_by text not null references hosts (id) on delete cascade,
      created_at ${instant} not null,
      expires_at ${instant} not null
    ) ${strict}`,
    'create unique index team_invitations_email on team_invitations (team_id, email)',
    'create index team_invitations_by_email on team_invitations (email)',
  ]
}
