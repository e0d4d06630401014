import { type Kysely, sql } from 'kysely'

/** Events of a calendar feed that could not be read; and every feed is read again, because the reader has changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table calendar_feeds add column unread_events text`.execute(db)
  await sql`update calendar_feeds set etag = null, last_modified = null, content_hash = null, expanded_at = null`.execute(
    db,
  )
}
