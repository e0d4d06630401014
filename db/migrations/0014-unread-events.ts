import { type Kysely, sql } from 'kysely'

/** What a calendar feed holds that could not be understood; and every feed is read anew, because another program reads it now. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table calendar_feeds add column unread_events text`.execute(db)
  await sql`update calendar_feeds set etag = null, last_modified = null, content_hash = null, expanded_at = null`.execute(
    db,
  )
}
