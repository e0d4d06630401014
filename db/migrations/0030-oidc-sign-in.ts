import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/** Sign-in by an OpenID Connect provider: who is linked to which host, and sign-ins that are under way. */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  for (const statement of [
    `create table oidc_identities (
      issuer text not null,
      subject text not null,
      host_id text not null references hosts (id) on delete cascade,
      email text,
      created_at ${instant} not null,
      primary key (issuer, subject)
    ) ${strict}`,
    'create unique index oidc_identities_host on oidc_identities (host_id, issuer)',
    `create table oidc_attempts (
      id text primary key,
      browser_hash text not null,
      step text not null check (step in ('asked', 'answered')),
      sealed text not null,
      created_at ${instant} not null,
      expires_at ${instant} not null
    ) ${strict}`,
    'create index oidc_attempts_browser on oidc_attempts (browser_hash)',
    'create index oidc_attempts_expiry on oidc_attempts (expires_at)',
    'alter table sign_ups add column oidc_issuer text',
    'alter table sign_ups add column oidc_subject text',
  ])
    await sql.raw(statement).execute(db)
}
