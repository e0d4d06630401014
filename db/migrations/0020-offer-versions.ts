import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect, raiseVersionOnWrite } from '../dialect'

/** What a host's public pages show and offer is read from these tables, with the column that names the host. */
const READ_BY_PAGES = {
  hosts: 'id',
  schedules: 'host_id',
  days_off: 'host_id',
  event_types: 'host_id',
  bookings: 'host_id',
  busy_intervals: 'host_id',
}

/**
 * A number per host that rises with every write to what the host's public pages show, in the same transaction, whichever statement writes:
 * processes keep rendered pages for as long as it stays the same. A table of its own, so that it locks no row of another.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { instant, strict } = COLUMN_TYPES[dialect]
  await sql
    .raw(`create table offer_versions (host_id text primary key, version ${instant} not null default 0) ${strict}`)
    .execute(db)
  await sql`insert into offer_versions (host_id) select id from hosts`.execute(db)
  for (const [table, hostColumn] of Object.entries(READ_BY_PAGES))
    await raiseVersionOnWrite(db, dialect, { table, hostColumn })
}
