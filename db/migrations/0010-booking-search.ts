import { type Kysely, sql } from 'kysely'
import { COLUMN_TYPES, type Dialect } from '../dialect'
import { foldText } from '../fold-text'

/**
 * The columns by which the admin searches and sorts. Each order has an index with every column that the filters use, so that a
 * page of 25 is found without reading the bookings themselves, however many there are.
 */
export async function up(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  const { folded } = COLUMN_TYPES[dialect]
  for (const column of ['title_key', 'attendee_key'])
    await sql.raw(`alter table bookings add column ${column} ${folded} not null default ''`).execute(db)
  await foldWhatIsThere(db)
  const filtered = 'ends_at, event_type_id'
  for (const statement of [
    `create index bookings_desk_when on bookings (host_id, starts_at, id, status, ${filtered}, attendee_key)`,
    `create index bookings_desk_attendee on bookings (host_id, attendee_key, starts_at, id, status, ${filtered})`,
    `create index bookings_desk_title on bookings (host_id, title_key, starts_at, id, status, ${filtered}, attendee_key)`,
    `create index bookings_desk_status on bookings (host_id, status, meeting_status, starts_at, id, ${filtered}, attendee_key)`,
    // The first of them serves what this one did.
    'drop index bookings_by_start',
  ])
    await sql.raw(statement).execute(db)
}

async function foldWhatIsThere(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ id: string; title: string; attendee_name: string; attendee_email: string }>`
    select id, title, attendee_name, attendee_email from bookings`.execute(db)
  for (const { id, title, attendee_name, attendee_email } of rows)
    await sql`update bookings set title_key = ${foldText(title)},
      attendee_key = ${foldText(`${attendee_name} ${attendee_email}`)} where id = ${id}`.execute(db)
}
