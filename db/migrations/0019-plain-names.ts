import { type Kysely, sql } from 'kysely'

/** Tables, columns and indexes get the names that the code has for them. Only names change: every row stays as it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const filtered = 'ends_at, event_type_id'
  for (const statement of [
    'alter table mail_deliveries rename to sent_mails',
    'alter table old_links rename to link_redirects',
    'alter table bookings rename column meeting_told to meeting_synced_body',
    'alter table calendar_feeds rename column told_at to notified_at',
    // SQLite cannot rename an index.
    'drop index mail_deliveries_message',
    'drop index mail_deliveries_booking',
    'drop index mail_deliveries_host',
    'drop index old_links_event_type',
    'drop index bookings_desk_when',
    'drop index bookings_desk_attendee',
    'drop index bookings_desk_title',
    'drop index bookings_desk_status',
    'create unique index sent_mails_message on sent_mails (message_id)',
    'create index sent_mails_booking on sent_mails (booking_id, accepted_at)',
    'create index sent_mails_host on sent_mails (host_id, accepted_at)',
    'create index link_redirects_event_type on link_redirects (event_type_id)',
    `create index bookings_admin_when on bookings (host_id, starts_at, id, status, ${filtered}, attendee_key)`,
    `create index bookings_admin_attendee on bookings (host_id, attendee_key, starts_at, id, status, ${filtered})`,
    `create index bookings_admin_title on bookings (host_id, title_key, starts_at, id, status, ${filtered}, attendee_key)`,
    `create index bookings_admin_status on bookings (host_id, status, meeting_status, starts_at, id, ${filtered}, attendee_key)`,
  ])
    await sql.raw(statement).execute(db)
}
