import { type Kysely, sql } from 'kysely'

/** Makes deleting a host with all bookings fast: rows that refer to a booking are found without reading whole tables. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index idempotency_keys_booking on idempotency_keys (booking_id)`.execute(db)
  await sql`create index one_time_links_booking on one_time_links (booking_id)`.execute(db)
  await sql`create index connector_records_booking on connector_records (booking_id)`.execute(db)
}
