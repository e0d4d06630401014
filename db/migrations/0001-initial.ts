import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, createOverlapGuard, type Dialect } from '../dialect'

export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  for (const statement of statements(dialect)) await sql.raw(statement).execute(db)
  await createOverlapGuard(db, dialect)
}

function statements(dialect: Dialect): string[] {
  const { instant, id, strict } = COLUMN_TYPES[dialect]
  return [
    `create table hosts (
      id text primary key,
      email text not null unique check (email = lower(email)),
      name text not null,
      handle text not null unique check (handle = lower(handle)),
      time_zone text not null,
      locale text not null,
      password_hash text,
      email_verified_at ${instant},
      welcome_text text not null default '',
      brand_color text,
      suspended_at ${instant},
      created_at ${instant} not null,
      updated_at ${instant} not null
    ) ${strict}`,

    `create table former_handles (
      handle text primary key,
      host_id text not null references hosts (id) on delete cascade,
      expires_at ${instant} not null
    ) ${strict}`,

    `create table sessions (
      id_hash text primary key,
      host_id text not null references hosts (id) on delete cascade,
      created_at ${instant} not null,
      expires_at ${instant} not null
    ) ${strict}`,
    'create index sessions_host on sessions (host_id)',

    `create table account_tokens (
      token_hash text primary key,
      host_id text not null references hosts (id) on delete cascade,
      purpose text not null check (purpose in ('verify_email', 'change_email', 'reset_password')),
      email text not null,
      created_at ${instant} not null,
      expires_at ${instant} not null
    ) ${strict}`,
    'create index account_tokens_host on account_tokens (host_id)',

    `create table api_keys (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      name text not null,
      key_hash text not null unique,
      hint text not null,
      created_at ${instant} not null,
      last_used_at ${instant},
      revoked_at ${instant}
    ) ${strict}`,
    'create index api_keys_host on api_keys (host_id)',

    `create table goto_connections (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      status text not null check (status in ('connected', 'reconnect_needed', 'offered')),
      email text,
      organizer_key text,
      access_token text not null,
      refresh_token text not null,
      access_expires_at ${instant} not null,
      refreshed_at ${instant} not null,
      refresh_lease_owner text,
      refresh_lease_until ${instant} not null default 0,
      scope text,
      checked_at ${instant},
      trouble text,
      created_at ${instant} not null,
      updated_at ${instant} not null
    ) ${strict}`,
    `create unique index goto_connections_host on goto_connections (host_id) where status <> 'offered'`,
    `create unique index goto_connections_offered on goto_connections (host_id) where status = 'offered'`,

    `create table goto_authorizations (
      state_hash text primary key,
      host_id text not null references hosts (id) on delete cascade,
      session_id_hash text not null,
      code_verifier text not null,
      created_at ${instant} not null,
      expires_at ${instant} not null
    ) ${strict}`,

    `create table schedules (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      name text not null,
      is_default integer not null check (is_default in (0, 1)),
      weekly text not null,
      overrides text not null,
      created_at ${instant} not null,
      updated_at ${instant} not null
    ) ${strict}`,
    'create unique index schedules_default on schedules (host_id) where is_default = 1',

    `create table event_types (
      id text primary key,
      host_id text not null references hosts (id) on delete cascade,
      slug text not null,
      title text not null,
      description text not null default '',
      color text not null,
      duration_minutes integer not null check (duration_minutes > 0),
      duration_choices_minutes text not null default '[]',
      step_minutes integer not null check (step_minutes > 0),
      buffer_before_minutes integer not null default 0 check (buffer_before_minutes >= 0),
      buffer_after_minutes integer not null default 0 check (buffer_after_minutes >= 0),
      minimum_notice_minutes integer not null default 0 check (minimum_notice_minutes >= 0),
      booking_window text not null,
      daily_limit integer check (daily_limit > 0),
      weekly_limit integer check (weekly_limit > 0),
      confirmation text not null check (confirmation in ('automatic', 'manual')),
      hidden integer not null default 0 check (hidden in (0, 1)),
      guests_allowed integer not null default 0 check (guests_allowed in (0, 1)),
      cancel_cutoff_minutes integer not null default 0 check (cancel_cutoff_minutes >= 0),
      reschedule_cutoff_minutes integer not null default 0 check (reschedule_cutoff_minutes >= 0),
      questions text not null default '[]',
      language text,
      position integer not null,
      created_at ${instant} not null,
      updated_at ${instant} not null,
      deleted_at ${instant}
    ) ${strict}`,
    'create unique index event_types_slug on event_types (host_id, slug) where deleted_at is null',

    `create table bookings (
      id text primary key,
      host_id text not null references hosts (id),
      event_type_id text not null references event_types (id),
      status text not null check (status in ('pending', 'confirmed', 'cancelled', 'declined')),
      starts_at ${instant} not null,
      ends_at ${instant} not null,
      buffer_before_minutes integer not null,
      buffer_after_minutes integer not null,
      title text not null,
      attendee_name text not null,
      attendee_email text not null,
      attendee_time_zone text not null,
      attendee_locale text not null,
      guests text not null default '[]',
      answers text not null default '[]',
      notes text not null default '',
      tracking text not null default '{}',
      metadata text not null default '{}',
      crm_system text,
      crm_type text,
      crm_id text,
      sequence integer not null default 0 check (sequence >= 0),
      manage_token_hash text not null unique,
      manage_token text not null,
      meeting_status text not null check (meeting_status in ('pending', 'ready', 'failed', 'removed')),
      meeting_marker text not null,
      meeting_attempted_at ${instant},
      meeting_id text,
      join_url text,
      dial_in text,
      cancelled_by text check (cancelled_by in ('host', 'attendee')),
      cancellation_reason text,
      cancelled_at ${instant},
      previous_starts_at ${instant},
      previous_ends_at ${instant},
      created_at ${instant} not null,
      updated_at ${instant} not null,
      check (ends_at > starts_at)
    ) ${strict}`,
    // Held bookings only: what is past or cancelled never slows down the search for a free time (P4).
    `create index bookings_held on bookings (host_id, ends_at, starts_at) where status in ('pending', 'confirmed')`,
    'create index bookings_by_start on bookings (host_id, starts_at, id)',
    'create index bookings_by_crm on bookings (host_id, crm_id) where crm_id is not null',
    'create unique index bookings_meeting on bookings (host_id, meeting_id) where meeting_id is not null',

    `create table idempotency_keys (
      key_hash text primary key,
      request_hash text not null,
      host_id text not null references hosts (id) on delete cascade,
      booking_id text not null references bookings (id) on delete cascade,
      answer text,
      created_at ${instant} not null
    ) ${strict}`,
    'create index idempotency_keys_age on idempotency_keys (created_at)',

    `create table jobs (
      id ${id},
      host_id text not null references hosts (id) on delete cascade,
      booking_id text references bookings (id) on delete cascade,
      lane text not null,
      kind text not null,
      payload text not null,
      state text not null default 'queued' check (state in ('queued', 'waiting', 'done', 'superseded', 'failed', 'discarded')),
      run_at ${instant} not null,
      deadline_at ${instant} not null,
      attempts integer not null default 0,
      lease_owner text,
      lease_until ${instant} not null default 0,
      last_error text,
      created_at ${instant} not null,
      updated_at ${instant} not null
    ) ${strict}`,
    `create index jobs_due on jobs (run_at, id) where state = 'queued'`,
    `create index jobs_open_lane on jobs (lane, id) where state in ('queued', 'waiting')`,
    'create index jobs_booking on jobs (booking_id, id)',
    `create index jobs_trouble on jobs (host_id, id) where state in ('waiting', 'failed')`,
  ]
}
