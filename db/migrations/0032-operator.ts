import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/**
 * What the operator decides while the app runs: settings over those of the environment, quotas of a tenant, blocked addresses (also those
 * of a host), and mails that are stopped because too many of them bounced or were reported. `mailbox` is a digest.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, id, strict } = COLUMN_TYPES[dialect]
  for (const statement of [
    `create table operator_settings (
      name text primary key,
      value text not null,
      updated_at ${instant} not null
    ) ${strict}`,

    `create table blocked_senders (
      id ${id},
      host_id text references hosts (id) on delete cascade,
      kind text not null check (kind in ('address', 'domain')),
      value text not null,
      created_at ${instant} not null
    ) ${strict}`,
    "create unique index blocked_senders_value on blocked_senders (value, kind, coalesce(host_id, ''))",
    'create index blocked_senders_host on blocked_senders (host_id)',

    `create table tenant_quotas (
      host_id text primary key references hosts (id) on delete cascade,
      bookings_per_day integer check (bookings_per_day >= 0),
      mails_per_day integer check (mails_per_day >= 0),
      updated_at ${instant} not null
    ) ${strict}`,

    `create table mail_quarantines (
      host_id text primary key references hosts (id) on delete cascade,
      cause text not null check (cause in ('bounces', 'reports', 'operator')),
      began_at ${instant} not null
    ) ${strict}`,

    `create table mail_complaints (
      id ${id},
      host_id text not null references hosts (id) on delete cascade,
      kind text not null check (kind in ('bounce', 'report')),
      mailbox text not null,
      at ${instant} not null
    ) ${strict}`,
    'create unique index mail_complaints_mailbox on mail_complaints (host_id, kind, mailbox)',
    'create index mail_complaints_at on mail_complaints (at)',
  ])
    await sql.raw(statement).execute(db)
}
