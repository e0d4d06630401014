import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/**
 * A second sending address per owner, so that the proven one stays in use until the new one can be; and addresses for replies that somebody
 * must prove. Those that are stored are taken for unproven, except an account's own.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant } = COLUMN_TYPES[dialect]
  const statements = [
    ...(dialect === 'sqlite' ? newAddresses() : widerKey()),
    'create index sending_addresses_next_check on sending_addresses (next_check_at)',
    'alter table senders add column asked_reply_to text',
    'alter table senders add column reply_to_token_hash text',
    `alter table senders add column reply_to_token_expires_at ${instant}`,
    'create unique index senders_reply_to_token on senders (reply_to_token_hash) where reply_to_token_hash is not null',
    `update senders set asked_reply_to = reply_to, reply_to = '' where reply_to <> '' and not exists (
      select 1 from hosts where hosts.id = senders.host_id and hosts.email_verified_at is not null
        and lower(hosts.email) = lower(senders.reply_to)
    )`,
  ]
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** SQLite cannot change a primary key. */
function newAddresses(): string[] {
  return [
    'drop index sending_addresses_next_check',
    'alter table sending_addresses rename to former_sending_addresses',
    `create table sending_addresses (
      host_id text not null references hosts (id) on delete cascade,
      address text not null,
      asked_at integer not null,
      token_hash text unique,
      token_expires_at integer,
      proven_at integer,
      relay text not null,
      lines text not null,
      checked_at integer not null,
      next_check_at integer not null,
      right_at integer,
      refusal text,
      primary key (host_id, asked_at),
      check (right_at is null or proven_at is not null)
    ) strict`,
    `insert into sending_addresses (host_id, address, asked_at, token_hash, token_expires_at, proven_at, relay, lines, checked_at,
        next_check_at, right_at, refusal)
      select host_id, address, asked_at, token_hash, token_expires_at, proven_at, relay, lines, checked_at, next_check_at, right_at, refusal
      from former_sending_addresses`,
    'drop table former_sending_addresses',
  ]
}

function widerKey(): string[] {
  return [
    'drop index sending_addresses_next_check',
    'alter table sending_addresses drop constraint sending_addresses_pkey',
    'alter table sending_addresses add primary key (host_id, asked_at)',
  ]
}
