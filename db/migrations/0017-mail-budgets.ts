import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'

/**
 * The recent mails to each mailbox, over all hosts (S16). The mailbox is a digest: no address is stored. `mail_1` to `mail_3`
 * are the last three mails that strangers caused, latest first; `host_1` to `host_3` those of established hosts about their
 * bookings.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, id, strict } = COLUMN_TYPES[dialect]
  for (const statement of [
    `create table mail_recipients (
      mailbox text primary key,
      agreed_at ${instant},
      mail_1 ${instant} not null default 0,
      mail_2 ${instant} not null default 0,
      mail_3 ${instant} not null default 0,
      host_1 ${instant} not null default 0,
      host_2 ${instant} not null default 0,
      host_3 ${instant} not null default 0,
      seen_at ${instant} not null
    ) ${strict}`,
    'create index mail_recipients_seen on mail_recipients (seen_at)',

    `create table tenant_mail_counts (
      host_id text primary key references hosts (id) on delete cascade,
      began_at ${instant} not null,
      own integer not null default 0,
      visitors integer not null default 0
    ) ${strict}`,

    `create table held_back_mails (
      id ${id},
      host_id text not null references hosts (id) on delete cascade,
      booking_id text references bookings (id) on delete cascade,
      mail text not null,
      recipient text not null,
      sequence integer,
      reason text not null,
      at ${instant} not null
    ) ${strict}`,
    'create index held_back_mails_booking on held_back_mails (booking_id)',
    'create index held_back_mails_host on held_back_mails (host_id)',
    'create index held_back_mails_at on held_back_mails (at)',
  ])
    await sql.raw(statement).execute(db)
}
