import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** Sessions with their device, second factors, passkeys, and what is held until somebody has shown again who they are. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  for (const statement of [
    'alter table sessions add column browser text',
    'alter table sessions add column system text',
    'alter table sessions add column network text',
    `alter table sessions add column last_seen_at ${instant}`,
    `alter table sessions add column proven_at ${instant}`,
    `alter table hosts add column second_step_at ${instant}`,
    `create table known_browsers (
      host_id text not null references hosts (id) on delete cascade,
      browser_hash text not null,
      last_used_at ${instant} not null,
      primary key (host_id, browser_hash)
    ) ${strict}`,
    'create index known_browsers_age on known_browsers (last_used_at)',
    `create table authenticator_apps (
      host_id text primary key references hosts (id) on delete cascade,
      id text not null,
      secret text not null,
      confirmed_at ${instant},
      last_step integer,
      created_at ${instant} not null
    ) ${strict}`,
    `create table recovery_codes (
      host_id text not null references hosts (id) on delete cascade,
      code_hash text not null,
      created_at ${instant} not null,
      used_at ${instant},
      primary key (host_id, code_hash)
    ) ${strict}`,
    `create table passkeys (
      id text primary key,
      credential_id text not null unique,
      host_id text not null references hosts (id) on delete cascade,
      name text not null,
      public_key text not null,
      counter ${instant} not null,
      transports text not null,
      created_at ${instant} not null,
      last_used_at ${instant}
    ) ${strict}`,
    'create index passkeys_host on passkeys (host_id)',
    `create table passkey_challenges (
      challenge_hash text primary key,
      asker_hash text not null,
      purpose text not null check (purpose in ('register', 'sign_in', 'second_step', 'confirm')),
      expires_at ${instant} not null
    ) ${strict}`,
    'create index passkey_challenges_expiry on passkey_challenges (expires_at)',
    `create table pending_sign_ins (
      id_hash text primary key,
      host_id text not null references hosts (id) on delete cascade,
      next text not null,
      attempts integer not null,
      expires_at ${instant} not null
    ) ${strict}`,
    'create index pending_sign_ins_host on pending_sign_ins (host_id)',
    'create index pending_sign_ins_expiry on pending_sign_ins (expires_at)',
    `create table held_forms (
      id text primary key,
      session_id_hash text not null references sessions (id_hash) on delete cascade,
      sealed text not null,
      expires_at ${instant} not null
    ) ${strict}`,
    'create index held_forms_session on held_forms (session_id_hash)',
    'create index held_forms_expiry on held_forms (expires_at)',
  ])
    await sql.raw(statement).execute(db)
}
